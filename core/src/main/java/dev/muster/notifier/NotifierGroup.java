package dev.muster.notifier;

import java.time.Duration;
import java.util.List;

/**
 * Notifiers that stand in for each other: the first is used, and when it does not confirm in time the next, which should
 * share nothing with it.
 *
 * @param name its name, 1 to 40 lower-case letters, digits and hyphens
 * @param notifiers their names, at least one
 * @param confirmWithin how long each has, at least a second
 */
public record NotifierGroup(String name, List<String> notifiers, Duration confirmWithin) {
    /** Checks and copies. */
    public NotifierGroup {
        notifiers = List.copyOf(notifiers);
        if (notifiers.isEmpty() || confirmWithin.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a group has a notifier at least, and gives each a second at least");
        }
    }
}
