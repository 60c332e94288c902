package dev.muster.storage;

import java.util.Set;

/**
 * Which jobs are meant, by their kind.
 *
 * @param only true for the jobs of these kinds, false for all others
 * @param kinds names of kinds, at most 1,000
 */
public record JobKinds(boolean only, Set<String> kinds) {
    /** Every job. */
    public static final JobKinds ALL = new JobKinds(false, Set.of());

    /** Copies the set. */
    public JobKinds {
        kinds = Set.copyOf(kinds);
    }

    /** Those of these kinds. */
    public static JobKinds only(Set<String> kinds) {
        return new JobKinds(true, kinds);
    }

    /** All but those of these kinds. */
    public static JobKinds except(Set<String> kinds) {
        return new JobKinds(false, kinds);
    }

    /** True when a job of this kind is meant. */
    public boolean includes(String kind) {
        return kinds.contains(kind) == only;
    }
}
