package dev.muster.engine;

import dev.muster.access.PersonId;
import dev.muster.command.EntryView;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.transport.Bundle;
import dev.muster.transport.Outlet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** An outlet that keeps everything it is told, in the order in which it is told. */
public class Recorder implements Outlet {
    private final List<Object> told = new ArrayList<>();
    private final Map<JournalId, Long> lasts = new HashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    /** What broke the contract of outlets; null while nothing has. */
    public final AtomicReference<String> broken = new AtomicReference<>();

    /** Told of a beginning. */
    public record Subscribed(JournalId journal, long from, long head) {}

    /** Told of an end. */
    public record Ended(JournalId journal) {}

    /** Told to load afresh. */
    public record Resync(JournalId journal) {}

    /** Told of a journal to be read from now on. */
    public record Invited(JournalId journal) {}

    /** Told something that is not kept. */
    public record Whisper(JournalId journal, PersonId from) {}

    /** Told to go away. */
    public record Dismissed(String reason) {}

    public synchronized List<Object> told() {
        return List.copyOf(told);
    }

    public <T> List<T> told(Class<T> type) {
        return told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The number of the last entry that arrived of a journal; 0 for none. */
    public synchronized long last(JournalId journal) {
        return lasts.getOrDefault(journal, 0L);
    }

    /** The numbers of all entries that arrived of a journal, in order of arrival. */
    public List<Long> numbers(JournalId journal) {
        return entries(journal).stream().map(EntryView::seq).toList();
    }

    /** All entries that arrived of a journal, in order of arrival. */
    public List<EntryView> entries(JournalId journal) {
        return told(Bundle.class).stream()
                .filter(b -> b.journal().equals(journal))
                .flatMap(Recorder::views)
                .toList();
    }

    private static Stream<EntryView> views(Bundle bundle) {
        return Arrays.stream(Json.read(bundle.json().getBytes(StandardCharsets.UTF_8), Map[].class))
                .map(e -> new EntryView(
                        bundle.journal().name(),
                        ((Number) e.get("seq")).longValue(),
                        Instant.parse((String) e.get("time")),
                        new PersonId((String) e.get("actor")),
                        (String) e.get("kind"),
                        ((Number) e.get("schema")).intValue(),
                        ((Number) e.get("thread")).longValue(),
                        new String(Json.write(e.get("data")), StandardCharsets.UTF_8)));
    }

    protected void note(Object what) {
        if (inside.incrementAndGet() > 1) {
            broken.set("two calls at once");
        }
        synchronized (this) {
            told.add(what);
            if (what instanceof Bundle b) {
                lasts.merge(b.journal(), b.to(), Math::max);
            }
        }
        inside.decrementAndGet();
    }

    @Override
    public void subscribed(JournalId journal, Cursor from, Cursor head) {
        note(new Subscribed(journal, from.sequence(), head.sequence()));
    }

    @Override
    public boolean entries(Bundle bundle) {
        note(bundle);
        return true;
    }

    @Override
    public void ended(JournalId journal) {
        note(new Ended(journal));
    }

    @Override
    public void resync(JournalId journal, Cursor head) {
        note(new Resync(journal));
    }

    @Override
    public void invited(JournalId journal) {
        note(new Invited(journal));
    }

    @Override
    public void whisper(JournalId journal, PersonId from, String what) {
        note(new Whisper(journal, from));
    }

    @Override
    public void dismissed(String reason) {
        note(new Dismissed(reason));
    }
}
