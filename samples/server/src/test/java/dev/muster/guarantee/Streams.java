package dev.muster.guarantee;

import dev.muster.guarantee.History.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be true of what a client was told of a journal. Pure functions; each returns what is wrong, in words. */
final class Streams {
    private Streams() {}

    /** An entry as it was told or read: its number and everything else of it, as one text. */
    record Told(long sequence, String content) {}

    /**
     * What a client has taken in over all its connections is the journal, each entry once and in order.
     *
     * @param who who and what, for the words
     */
    static List<String> gapFree(String who, List<Told> stream, List<Told> journal) {
        List<String> wrong = new ArrayList<>();
        Set<Long> had = new HashSet<>();
        long next = 1;
        for (Told told : stream) {
            if (!had.add(told.sequence())) {
                wrong.add("twice: " + who + " was told " + told.sequence() + " again");
            } else if (told.sequence() > next) {
                wrong.add("gap: " + who + " was told " + told.sequence() + " where " + next + " was due");
            } else if (told.sequence() < next) {
                wrong.add("late: " + who + " was told " + told.sequence() + " behind " + (next - 1));
            }
            next = Math.max(next, told.sequence() + 1);
            if (told.sequence() > journal.size()
                    || !journal.get((int) told.sequence() - 1).equals(told)) {
                wrong.add("other: " + who + " was told " + told + ", which the journal does not hold");
            }
        }
        if (next <= journal.size()) {
            wrong.add("end: " + who + " was told up to " + (next - 1) + " of " + journal.size());
        }
        return wrong;
    }

    /**
     * Nothing was told that is behind the entry which took a person's right.
     *
     * @param removal the number of that entry, which itself may be told
     */
    static List<String> nothingBehind(String who, List<Told> stream, long removal) {
        return stream.stream()
                .filter(t -> t.sequence() > removal)
                .map(t -> "told after the removal at " + removal + ": " + who + " got " + t)
                .toList();
    }

    /**
     * Nothing was told that was begun to be written after a person's right was taken.
     *
     * @param taken when that was answered, by the machine's monotonic clock
     */
    static List<String> nothingBegunAfter(String who, List<Told> stream, List<Op> writes, long taken) {
        Set<Long> after = writes.stream()
                .filter(w -> w.ok() && w.invoked() > taken)
                .map(Op::sequence)
                .collect(Collectors.toSet());
        return stream.stream()
                .filter(t -> after.contains(t.sequence()))
                .map(t -> "told after the right was taken: " + who + " got " + t)
                .toList();
    }
}
