package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.command.State;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.Optional;
import java.util.OptionalLong;

/** The places of tasks: numbers with gaps, so that a task that comes between two others leaves them as they are. */
final class Places {
    /** From one place to the next; 1,000 of them are less than 2 to the 53rd, which is exact in every JSON reader. */
    static final long GAP = 1L << 32;

    private static final long STEP = 1L << 20;

    private Places() {}

    /** The place behind the last task of a stage; behind all for a new one, or where there is no room. */
    static long behind(ChannelId channel, String stage, State state) {
        Optional<Task> last = last(Task.staged(channel, stage), state);
        Optional<Task> next = last.flatMap(t -> next(t, state));
        if (last.isPresent() && next.isPresent()) {
            OptionalLong between = between(last.get().position(), next.get().position());
            if (between.isPresent()) {
                return between.getAsLong();
            }
        }
        return end(channel, state);
    }

    /** The place behind all. */
    static long end(ChannelId channel, State state) {
        return last(Term.of("channel", channel), state).map(Task::position).orElse(0L) + GAP;
    }

    /** A place between two, near the first; none when there is no number between them. */
    static OptionalLong between(long first, long second) {
        long room = second - first;
        return room < 2 ? OptionalLong.empty() : OptionalLong.of(first + Math.min(room / 2, STEP));
    }

    static Optional<Task> last(Term term, State state) {
        return state.find(Task.KIND, find(state, term).newestFirst().most(1)).stream()
                .findFirst();
    }

    /** The task of the channel that stands behind another. */
    static Optional<Task> next(Task task, State state) {
        return state.find(Task.KIND, of(task, state).after(place(task)).most(1)).stream()
                .findFirst();
    }

    /** The task of the channel that stands before another. */
    static Optional<Task> previous(Task task, State state) {
        return state
                .find(
                        Task.KIND,
                        of(task, state).newestFirst().after(place(task)).most(1))
                .stream()
                .findFirst();
    }

    private static Find of(Task task, State state) {
        return find(state, Term.of("channel", task.channel()));
    }

    private static Find find(State state, Term term) {
        return Find.of(state.workspace(), Task.KIND.name(), term);
    }

    private static Find.Place place(Task task) {
        return new Find.Place(task.position(), Task.id(task.channel(), task.id()));
    }
}
