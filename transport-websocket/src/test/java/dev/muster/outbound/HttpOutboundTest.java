package dev.muster.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.transport.Outbound.Answer;
import dev.muster.transport.Outbound.Failure;
import dev.muster.transport.Outbound.Failure.Reason;
import dev.muster.transport.Outbound.Reply;
import dev.muster.transport.Outbound.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AC-50 and AC-51: nobody is connected to who was not named, and nobody who answers badly holds anything up. */
class HttpOutboundTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);
    private final Village village = new Village();
    private final List<HttpOutbound> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        open.forEach(HttpOutbound::close);
        village.close();
    }

    private HttpOutbound client(Lookup lookup, String... allowed) {
        HttpOutbound client = new HttpOutbound(
                List.of(allowed).stream()
                        .map(a -> a.replace("PORT", "" + village.port()))
                        .map(Allowed::of)
                        .toList(),
                2,
                Thread::new,
                lookup);
        open.add(client);
        return client;
    }

    private HttpOutbound home() {
        return client(name -> loopback(), "internal:metrics.example.org:PORT");
    }

    private static InetAddress[] loopback() throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    }

    private URI at(String address) {
        return URI.create(address.replace("PORT", "" + village.port()));
    }

    private Reply get(HttpOutbound client, String address, int most, Duration limit) throws InterruptedException {
        return client.send(Request.get(at(address), Map.of(), most, limit));
    }

    private Reply get(HttpOutbound client, Duration limit) throws InterruptedException {
        return get(client, "http://metrics.example.org:PORT/x", 1_000, limit);
    }

    private static void refused(Reply reply, Reason reason) {
        assertThat(reply).isInstanceOf(Failure.class);
        assertThat(((Failure) reply).reason()).isEqualTo(reason);
    }

    @Test
    void whatIsAllowedIsSentAndAnswered() throws InterruptedException {
        village.answers("HTTP/1.1 201 Made\nX-One: a\nX-One: b\nContent-Length: 5\n\nhello");
        Reply reply = home().send(new Request(
                "POST",
                at("http://metrics.example.org:PORT/x?y=1"),
                Map.of("X-Delivery", "d1"),
                "body".getBytes(StandardCharsets.UTF_8),
                5,
                LONG));
        assertThat(reply).isInstanceOf(Answer.class);
        Answer answer = (Answer) reply;
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("x-one", "a");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(village.asked.get(0))
                .contains("POST /x?y=1 HTTP/1.1", "X-Delivery: d1", "Host: metrics.example.org:" + village.port())
                .noneMatch(l -> l.startsWith("Accept-Encoding"));
    }

    /** What fails in the client itself is a failure like others, and is in the log by its sort and never by its words. */
    @Test
    void whatBreaksInsideIsLoggedWithoutItsWords() throws InterruptedException {
        java.io.PrintStream before = System.err;
        java.io.ByteArrayOutputStream log = new java.io.ByteArrayOutputStream();
        System.setErr(new java.io.PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            HttpOutbound client = client(
                    name -> {
                        throw new IllegalStateException("token=hush");
                    },
                    "internal:metrics.example.org:PORT");
            refused(get(client, "http://metrics.example.org:PORT/?token=hush", 1_000, LONG), Reason.BROKEN);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("WARN", "java.lang.IllegalStateException at dev.muster.outbound.HttpOutboundTest")
                .doesNotContain("hush");
    }

    @Test
    void nothingIsAllowedUnlessTheHostNamesIt() throws InterruptedException {
        refused(get(client(name -> loopback()), LONG), Reason.NOT_ALLOWED);
        assertThat(village.connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://0.0.0.0:PORT/",
                "http://[::1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:169.254.169.254]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://2130706433:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://0x7f.0.0.1:PORT/",
                "http://0x7f000001:PORT/",
                "http://127.1:PORT/",
                "http://localhost:PORT/",
                "http://hooks.example.org@127.0.0.1:PORT/",
                "http://user@hooks.example.org/",
                "http://user:pass@hooks.example.org/",
                "http://hooks.example.org:PORT/",
                "http://hooks.example.org.:80/",
                "http://hooks.example.org.evil.net/",
                "http://evilhooks.example.org/",
                "http://169.254.169.254/latest/meta-data",
                "http://metadata.google.internal/",
                "https://hooks.example.org:80/",
                "http://hooks.example.org:22/",
                "file:///etc/passwd",
                "gopher://hooks.example.org/",
                "ftp://hooks.example.org/",
                "http:///x",
                "//hooks.example.org/"
            })
    void nobodyIsLookedUpOrConnectedToThatIsNotNamed(String address) throws InterruptedException {
        AtomicInteger lookups = new AtomicInteger();
        HttpOutbound client = client(
                name -> {
                    lookups.incrementAndGet();
                    return loopback();
                },
                "hooks.example.org");
        refused(get(client, address, 1_000, LONG), Reason.NOT_ALLOWED);
        assertThat(lookups).hasValue(0);
        assertThat(village.connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.170",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "100::1"
            })
    void aNameThatLeadsInsideIsNotConnectedTo(String inside) throws Exception {
        HttpOutbound client = client(name -> new InetAddress[] {InetAddress.getByName(inside)}, "*.example.org:PORT");
        refused(get(client, "http://hooks.example.org:PORT/", 1_000, LONG), Reason.NOT_ALLOWED);
        assertThat(Addresses.open(InetAddress.getByName(inside))).isFalse();
        assertThat(village.connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "fd00:ec2::254", "0.0.0.0", "224.0.0.1", "fe80::1", "64:ff9b::a9fe:a9fe"})
    void notEvenAnInternalHostHasTheAddressOfMetadata(String inside) throws Exception {
        assertThat(Addresses.internal(InetAddress.getByName(inside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "172.32.0.1", "192.169.0.1", "2606:2800:220:1::1", "2a00::1"})
    void publicAddressesAreOpen(String address) throws Exception {
        assertThat(Addresses.open(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void oneAddressInsideAmongOthersRefusesTheName() throws InterruptedException {
        HttpOutbound client = client(
                name -> new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1")},
                "hooks.example.org:PORT");
        refused(get(client, "http://hooks.example.org:PORT/", 1_000, LONG), Reason.NOT_ALLOWED);
        assertThat(village.connections).hasValue(0);
    }

    @Test
    void aNameIsLookedUpOnceForARequest() throws InterruptedException {
        AtomicInteger lookups = new AtomicInteger();
        HttpOutbound client = client(
                name -> {
                    lookups.incrementAndGet();
                    return loopback();
                },
                "internal:metrics.example.org:PORT");
        assertThat(get(client, LONG)).isInstanceOf(Answer.class);
        assertThat(lookups).as("what was checked is what was connected to").hasValue(1);
        HttpOutbound turning = client(
                name -> lookups.incrementAndGet() % 2 == 0
                        ? new InetAddress[] {InetAddress.getByName("93.184.216.34")}
                        : loopback(),
                "hooks.example.org:PORT");
        int before = village.connections.get();
        lookups.set(2);
        refused(get(turning, "http://hooks.example.org:PORT/", 10, SHORT), Reason.NOT_ALLOWED);
        assertThat(village.connections).hasValue(before);
    }

    @Test
    void redirectsAreAnswersAndNobodyGoesThere() throws InterruptedException {
        village.answers("HTTP/1.1 302 Found\nLocation: http://metrics.example.org:" + village.port()
                + "/again\nContent-Length: 0\n\n");
        Reply reply = get(home(), LONG);
        assertThat(((Answer) reply).status()).isEqualTo(302);
        assertThat(village.connections).hasValue(1);
    }

    @Test
    void aHugeAnswerIsCutOffWhetherItSaysSoOrNot() throws InterruptedException {
        HttpOutbound client = home();
        village.answers("HTTP/1.1 200 OK\nContent-Length: 10737418240\n\nxxxx");
        refused(get(client, LONG), Reason.TOO_LARGE);
        village.answers(out -> {
            out.write(Village.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            while (true) {
                out.write(Village.bytes("3e8\r\n" + "x".repeat(1_000) + "\r\n"));
            }
        });
        refused(get(client, LONG), Reason.TOO_LARGE);
        village.answers(out -> {
            out.write(Village.bytes("HTTP/1.1 200 OK\r\n\r\n"));
            while (true) {
                out.write(new byte[1_000]);
            }
        });
        refused(get(client, LONG), Reason.TOO_LARGE);
        village.answers(out -> {
            while (true) {
                out.write(Village.bytes("HTTP/1.1 200 OK " + "x".repeat(1_000)));
            }
        });
        refused(get(client, LONG), Reason.BROKEN);
    }

    @Test
    void aPackedAnswerIsNotUnpacked() throws InterruptedException {
        village.answers("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 4\n\nbomb");
        refused(get(home(), LONG), Reason.TOO_LARGE);
    }

    @Test
    void whoNeverAnswersOrDripsIsGivenUpAndTheNextOneIsServed() throws InterruptedException {
        HttpOutbound client = home();
        CountDownLatch never = new CountDownLatch(1);
        village.answers(out -> never.await());
        refused(get(client, SHORT), Reason.TOO_SLOW);
        village.answers(out -> {
            out.write(Village.bytes("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"));
            for (int i = 0; i < 900; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        });
        refused(get(client, SHORT), Reason.TOO_SLOW);
        refused(get(client, SHORT), Reason.TOO_SLOW);
        village.answers("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
        org.awaitility.Awaitility.await().until(() -> get(client, LONG) instanceof Answer);
        never.countDown();
    }

    @Test
    void whenAllThreadsAreTakenARequestIsRefusedAtOnce() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        HttpOutbound client = client(
                name -> {
                    try {
                        held.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return loopback();
                },
                "internal:metrics.example.org:PORT");
        List<Thread> two = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                try {
                    get(client, LONG);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            two.add(thread);
        }
        org.awaitility.Awaitility.await()
                .until(() -> get(client, SHORT) instanceof Failure f && f.reason() == Reason.BUSY);
        held.countDown();
        for (Thread thread : two) {
            thread.join();
        }
    }

    @Test
    void nobodyAtThePortIsSaidSo() throws Exception {
        HttpOutbound client = home();
        village.close();
        refused(get(client, LONG), Reason.UNREACHABLE);
        refused(
                get(
                        client(
                                name -> {
                                    throw new UnknownHostException(name);
                                },
                                "hooks.example.org"),
                        "http://hooks.example.org/",
                        1,
                        LONG),
                Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "cookie", "Transfer-Encoding", "Content-Length", "Connection", "X\r\nY", "", "a b"})
    void headersThatSayHowAMessageIsCarriedAreRefused(String name) throws InterruptedException {
        refused(
                home().send(Request.get(at("http://metrics.example.org:PORT/"), Map.of(name, "x"), 1, LONG)),
                Reason.NOT_ALLOWED);
        refused(
                home().send(Request.get(at("http://metrics.example.org:PORT/"), Map.of("X-A", "x\r\ny: z"), 1, LONG)),
                Reason.NOT_ALLOWED);
        assertThat(village.connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "http://x.org",
                "x.org/",
                "user@x.org",
                "x.org:0",
                "x.org:70000",
                "x..org",
                "-x.org",
                "2130706433",
                "0x7f.1",
                "1.2.3",
                "01.2.3.4",
                "*.1.2.3.4",
                "x.org.",
                "internal:",
                "x org",
                "bücher.example"
            })
    void whatIsNoHostIsNotTakenIntoTheList(String text) {
        assertThatThrownBy(() -> Allowed.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostsAreReadFromAList() {
        assertThat(Allowed.list(" Hooks.Example.org, internal:10.0.0.7:9090\n[2001:db8::7]:8443 *.example.net"))
                .containsExactly(
                        new Allowed("hooks.example.org", 0, false),
                        new Allowed("10.0.0.7", 9_090, true),
                        new Allowed("[2001:db8::7]", 8_443, false),
                        new Allowed("*.example.net", 0, false));
    }
}
