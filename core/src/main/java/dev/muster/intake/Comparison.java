package dev.muster.intake;

import dev.muster.intake.AlertGroup.Held;
import dev.muster.intake.AlertmanagerPayload.Alert;
import dev.muster.intake.IntakeEvent.AlertLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a payload changes about what is held of a group:
 *
 * <ol>
 *   <li>alerts are compared by fingerprint, in status, start and, once resolved, end; annotations do not count, so that
 *       a repeat with another reading changes nothing;
 *   <li>an alert that fired and is not mentioned any more does not fire any more, unless the sender left alerts out;
 *   <li>the group is over when no alert fires; never when the sender left some out and says that some fire.
 * </ol>
 *
 * @param held what is to be held from now on
 * @param changed the alerts that changed
 * @param firing how many fire
 * @param begins true when an alert fires that did not, or fires anew
 * @param over true when nothing fires
 */
record Comparison(Map<String, Held> held, List<AlertLine> changed, int firing, boolean begins, boolean over) {
    private static final int MOST_HELD = 2_000;
    private static final String GONE = "not reported any more";

    static Comparison of(Map<String, Held> before, AlertmanagerPayload payload) {
        Map<String, Alert> now = new LinkedHashMap<>();
        payload.alerts().forEach(a -> now.merge(a.print(), a, Comparison::worse));
        Map<String, Held> held = new TreeMap<>();
        List<AlertLine> changed = new ArrayList<>();
        boolean begins = false;
        for (Map.Entry<String, Alert> entry : now.entrySet()) {
            AlertLine line = line(entry.getKey(), entry.getValue(), payload);
            Held then = new Held(line.name(), line.status(), line.startsAt(), line.endsAt());
            held.put(entry.getKey(), then);
            if (!then.equals(before.get(entry.getKey()))) {
                changed.add(line);
                begins |= then.firing();
            }
        }
        boolean whole = payload.truncatedAlerts() == 0;
        before.forEach((print, known) -> {
            Held then = whole ? known.gone() : known;
            if (!now.containsKey(print) && (held.size() < MOST_HELD || then.firing())) {
                held.put(print, then);
            }
            if (!now.containsKey(print) && !then.equals(known)) {
                changed.add(new AlertLine(print, then.status(), then.name(), GONE, then.startsAt(), null, null));
            }
        });
        int firing = (int) held.values().stream().filter(Held::firing).count();
        boolean hidden = !whole && payload.status() == AlertStatus.FIRING;
        return new Comparison(held, changed, firing, begins, firing == 0 && !hidden);
    }

    int resolved() {
        return held.size() - firing;
    }

    private static Alert worse(Alert one, Alert other) {
        return one.status() == AlertStatus.FIRING ? one : other;
    }

    private static AlertLine line(String print, Alert alert, AlertmanagerPayload payload) {
        String link = Text.link(alert.generatorURL());
        return new AlertLine(
                print,
                alert.status(),
                Text.line(alert.labels().getOrDefault("alertname", payload.receiver()), 200),
                Text.line(Objects.requireNonNullElse(alert.annotations().get("summary"), ""), 300),
                alert.startsAt(),
                alert.endsAt(),
                link.isEmpty() ? null : link);
    }
}
