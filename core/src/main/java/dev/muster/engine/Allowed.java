package dev.muster.engine;

import dev.muster.access.Caller;
import dev.muster.command.Outcome;
import dev.muster.journal.JournalId;
import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was allowed, one line each, for hosts that have to keep a log of every decision: who, what, and which object,
 * never what was said. Off unless the logger {@code dev.muster.allowed} is at DEBUG; then it is written on the thread
 * that answers. Refusals are on record elsewhere ({@link AccessJournal}), whether this is on or off.
 */
final class Allowed {
    private static final Logger log = LoggerFactory.getLogger("dev.muster.allowed");

    private Allowed() {}

    /** A question that was answered. */
    static void question(Caller caller, String name, Object question) {
        if (log.isDebugEnabled()) {
            line(caller, "question", name, objects(question));
        }
    }

    /** A command, once it is done, or was found to have been done before under the same key. */
    static CompletableFuture<Outcome> command(Submission<?> taken, Object command) {
        if (!log.isDebugEnabled()) {
            return taken.promise;
        }
        return taken.promise.thenApply(outcome -> {
            StringJoiner places = new StringJoiner(" ");
            new TreeMap<>(outcome.positions()).forEach((j, at) -> places.add(j.name() + "@" + at));
            line(taken.caller, "command", taken.operation.name(), (objects(command) + " " + places).strip());
            return outcome;
        });
    }

    /** A subscription that began. */
    static void subscription(Caller caller, JournalId journal) {
        if (log.isDebugEnabled()) {
            line(caller, "subscription", "subscribe", journal.name());
        }
    }

    private static void line(Caller caller, String sort, String name, String objects) {
        log.debug(
                "allowed workspace={} person={} caller={} {}={} objects=[{}]",
                caller.workspace(),
                caller.person(),
                caller.kind(),
                sort,
                name,
                objects);
    }

    /**
     * The ids that a command or question names. Only what is of a type for ids is taken: its shape is checked, so that it
     * is neither something that somebody wrote nor able to break a line.
     */
    private static String objects(Object asked) {
        StringJoiner found = new StringJoiner(" ");
        for (RecordComponent component : asked.getClass().getRecordComponents()) {
            Class<?> type = component.getType();
            if (type.isRecord() && type.getSimpleName().endsWith("Id")) {
                Object id = value(component, asked);
                if (id != null) {
                    found.add(component.getName() + "=" + id);
                }
            }
        }
        return found.toString();
    }

    private static @Nullable Object value(RecordComponent component, Object asked) {
        try {
            boolean shown = component.getAccessor().trySetAccessible();
            return shown || component.getAccessor().canAccess(asked)
                    ? component.getAccessor().invoke(asked)
                    : null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("accessors of records throw nothing", e);
        }
    }
}
