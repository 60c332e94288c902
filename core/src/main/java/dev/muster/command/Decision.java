package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.storage.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen, in the order in which it was said: events, new state, jobs, and what the caller is told.
 * Built by one handler or follower and handed to the engine; nothing happens before the engine commits it.
 */
public final class Decision {
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, String> answer = new LinkedHashMap<>();

    /** Nothing yet. */
    public Decision() {}

    /** One thing to do. */
    public sealed interface Act {}

    /** Append an event; as the act of somebody other than the command's actor unless {@code by} is null. */
    public record Append(
            JournalId journal, Event event, @Nullable Actor by) implements Act {}

    /** Write a document, new or in place of the one that is there. */
    public record Put<T>(Kind<T> kind, T value) implements Act {}

    /** Remove a document. */
    public record Remove(Kind<?> kind, String id) implements Act {}

    /** Amend an entry; a null index leaves it as it is. */
    public record Amend(JournalId journal, long sequence, Amendment amendment, Entry.@Nullable Index index)
            implements Act {}

    /** Have a command run at a time, in place of the one of this id that may be there. */
    public record Schedule(String id, Instant due, Command command) implements Act {}

    /** Have a scheduled command not run. */
    public record Cancel(String id) implements Act {}

    /** Have the texts of the workspace be found by the stems of a language as well. */
    public record Speak(Language language) implements Act {}

    /** Appends an event to a journal. */
    public Decision append(JournalId journal, Event event) {
        return then(new Append(journal, event, null));
    }

    /** Writes a document. */
    public <T> Decision put(Kind<T> kind, T value) {
        return then(new Put<>(kind, value));
    }

    /** Removes a document. */
    public Decision remove(Kind<?> kind, String id) {
        return then(new Remove(kind, id));
    }

    /** Changes what readers see of an entry. */
    public Decision amend(JournalId journal, long sequence, Amendment amendment, Entry.@Nullable Index index) {
        return then(new Amend(journal, sequence, amendment, index));
    }

    /** Has a command run when it is due; it must be registered with {@code handleDue}. */
    public Decision schedule(String id, Instant due, Command command) {
        return then(new Schedule(id, due, command));
    }

    /** Has a scheduled command not run; none of this id is no error. */
    public Decision cancel(String id) {
        return then(new Cancel(id));
    }

    /** Has the texts of the workspace be found by the stems of this language as well, once the store has come through. */
    public Decision speak(Language language) {
        return then(new Speak(language));
    }

    /** Tells the caller an id; kept with the receipt, so never content. */
    public Decision answer(String name, Object id) {
        answer.put(name, id.toString());
        return this;
    }

    /** Adds what another decided, its events as the act of this actor: for what is done on somebody's behalf. */
    public Decision onBehalfOf(Actor actor, Decision theirs) {
        for (Act act : theirs.acts()) {
            then(act instanceof Append append ? new Append(append.journal(), append.event(), actor) : act);
        }
        theirs.answers().forEach(this::answer);
        return this;
    }

    /** Adds an act of another decision to this one. */
    public Decision include(Act act) {
        return then(act);
    }

    /** The acts in order. */
    public List<Act> acts() {
        return acts;
    }

    /** What the caller is told. */
    public Map<String, String> answers() {
        return answer;
    }

    private Decision then(Act act) {
        acts.add(act);
        return this;
    }
}
