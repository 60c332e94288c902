package dev.muster.intake;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager posts to a webhook, version 4: the state of one group of alerts, sent again and again. Unsigned, and
 * the same bytes at each repeat.
 *
 * @param receiver the receiver's name in the sender's settings
 * @param groupKey which group; unique only together with the receiver
 * @param status firing while any alert of the group fires
 * @param truncatedAlerts how many alerts the sender left out; older senders do not say, which is 0
 * @param groupLabels what the group is made by
 * @param commonLabels labels that all alerts share
 * @param commonAnnotations annotations that all alerts share
 * @param externalURL the sender's own address
 * @param alerts 1 to 1,000
 */
public record AlertmanagerPayload(
        String receiver,
        String groupKey,
        AlertStatus status,
        long truncatedAlerts,
        Map<String, String> groupLabels,
        Map<String, String> commonLabels,
        Map<String, String> commonAnnotations,
        String externalURL,
        List<Alert> alerts) {
    /** How large a payload may be, in bytes. */
    public static final int LARGEST = 4 * 1024 * 1024;

    private static final int MOST_ALERTS = 1_000;
    private static final int MOST_LABELS = 100;

    /**
     * One alert.
     *
     * @param startsAt since when it fires
     * @param endsAt since when it does not; null while it fires, and when the sender does not say
     * @param fingerprint which alert; null from older senders, see {@link #print}
     */
    public record Alert(
            AlertStatus status,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            @Nullable Instant endsAt,
            String generatorURL,
            @Nullable String fingerprint) {
        /** The fingerprint; computed from the labels as the sender does it when it is missing. */
        public String print() {
            return fingerprint == null ? Fingerprint.of(labels) : fingerprint;
        }
    }

    /**
     * Reads a request's body.
     *
     * @throws Rejection {@link Rejection.Code#INVALID} with the path of the field that is missing, of the wrong type or
     *     too large, such as {@code alerts[1].startsAt}; empty when it is the whole body
     */
    public static AlertmanagerPayload parse(byte[] body) {
        if (body.length > LARGEST) {
            throw Rejection.invalid(
                    "", "larger than " + LARGEST / 1024 / 1024 + " MiB; lower max_alerts in the sender");
        }
        return new PayloadReader(body).payload().checked();
    }

    /** Itself, when it keeps the limits. */
    AlertmanagerPayload checked() {
        key("receiver", receiver, 300);
        key("groupKey", groupKey, 10_000);
        Limits.present("status", status);
        Limits.within("truncatedAlerts", truncatedAlerts, 0, Integer.MAX_VALUE);
        labels("groupLabels", groupLabels);
        labels("commonLabels", commonLabels);
        labels("commonAnnotations", commonAnnotations);
        key("externalURL", externalURL, 2_000);
        List<Alert> given = Limits.atMost("alerts", Limits.present("alerts", alerts), MOST_ALERTS);
        if (given.isEmpty()) {
            throw Rejection.invalid("alerts", "is empty; a group has at least one alert");
        }
        for (int i = 0; i < given.size(); i++) {
            check("alerts[" + i + "]", given.get(i));
        }
        return this;
    }

    private static void check(String path, @Nullable Alert given) {
        Alert alert = Limits.present(path, given);
        Limits.present(path + ".status", alert.status());
        labels(path + ".labels", alert.labels());
        labels(path + ".annotations", alert.annotations());
        Limits.present(path + ".startsAt", alert.startsAt());
        key(path + ".generatorURL", alert.generatorURL(), 10_000);
        if (alert.fingerprint() != null) {
            key(path + ".fingerprint", alert.fingerprint(), 100);
        }
    }

    private static void labels(String path, @Nullable Map<String, String> labels) {
        Map<String, String> given = Limits.present(path, labels);
        if (given.size() > MOST_LABELS) {
            throw Rejection.invalid(path, "at most " + MOST_LABELS + "; this has " + given.size());
        }
        given.forEach((name, value) -> {
            key(path, name, 200);
            key(path + "." + name, value, 10_000);
        });
    }

    private static void key(String path, @Nullable String text, int most) {
        int length = Limits.present(path, text).length();
        if (length > most) {
            throw Rejection.invalid(path, "at most " + most + " characters; this has " + length);
        }
    }
}
