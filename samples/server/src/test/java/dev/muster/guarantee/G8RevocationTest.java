package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.guarantee.History.Op;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G8, the first half: a right that is taken on one node is gone on every node. Its person has live sockets on both, in a
 * channel where others write all the time and in one that is quiet; nothing that is behind the taking is told to them,
 * no read and no write of theirs is answered, and the sockets lose it within a second.
 */
class G8RevocationTest {
    private static final long BETWEEN_POSTS = Duration.ofMillis(10).toNanos();
    private final Registry registry = new Registry();
    private final Rest ada = new Rest("ada");
    private JdbcStore left;
    private JdbcStore right;
    private Served a;
    private Served b;
    private int key;

    /** A way to lose the right to read. */
    enum Loss {
        REMOVED,
        DEACTIVATED,
        SESSION_ENDED,
        OUT_OF_THE_TEAM
    }

    @BeforeEach
    void start() {
        DataSource source = TestPostgres.fresh();
        left = JdbcStore.postgres(source);
        right = JdbcStore.postgres(source);
        a = Served.of(Served.builder(left, "a").directory(registry), "a", 0);
        b = Served.of(Served.builder(right, "b").directory(registry), "b", 0);
    }

    @AfterEach
    void stop() {
        a.close();
        b.close();
        left.close();
        right.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRightThatIsTakenIsGoneOnBothNodes(Loss loss) throws Exception {
        take(loss, Rounds.of("losses", 4), Duration.ofSeconds(3));
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void rightsThatAreTakenAreGoneOnBothNodesWithinASecond(Loss loss) throws Exception {
        take(loss, Rounds.of("losses", 40), Duration.ofSeconds(1));
    }

    private void take(Loss loss, int victims, Duration bar) throws Exception {
        List<Long> times = new ArrayList<>();
        int frames = 0;
        for (boolean busy : new boolean[] {true, false}) {
            List<String> people = new ArrayList<>();
            for (int i = 0; i < victims; i++) {
                people.add((busy ? "busy" : "quiet") + i);
            }
            String channel = channel(loss, people);
            String journal = "channel:" + channel;
            Map<String, List<Ear>> ears = new LinkedHashMap<>();
            for (String person : people) {
                ears.put(
                        person,
                        List.of(
                                Ear.open(a.address(), person).follow(journal, null),
                                Ear.open(b.address(), person).follow(journal, null)));
            }
            post(channel, "all are here", a.address());
            Awaitility.await("all live")
                    .until(() ->
                            ears.values().stream().flatMap(List::stream).allMatch(e -> e.heardText("all are here")));
            History history = new History();
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = new Thread(() -> write(history, channel, over), "writer");
            if (busy) {
                writer.start();
            }
            Map<String, Long> taken = new LinkedHashMap<>();
            Map<String, Long> removals = new LinkedHashMap<>();
            for (String person : people) {
                removals.put(person, take(loss, person, channel));
                taken.put(person, System.nanoTime());
                refused(person, channel, ears.get(person).get(0).cursor());
            }
            for (String person : people) {
                for (Ear ear : ears.get(person)) {
                    Awaitility.await(person + " loses it")
                            .atMost(Duration.ofSeconds(10))
                            .until(() -> ear.first(h -> h.type().equals("ended")) > 0);
                    times.add(Math.max(0, ear.first(h -> h.type().equals("ended")) - taken.get(person)));
                }
            }
            over.set(true);
            if (busy) {
                writer.join();
            } else {
                post(channel, "after all", b.address());
            }
            List<Op> writes = history.ops();
            for (String person : people) {
                for (Ear ear : ears.get(person)) {
                    frames += ear.heard().size();
                    assertThat(Streams.nothingBegunAfter(person, ear.stream(), writes, taken.get(person)))
                            .isEmpty();
                    assertThat(Streams.nothingBehind(person, ear.stream(), removals.get(person)))
                            .isEmpty();
                    assertThat(ear.heardText("after all")).isFalse();
                    ear.close();
                }
            }
            if (busy) {
                assertThat(writes.stream().filter(w -> w.invoked() > taken.get(people.get(0))))
                        .as("written after somebody had lost the right")
                        .isNotEmpty();
            }
        }
        times.sort(null);
        Rounds.measured(
                "G8 %s: %d live sockets on two nodes, %d frames, none behind; lost within p50 %d ms, p99 %d ms, most %d ms",
                loss, times.size(), frames, millis(times, 50), millis(times, 99), millis(times, 100));
        assertThat(Duration.ofNanos(times.get(times.size() - 1))).isLessThan(bar);
    }

    static long millis(List<Long> sorted, int percent) {
        int at = Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1);
        return Duration.ofNanos(sorted.get(at)).toMillis();
    }

    private String channel(Loss loss, List<String> people) throws Exception {
        Map<String, ?> asked = loss == Loss.OUT_OF_THE_TEAM
                ? Map.of("name", "c", "open", true, "team", Registry.TEAM.value())
                : Map.of("name", "c", "open", false);
        String channel = ada.run(a.address(), "channel.create", asked, "k" + key++)
                .done()
                .at("/ids/channel")
                .asText();
        if (loss != Loss.OUT_OF_THE_TEAM) {
            for (int i = 0; i < people.size(); i += 20) {
                List<String> some = people.subList(i, Math.min(people.size(), i + 20));
                ada.run(a.address(), "channel.add-members", Map.of("channel", channel, "people", some), "k" + key++)
                        .done();
            }
        }
        return channel;
    }

    /** Takes the right on node a; returns the number of the entry that says so, or of none. */
    private long take(Loss loss, String person, String channel) throws Exception {
        PersonId id = new PersonId(person);
        switch (loss) {
            case REMOVED -> {
                return ada.run(
                                a.address(),
                                "channel.remove-member",
                                Map.of("channel", channel, "person", person),
                                "k" + key++)
                        .done()
                        .at("/positions/channel:" + channel)
                        .asLong(Long.MAX_VALUE);
            }
            case DEACTIVATED -> {
                registry.deactivate(person);
                a.muster().accessChanged(People.ACME, id);
            }
            case SESSION_ENDED -> {
                registry.end(Served.session(person));
                a.muster().sessionEnded(People.ACME, Served.session(person));
            }
            case OUT_OF_THE_TEAM -> {
                registry.leaveTeam(person);
                a.muster().accessChanged(People.ACME, id);
            }
        }
        return Long.MAX_VALUE;
    }

    /** Every way to read and to write, on both nodes, from the very moment on. */
    private void refused(String person, String channel, String cursor) throws Exception {
        Rest rest = new Rest(person);
        for (URI node : List.of(b.address(), a.address())) {
            assertThat(rest.ask(node, "channel.history", Map.of("channel", channel))
                            .ok())
                    .as(person + " reads")
                    .isFalse();
            assertThat(rest.run(node, "channel.post", Map.of("channel", channel, "text", "still here"), "k" + key++)
                            .ok())
                    .as(person + " writes")
                    .isFalse();
        }
        try (Ear again = Ear.open(b.address(), person)) {
            if (again.lostAt() == 0) {
                again.send(Wire.frame("subscribe", "channel:" + channel, cursor));
                Awaitility.await(person + " asks again").until(() -> again.has("ended") || again.lostAt() > 0);
            }
            assertThat(again.stream()).isEmpty();
        }
    }

    private void post(String channel, String text, URI node) throws Exception {
        ada.run(node, "channel.post", Map.of("channel", channel, "text", text), "k" + key++)
                .done();
    }

    private void write(History history, String channel, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            String id = "busy " + i;
            URI node = (i % 2 == 0 ? a : b).address();
            history.append(id, "ada", node.toString(), () -> ada.run(
                            node, "channel.post", Map.of("channel", channel, "text", id), channel + id)
                    .done()
                    .at("/ids/message")
                    .asLong());
            LockSupport.parkNanos(BETWEEN_POSTS);
        }
    }

