package dev.muster.intake;

import dev.muster.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that other tools bring about, and who lets them. */
public sealed interface IntakeEvent extends Event {
    /** A token was made; in the workspace's journal of tokens. */
    record TokenCreated(IntakeToken token) implements IntakeEvent {
        @Override
        public String sentence() {
            return "let the alert source " + token.name() + " in";
        }
    }

    /** A token was revoked; in the workspace's journal of tokens. */
    record TokenRevoked(String token, String name) implements IntakeEvent {
        @Override
        public String sentence() {
            return "let the alert source " + name + " in no more";
        }
    }

    /**
     * An alert as it is now.
     *
     * @param fingerprint which alert
     * @param name the alert rule's name
     * @param summary what it says; may be empty
     * @param endsAt since when it does not fire; null while it does, or when that is not known
     * @param url where it can be looked at
     */
    record AlertLine(
            String fingerprint,
            AlertStatus status,
            String name,
            String summary,
            Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String url) {}

    /**
     * Alerts of a group changed.
     *
     * @param source name of the token
     * @param group which group, across all its incidents
     * @param groupKey the sender's name of the group
     * @param firing how many fire now
     * @param resolved how many of those known do not
     * @param alerts those that changed
     */
    record AlertsChanged(String source, String group, String groupKey, int firing, int resolved, List<AlertLine> alerts)
            implements IntakeEvent {
        @Override
        public String sentence() {
            String names =
                    alerts.stream().map(AlertLine::name).distinct().limit(3).collect(Collectors.joining(", "));
            return "reported " + firing + " firing, " + resolved + " resolved: " + names;
        }

        @Override
        public Finding finding() {
            return Finding.text(alerts.stream()
                    .map(a -> a.name() + " " + a.summary())
                    .distinct()
                    .limit(50)
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Nothing of a group fires any more. */
    record AlertsResolved(String source, String group, String groupKey) implements IntakeEvent {
        @Override
        public String sentence() {
            return "reported that nothing fires any more";
        }
    }
}
