package dev.muster.command;

import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import java.time.Instant;
import java.util.List;

/**
 * What commands would do: authorised and decided by their own handlers, with everything that follows, on top of what
 * is stored, and never written. For questions alone; used on the thread that asks.
 */
public interface Rehearsal {
    /**
     * Plays commands one on top of the other.
     *
     * @param commands as admission left them; those that callers may send
     * @param state what the question sees
     * @param context who asks, and when
     * @return what the last of them would do
     * @throws Rejection as one of them would be refused
     */
    Outlook play(List<? extends Command> commands, State state, Context context);

    /** What handles the commands; their admission is the caller's to ask for, before anything is read. */
    SlashCommands handlers();

    /**
     * What would be.
     *
     * @param after state as it would be then; good for as long as the question's own
     * @param occurrences what would be appended, in order
     * @param timers what would come due, in the order of time
     */
    record Outlook(State after, List<Occurrence> occurrences, List<Timer> timers) {}

    /** An event that would be appended to a journal. */
    record Occurrence(JournalId journal, Event event) {}

    /**
     * A command that time would bring about.
     *
     * @param command its name, such as {@code task.silent}
     * @param job the id of its job
     */
    record Timer(String command, String job, Instant due) {}
}
