package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Outcome;
import dev.muster.tck.TestConnection.Came;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What a transport keeps. A test class implements it, says how the transport is started over a Muster with
 * {@link NotesFeature} in which everybody whose id does not begin with {@code nobody} exists, and has all its tests.
 */
public interface TransportContract {
    /** The workspace that everybody is in. */
    WorkspaceId WORKSPACE = new WorkspaceId("w");

    /** How long something may take to arrive. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** A new transport over a new Muster. */
    TestTransport start();

    /** Somebody. */
    static Caller caller(String person) {
        return Caller.person(WORKSPACE, new PersonId(person), "s-" + person);
    }

    /** Entries arrive in order, without gap or repeat, whatever is posted meanwhile and wherever one begins. */
    @Test
    default void entriesArriveInOrderWithoutGapOrRepeat() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob");
            post(ann, 40);
            TestConnection bob = transport.connect(caller("bob"));
            bob.subscribe("room:r", cursorAt(transport, 0));
            post(ann, 160);
            awaitNumber(bob, 201);
            assertThat(numbers(bob)).isEqualTo(upTo(1, 201));
        }
    }

    /** Without a cursor, only what is new comes. */
    @Test
    default void withoutACursorOnlyWhatIsNewComes() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob");
            post(ann, 10);
            TestConnection bob = transport.connect(caller("bob"));
            bob.subscribe("room:r", null);
            await(bob, c -> c.type().equals("subscribed"));
            post(ann, 5);
            awaitNumber(bob, 16);
            assertThat(numbers(bob)).isEqualTo(upTo(12, 16));
        }
    }

    /** A connection that broke goes on behind the cursor that its client holds. */
    @Test
    default void aConnectionThatBrokeGoesOnBehindItsCursor() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob");
            List<Long> all = new ArrayList<>();
            String cursor = cursorAt(transport, 0);
            for (int i = 0; i < 5; i++) {
                TestConnection bob = transport.connect(caller("bob"));
                bob.subscribe("room:r", cursor);
                await(bob, c -> c.type().equals("subscribed"));
                CompletableFuture<Void> posting = CompletableFuture.runAsync(() -> post(ann, 50));
                awaitNumber(bob, i * 50 + 20);
                bob.cut();
                posting.join();
                List<Came> entries = bob.came().stream()
                        .filter(c -> c.type().equals("entries"))
                        .toList();
                entries.forEach(c -> all.addAll(c.numbers()));
                cursor = entries.get(entries.size() - 1).cursor();
            }
            TestConnection last = transport.connect(caller("bob"));
            last.subscribe("room:r", cursor);
            if (all.get(all.size() - 1) < 251) {
                awaitNumber(last, 251);
            }
            all.addAll(numbers(last));
            assertThat(all).isEqualTo(upTo(1, 251));
        }
    }

    /** A cursor of another epoch, or beyond the end, is answered with resync and nothing else. */
    @Test
    default void aCursorOfAnotherEpochIsAnsweredWithResync() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob");
            TestConnection bob = transport.connect(caller("bob"));
            bob.subscribe("room:r", "another.1");
            Came resync = await(bob, c -> c.type().equals("resync"));
            post(ann, 3);
            bob.subscribe("room:r", resync.cursor());
            awaitNumber(bob, 4);
            assertThat(numbers(bob)).isEqualTo(upTo(2, 4));
            TestConnection beyond = transport.connect(caller("bob"));
            beyond.subscribe("room:r", cursorAt(transport, 1000));
            await(beyond, c -> c.type().equals("resync"));
        }
    }

    /** What may not be read and what does not exist end in the same way, and nothing else is said. */
    @Test
    default void whatMayNotBeReadEndsLikeWhatDoesNotExist() {
        try (TestTransport transport = start()) {
            room(transport, "bob");
            TestConnection eve = transport.connect(caller("eve"));
            eve.subscribe("room:r", null);
            eve.subscribe("room:none", null);
            await(eve, c -> c.channel().equals("room:r"));
            await(eve, c -> c.channel().equals("room:none"));
            assertThat(eve.came()).allMatch(c -> c.type().equals("ended"));
        }
    }

    /** Behind the entry that removes somebody, nothing more of the journal reaches them; other journals go on. */
    @Test
    default void aRemovalTakesEffectAtItsPlaceInTheJournal() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob");
            ann.send("note.open-room", Map.of("room", "other", "people", List.of("bob")), "other")
                    .join();
            TestConnection bob = transport.connect(caller("bob"));
            bob.subscribe("room:r", null);
            bob.subscribe("room:other", null);
            await(bob, c -> c.type().equals("subscribed") && c.channel().equals("room:r"));
            await(bob, c -> c.type().equals("subscribed") && c.channel().equals("room:other"));
            post(ann, 5);
            ann.send("note.dismiss", Map.of("room", "r", "person", "bob"), "out")
                    .join();
            post(ann, 20);
            await(bob, c -> c.type().equals("ended") && c.channel().equals("room:r"));
            ann.send("note.post", Map.of("room", "other", "text", "still here"), "still")
                    .join();
            await(bob, c -> c.type().equals("entries") && c.channel().equals("room:other"));
            assertThat(bob.came().stream()
                            .filter(c -> c.channel().equals("room:r"))
                            .flatMap(c -> c.numbers().stream()))
                    .allMatch(n -> n <= 7);
        }
    }

    /** Somebody who is let in is told so, and can subscribe at once. */
    @Test
    default void whoIsLetInIsTold() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport);
            TestConnection bob = transport.connect(caller("bob"));
            ann.send("note.admit", Map.of("room", "r", "person", "bob"), "in").join();
            await(bob, c -> c.type().equals("invited") && c.channel().equals("room:r"));
            bob.subscribe("room:r", null);
            await(bob, c -> c.type().equals("subscribed"));
        }
    }

    /** One who does not read holds nobody up, and loses nothing. */
    @Test
    default void aSlowReaderHoldsNobodyUpAndLosesNothing() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob", "slow");
            TestConnection slow = transport.connect(caller("slow"));
            slow.subscribe("room:r", null);
            await(slow, c -> c.type().equals("subscribed"));
            TestConnection bob = transport.connect(caller("bob"));
            bob.subscribe("room:r", null);
            await(bob, c -> c.type().equals("subscribed"));
            slow.stall(true);
            for (int i = 0; i < 200; i++) {
                String text = "x".repeat(4000);
                ann.send("note.post", Map.of("room", "r", "text", text), "big" + i)
                        .join();
            }
            awaitNumber(bob, 201);
            assertThat(numbers(bob)).isEqualTo(upTo(2, 201));
            slow.stall(false);
            awaitNumber(slow, 201);
            assertThat(numbers(slow)).isEqualTo(upTo(2, 201));
        }
    }

    /** A connection that fails harms no other. */
    @Test
    default void aConnectionThatFailsHarmsNoOther() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob", "bad");
            TestConnection bad = transport.connect(caller("bad"));
            bad.subscribe("room:r", null);
            await(bad, c -> c.type().equals("subscribed"));
            TestConnection bob = transport.connect(caller("bob"));
            bob.subscribe("room:r", null);
            await(bob, c -> c.type().equals("subscribed"));
            if (!bad.failNext()) {
                bad.cut();
            }
            post(ann, 30);
            awaitNumber(bob, 31);
            assertThat(numbers(bob)).isEqualTo(upTo(2, 31));
        }
    }

    /** A command that is sent again under its key, on any connection, happens once and is answered the same. */
    @Test
    default void aCommandThatIsSentAgainHappensOnce() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport);
            TestConnection again = transport.connect(caller("ann"));
            Map<String, String> note = Map.of("room", "r", "text", "once");
            Outcome first = ann.send("note.post", note, "k").join();
            Outcome second = again.send("note.post", note, "k").join();
            assertThat(first.repeated()).isFalse();
            assertThat(second.repeated()).isTrue();
            assertThat(second.positions()).isEqualTo(first.positions());
            assertThatThrownBy(() -> again.send("note.post", Map.of("room", "r", "text", "other"), "k")
                            .join())
                    .hasStackTraceContaining("key");
        }
    }

    /** Whose sign-in ends is disconnected, and nobody else. */
    @Test
    default void whoIsSignedOutIsDisconnected() {
        try (TestTransport transport = start()) {
            TestConnection ann = room(transport, "bob");
            TestConnection bob = transport.connect(caller("bob"));
            transport.muster().sessionEnded(WORKSPACE, "s-bob");
            until("the connection of bob is ended", bob::dismissed);
            assertThat(ann.dismissed()).isFalse();
        }
    }

    private static TestConnection room(TestTransport transport, String... people) {
        TestConnection ann = transport.connect(caller("ann"));
        ann.send("note.open-room", Map.of("room", "r", "people", List.of(people)), "open")
                .join();
        return ann;
    }

    private static void post(TestConnection from, int count) {
        String batch = Long.toString(System.nanoTime(), 36);
        List<CompletableFuture<Outcome>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(from.send("note.post", Map.of("room", "r", "text", "note " + i), batch + "-" + i));
            if (i % 32 == 31) {
                sent.forEach(CompletableFuture::join);
            }
        }
        sent.forEach(CompletableFuture::join);
    }

    private static String cursorAt(TestTransport transport, long number) {
        return transport.muster().health().epoch() + "." + number;
    }

    private static List<Long> numbers(TestConnection connection) {
        return connection.came().stream().flatMap(c -> c.numbers().stream()).toList();
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static Came await(TestConnection connection, Predicate<Came> wanted) {
        until("something that is awaited has come", () -> connection.came().stream()
                .anyMatch(wanted));
        return connection.came().stream().filter(wanted).findFirst().orElseThrow();
    }

    private static void awaitNumber(TestConnection connection, long number) {
        await(
                connection,
                c -> !c.numbers().isEmpty() && c.numbers().get(c.numbers().size() - 1) >= number);
    }

    private static void until(String what, java.util.function.BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
