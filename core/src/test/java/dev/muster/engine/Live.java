package dev.muster.engine;

import dev.muster.Muster;
import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.Directory;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Command;
import dev.muster.command.Outcome;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.storage.MemoryStore;
import dev.muster.transport.Feed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Engines over one store, each behind a spy, and feeds on them. */
public final class Live implements AutoCloseable {
    private final MemoryStore store = new MemoryStore();
    public final SpyStore here = new SpyStore(store);
    public final SpyStore there = new SpyStore(store);
    public final People people;
    public final Muster muster;
    public final Muster other;

    public Live() {
        this(p -> p, Duration.ofSeconds(5));
    }

    public Live(Function<People, Directory> around, Duration lifetime) {
        people = new People();
        Directory directory = around.apply(people);
        muster = muster(here, directory, "main", lifetime);
        other = muster(there, directory, "other", lifetime);
    }

    private static Muster muster(SpyStore store, Directory directory, String node, Duration lifetime) {
        return Muster.builder()
                .store(store)
                .directory(directory)
                .clock(new ManualClock())
                .runsDueWork(false)
                .node(node)
                .snapshotLifetime(lifetime)
                .build();
    }

    public Outcome run(Muster on, String person, Command command) {
        return on.run(TestMuster.as(person), command, UUID.randomUUID().toString());
    }

    public CompletableFuture<Outcome> send(Muster on, String person, Command command) {
        return on.submit(TestMuster.as(person), command, UUID.randomUUID().toString());
    }

    public ChannelId channel(boolean open, String... members) {
        return new ChannelId(run(
                        muster,
                        "ada",
                        new CreateChannel(
                                "room",
                                null,
                                open,
                                Stream.of(members).map(PersonId::new).toList()))
                .id("channel"));
    }

    public long post(Muster on, String person, ChannelId channel, String text) {
        return Long.parseLong(
                run(on, person, new PostMessage(channel, text, null)).id("message"));
    }

    public long remove(Muster on, ChannelId channel, String person) {
        return at(run(on, "ada", new RemoveMember(channel, new PersonId(person))), channel);
    }

    public long add(Muster on, ChannelId channel, String person) {
        return at(run(on, "ada", new AddMembers(channel, List.of(new PersonId(person)), null)), channel);
    }

    private static long at(Outcome outcome, ChannelId channel) {
        return outcome.positions().getOrDefault(journal(channel), 0L);
    }

    public static JournalId journal(ChannelId channel) {
        return channel.journal(TestMuster.ACME);
    }

    /** A feed that has begun: subscribed from a number on. */
    public Feed follow(Muster on, String person, ChannelId channel, long from, Recorder outlet) {
        Feed feed = on.feeds().open(TestMuster.as(person), outlet);
        feed.subscribe(journal(channel), cursor(from));
        eventually(() -> !outlet.told(Recorder.Subscribed.class).isEmpty());
        return feed;
    }

    public Cursor cursor(long sequence) {
        return new Cursor(store.health().epoch(), sequence);
    }

    public long head(ChannelId channel) {
        return store.snapshot(q -> q.heads(List.of(journal(channel))))
                .get(journal(channel))
                .sequence();
    }

    public static void eventually(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    /** Within the second that the guarantees speak of, and what a busy machine adds. */
    public static void withinASecond(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMillis(1_500))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    @Override
    public void close() {
        here.down = false;
        there.down = false;
        muster.close();
        other.close();
    }
}