    /** Who is no owner any more owns nothing, on either node, from the moment on that this was answered. */
    @Test
    void whoIsDemotedMayDoNoMoreThanTheirRankOnBothNodes() throws Exception {
        int victims = Rounds.of("losses", 4);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < victims; i++) {
            people.add("owner" + i);
        }
        String channel = channel(Loss.REMOVED, people);
        rank(channel, people, "owner");
        for (String person : people) {
            for (URI node : List.of(a.address(), b.address())) {
                assertThat(rename(person, node, channel)).as("an owner renames").isTrue();
            }
        }
        int refusals = 0;
        for (String person : people) {
            try (Ear ear = Ear.open(b.address(), person).follow("channel:" + channel, null)) {
                rank(channel, List.of(person), "member");
                for (URI node : List.of(b.address(), a.address())) {
                    assertThat(rename(person, node, channel))
                            .as("a member renames")
                            .isFalse();
                }
                ear.send(Map.of(
                        "type",
                        "command",
                        "id",
                        "x" + key++,
                        "name",
                        "channel.rename",
                        "data",
                        Map.of("channel", channel, "name", "mine")));
                Awaitility.await().until(() -> ear.has("refused") || ear.has("result"));
                assertThat(ear.has("result")).as("over the socket").isFalse();
                refusals += 3;
            }
        }
        Rounds.measured("G8 demoted: %d owners, %d writes of an owner's refused on both nodes", victims, refusals);
    }

    private void rank(String channel, List<String> people, String rank) throws Exception {
        ada.run(
                        a.address(),
                        "channel.add-members",
                        Map.of("channel", channel, "people", people, "role", rank),
                        "k" + key++)
                .done();
    }

    private boolean rename(String person, URI node, String channel) throws Exception {
        return new Rest(person)
                .run(node, "channel.rename", Map.of("channel", channel, "name", person + key), "k" + key++)
                .ok();
    }
}
