package dev.muster.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has to be true of timers: each occurrence has its effect once, never early. Pure functions. */
final class Effects {
    private Effects() {}

    /** An effect that can be seen: which occurrence, when it was due, when it came. */
    record Effect(String occurrence, Instant due, Instant at) {
        Duration late() {
            return Duration.between(due, at);
        }
    }

    /** What is wrong, in words. */
    static List<String> wrong(Collection<String> occurrences, List<Effect> effects) {
        Map<String, Integer> times = new HashMap<>();
        effects.forEach(e -> times.merge(e.occurrence(), 1, Integer::sum));
        List<String> wrong = new ArrayList<>();
        for (String occurrence : occurrences) {
            int n = times.getOrDefault(occurrence, 0);
            if (n != 1) {
                wrong.add(occurrence + " had its effect " + n + " times");
            }
        }
        effects.stream()
                .filter(e -> e.late().isNegative())
                .forEach(e -> wrong.add(e.occurrence() + " came " + e.late().negated() + " early"));
        return wrong;
    }

    /** The lateness that so many of a hundred keep. */
    static Duration percentile(List<Effect> effects, int percent) {
        List<Duration> late = effects.stream().map(Effect::late).sorted().toList();
        return late.isEmpty() ? Duration.ZERO : late.get((late.size() - 1) * percent / 100);
    }
}
