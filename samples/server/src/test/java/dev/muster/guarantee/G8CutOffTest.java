package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.guarantee.Ear.Heard;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G8, the second half: a node that does not reach the database serves nothing once the time is over for which it may
 * believe what it knows: no read, no acknowledgement, no entry, and nothing of what is not kept either. When the
 * database is there again it serves again, and whoever was removed meanwhile is told nothing of the meantime.
 */
class G8CutOffTest {
    private static final Set<String> SERVED =
            Set.of("hello", "subscribed", "entries", "result", "answer", "invited", "typing", "presence", "resync");
    private static final Duration SLACK = Duration.ofMillis(250);

    /** How the way to the database is lost. */
    enum Cut {
        /** Connections are ended, and new ones refused. */
        SHUT,
        /** Nothing is answered, and nothing ends. */
        SILENT
    }

    /** Something that was served, and when. */
    private record Answer(long at, String what) {}

    @ParameterizedTest
    @EnumSource
    void aNodeThatIsCutOffServesNothing(Cut cut) throws Exception {
        cutOff(cut, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6));
    }

    /** As it comes: five seconds. */
    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void aNodeThatIsCutOffServesNothingAsItComes(Cut cut) throws Exception {
        cutOff(cut, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    private void cutOff(Cut cut, Duration believes, Duration patience, Duration length) throws Exception {
        String url = TestPostgres.freshUrl();
        Matcher place = Pattern.compile("//([^:/]+):(\\d+)/").matcher(url);
        assertThat(place.find()).isTrue();
        try (ChaosProxy proxy = ChaosProxy.before(place.group(1), Integer.parseInt(place.group(2)));
                JdbcStore left = Base.at(url).open();
                JdbcStore right = Base.at(place.replaceFirst("//127.0.0.1:" + proxy.port() + "/"))
                        .timeout(patience)
                        .open();
                Served a = Served.of(left, "a");
                Served b = Served.of(Served.builder(right, "b").snapshotLifetime(believes), "b", 0)) {
            new Run(proxy, a.address(), b.address(), cut, believes, length).go();
        }
    }

    private static final class Run {
        private final Rest ada = new Rest("ada");
        private final ChaosProxy proxy;
        private final URI a;
        private final URI b;
        private final Cut cut;
        private final Duration believes;
        private final Duration length;
        private final ConcurrentLinkedQueue<Answer> answered = new ConcurrentLinkedQueue<>();
        private String channel;
        private int key;

        Run(ChaosProxy proxy, URI a, URI b, Cut cut, Duration believes, Duration length) {
            this.proxy = proxy;
            this.a = a;
            this.b = b;
            this.cut = cut;
            this.believes = believes;
            this.length = length;
        }

        void go() throws Exception {
            channel = ada.run(
                            a,
                            "channel.create",
                            Map.of("name", "c", "open", false, "members", List.of("ben", "eve", "cleo", "dan")),
                            "c")
                    .done()
                    .at("/ids/channel")
                    .asText();
            String journal = "channel:" + channel;
            try (Ear ben = Ear.open(b, "ben").follow(journal, null);
                    Ear eve = Ear.open(b, "eve").follow(journal, null);
                    Ear cleo = Ear.open(b, "cleo").follow(journal, null);
                    Ear dan = Ear.open(b, "dan").follow(journal, null)) {
                post("before");
                Awaitility.await().until(() -> ben.heardText("before") && eve.heardText("before"));
                cleo.send(Wire.frame("typing", journal, null));
                Awaitility.await("typing is told while all is well").until(() -> ben.has("typing"));
                long from = System.nanoTime();
                if (cut == Cut.SHUT) {
                    proxy.shut();
                } else {
                    proxy.silence();
                }
                long removal = remove("eve");
                int posts = during(journal, cleo, dan);
                long silent = from + believes.plus(SLACK).toNanos();
                List<Answer> wrong = new ArrayList<>();
                answered.stream().filter(s -> s.at > silent).forEach(wrong::add);
                for (Ear ear : List.of(ben, eve, cleo)) {
                    ear.heard().stream()
                            .filter(h -> h.at() > silent && serves(h))
                            .forEach(h -> wrong.add(new Answer(h.at(), h.frame().toString())));
                }
                assertThat(wrong).as("served after the time was over").isEmpty();
                long back = System.nanoTime();
                proxy.heal();
                post("after");
                Awaitility.await("ben has everything")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> ben.heardText("after"));
                long took = System.nanoTime() - back;
                Awaitility.await("reads are answered again")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> reads("ben"));
                Awaitility.await("eve is told that it is over").until(() -> eve.has("ended") || eve.lostAt() > 0);
                assertThat(Streams.nothingBehind("eve", eve.stream(), removal)).isEmpty();
                assertThat(eve.stream().stream().filter(t -> t.content().contains("meanwhile")))
                        .isEmpty();
                assertThat(reads("eve")).isFalse();
                assertThat(ben.stream().stream().filter(t -> t.content().contains("meanwhile")))
                        .as("gap-free once it is back")
                        .hasSize(posts);
                Rounds.measured(
                        "G8 cut off, %s for %d s, T %d s: %d requests and %d frames sent to the node, nothing served"
                                + " after T; all served %d ms after the way was free, eve nothing of the meantime",
                        cut, length.toSeconds(), believes.toSeconds(), key, posts, TimeUnit.NANOSECONDS.toMillis(took));
            }
        }

        /** Hellos are of connections that the test makes, and count when they come; the others as they are. */
        private boolean serves(Heard heard) {
            return SERVED.contains(heard.type());
        }

        private void post(String text) throws IOException {
            ada.run(a, "channel.post", Map.of("channel", channel, "text", text), "k" + key++)
                    .done();
        }

        private long remove(String person) throws IOException {
            return ada.run(a, "channel.remove-member", Map.of("channel", channel, "person", person), "k" + key++)
                    .done()
                    .at("/positions/channel:" + channel)
                    .asLong(Long.MAX_VALUE);
        }

        private boolean reads(String person) throws IOException {
            return new Rest(person)
                    .ask(b, "channel.history", Map.of("channel", channel))
                    .ok();
        }

        /** Others go on on the node that is well, while everything is tried on the one that is not. */
        private int during(String journal, Ear cleo, Ear dan) throws Exception {
            int posts = 0;
            long end = System.nanoTime() + believes.plus(length).toNanos();
            ExecutorService asking = Executors.newFixedThreadPool(12);
            try {
                while (System.nanoTime() < end) {
                    post("meanwhile " + posts++);
                    int n = key++;
                    asking.execute(() -> tried("read", () -> reads("ben")));
                    asking.execute(() -> tried("read of one removed", () -> reads("eve")));
                    asking.execute(() -> tried("write", () -> new Rest("ben")
                            .run(b, "channel.post", Map.of("channel", channel, "text", "cut off"), "cut" + n)
                            .ok()));
                    cleo.send(Wire.frame("typing", journal, null));
                    cleo.send(Map.of(
                            "type", "ask", "id", "a" + n, "name", "channel.show", "data", Map.of("channel", channel)));
                    cleo.send(Map.of(
                            "type",
                            "command",
                            "id",
                            "c" + n,
                            "name",
                            "channel.post",
                            "data",
                            Map.of("channel", channel, "text", "cut off too")));
                    if (System.nanoTime() > end - length.toNanos() / 2) {
                        dan.close();
                    }
                    Thread.sleep(100);
                }
            } finally {
                asking.shutdownNow();
            }
            return posts;
        }

        private interface Try {
            boolean served() throws IOException;
        }

        private void tried(String what, Try one) {
            try {
                if (one.served()) {
                    answered.add(new Answer(System.nanoTime(), what));
                }
            } catch (IOException | IllegalStateException e) {
                // not served
            }
        }
    }
}
