package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.file.FileLimits;
import dev.muster.websocket.testing.JettyTestServer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is taken in, how, and what of it stays when something is wrong with it (AC-65). */
class UploadsTest {
    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String head(String channel, String rest) {
        return "POST /api/v1/files?channel=" + channel + "&name=x HTTP/1.1\nHost: localhost\n"
                + "Authorization: Bearer ann\nConnection: close\n" + rest + "\n\n";
    }

    @Test
    void theSameUploadUnderTheSameKeyIsTheSameFileOnce() {
        try (FileServer files = new FileServer()) {
            String channel = files.channel("ann");
            byte[] body = bytes(1, 300_000);
            JsonNode first = FileServer.json(files.upload("ann", channel, "a", body, "Idempotency-Key", "k"));
            JsonNode second = FileServer.json(files.upload("ann", channel, "a", body, "Idempotency-Key", "k"));
            assertThat(second).isEqualTo(first);
            assertThat(files.store.count()).isEqualTo(1);
            assertThat(files.upload("ann", channel, "a", bytes(2, 9), "Idempotency-Key", "k")
                            .statusCode())
                    .isEqualTo(409);
            JsonNode another = FileServer.json(files.upload("ann", channel, "a", body));
            assertThat(another.path("id")).isNotEqualTo(first.path("id"));
            assertThat(files.store.count())
                    .as("contents, of three uploads of two")
                    .isEqualTo(2);
        }
    }

    @Test
    void nothingIsReadOfABodyThatMayNotCome() throws Exception {
        try (FileServer files = new FileServer()) {
            String channel = files.channel("ann");
            String length = "Content-Length: 50000000\nExpect: 100-continue";
            String stranger = files.raw(head(channel, length).replace("Bearer ann", "Bearer eve"), new byte[0], false);
            assertThat(stranger).startsWith("HTTP/1.1 404").doesNotContain("100 Continue");
            assertThat(files.raw(head("none", length), new byte[0], false))
                    .startsWith("HTTP/1.1 404")
                    .doesNotContain("100 Continue");
            assertThat(files.raw(head(channel, "Content-Length: 100000001\nExpect: 100-continue"), new byte[0], false))
                    .startsWith("HTTP/1.1 413")
                    .doesNotContain("100 Continue");
            assertThat(files.store.count()).isZero();
        }
    }

    @Test
    void aPageThatIsNotTrustedUploadsNothing() {
        try (FileServer files = new FileServer()) {
            String channel = files.channel("ann");
            String place = "api/v1/files?channel=" + channel + "&name=x";
            var cookie = new dev.muster.websocket.testing.Http(files.server).with("Cookie", "who=ann");
            assertThat(cookie.send("POST", place, "x").statusCode()).isEqualTo(403);
            assertThat(cookie.with("Origin", "https://evil.example")
                            .with("X-Requested-With", "x")
                            .send("POST", place, "x")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(cookie.with("X-Requested-With", "x")
                            .send("POST", place, "x")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(new dev.muster.websocket.testing.Http(files.server)
                            .send("POST", place, "x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(files.as("ann").send("PUT", place, "x").statusCode()).isEqualTo(405);
        }
    }

    /** AC-65: a length that is not the body's. */
    @Test
    void aBodyThatLiesAboutItsLengthLeavesNothing() throws Exception {
        try (FileServer files = new FileServer(FileLimits.STANDARD.withLargest(100_000), FileTransfers.STANDARD)) {
            String channel = files.channel("ann");
            byte[] short1 = bytes(3, 10);
            String early = files.raw(head(channel, "Content-Length: 90000"), short1, true);
            assertThat(early.isEmpty() || early.startsWith("HTTP/1.1 400"))
                    .as(early)
                    .isTrue();
            String endless = files.raw(head(channel, "Transfer-Encoding: chunked"), chunks(bytes(4, 300_000)), true);
            assertThat(endless).startsWith("HTTP/1.1 413");
            String cut = files.raw(
                    head(channel, "Transfer-Encoding: chunked"),
                    "ffff\r\nabc".getBytes(StandardCharsets.US_ASCII),
                    true);
            assertThat(cut.isEmpty() || cut.startsWith("HTTP/1.1 400")).as(cut).isTrue();
            assertThat(files.store.count()).isZero();
            assertThat(files.upload("ann", channel, "x", bytes(5, 100_000)).statusCode())
                    .isEqualTo(200);
            assertThat(files.upload("ann", channel, "x", bytes(5, 100_001)).statusCode())
                    .isEqualTo(413);
        }
    }

    /**
     * RFC 9112, section 9.6: whoever is in the midst of sending what is refused reads why, and no reset. The sender here has
     * a megabyte on the way that nobody asked for.
     */
    @Test
    void whoIsStillSendingReadsWhyItIsRefused() throws Exception {
        try (FileServer files = new FileServer(FileLimits.STANDARD.withLargest(2_000_000), FileTransfers.STANDARD)) {
            String channel = files.channel("ann");
            byte[] megabyte = bytes(14, 1_000_000);
            String length = "Content-Length: 1000000";
            assertThat(files.slowly(head(channel, length + "\nContent-Encoding: gzip"), megabyte))
                    .startsWith("HTTP/1.1 415");
            assertThat(files.slowly(head("none", length), megabyte)).startsWith("HTTP/1.1 404");
            assertThat(files.slowly(head(channel, "Content-Length: 3000000"), bytes(15, 3_000_000)))
                    .startsWith("HTTP/1.1 413");
            assertThat(files.slowly(head(channel, "Transfer-Encoding: chunked"), chunks(bytes(15, 3_000_000))))
                    .startsWith("HTTP/1.1 413");
            String command = head(channel, "Content-Length: 1100000\nContent-Type: application/json")
                    .replaceFirst("files[^ ]*", "channel/post");
            assertThat(files.slowly(command, bytes(16, 1_100_000))).startsWith("HTTP/1.1 413");
        }
    }

    private static byte[] chunks(byte[] body) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 10_000) {
            int length = Math.min(10_000, body.length - at);
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** AC-65: nothing is unpacked, whatever it says to be. */
    @Test
    void whatIsPackedStaysPacked() throws Exception {
        try (FileServer files = new FileServer(FileLimits.STANDARD.withLargest(200_000), FileTransfers.STANDARD)) {
            String channel = files.channel("ann");
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
                gzip.write(new byte[100_000_000]);
            }
            assertThat(files.upload("ann", channel, "x", bomb.toByteArray(), "Content-Encoding", "gzip")
                            .statusCode())
                    .isEqualTo(415);
            JsonNode kept = FileServer.json(files.upload("ann", channel, "bomb.gz", bomb.toByteArray()));
            assertThat(kept.path("size").asLong()).isEqualTo(bomb.size());
            assertThat(kept.path("type").asText()).isEqualTo("application/gzip");
            HttpResponse<byte[]> got = files.download("ann", kept);
            assertThat(got.body()).isEqualTo(bomb.toByteArray());
            assertThat(got.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    /** AC-65: a byte a second. */
    @Test
    void anUploadThatIsTooSlowIsGivenUp() throws Exception {
        FileTransfers fast = new FileTransfers(4, 4, 4, 4, Long.MAX_VALUE, Duration.ZERO, 1, 1_000);
        try (FileServer files = new FileServer(FileLimits.STANDARD, fast)) {
            String channel = files.channel("ann");
            String answer = files.raw(head(channel, "Content-Length: 1000000"), bytes(6, 10), false);
            assertThat(answer).startsWith("HTTP/1.1 408");
            assertThat(files.store.count()).isZero();
        }
        AtomicLong nanos = new AtomicLong();
        Pace pace = new Pace(FileTransfers.STANDARD, nanos::get);
        for (int second = 0; second < 20; second++) {
            nanos.set(second * 1_000_000_000L);
            pace.check(second);
        }
        nanos.set(21_000_000_000L);
        pace.check(21 * FileTransfers.STANDARD.bytesPerSecond());
        assertThatThrownBy(() -> pace.check(21)).isInstanceOf(Failed.class).hasMessageContaining("too slow");
    }

    @Test
    void aPersonHasSomanyUploadsAtOnceAndNoMore() {
        Slots slots = Slots.uploads(new FileTransfers(3, 2, 1, 1, 1, Duration.ZERO, 1, 1));
        Caller ann = Caller.person(new WorkspaceId("w"), new PersonId("ann"));
        Caller bob = Caller.person(new WorkspaceId("w"), new PersonId("bob"));
        Slots.Slot first = slots.take(ann);
        Slots.Slot second = slots.take(ann);
        assertThatThrownBy(() -> slots.take(ann)).isInstanceOf(Rejection.class);
        Slots.Slot third = slots.take(bob);
        assertThatThrownBy(() -> slots.take(bob)).isInstanceOf(Rejection.class);
        first.close();
        slots.take(bob).close();
        second.close();
        third.close();
        for (int i = 0; i < 10; i++) {
            slots.take(ann).close();
        }
    }

    /** AC-65: quotas. */
    @Test
    void aChannelAndAWorkspaceHoldSoMuchAndNoMore() {
        FileLimits limits = FileLimits.STANDARD.withQuotas(100_000, 150_000);
        try (FileServer files = new FileServer(limits, FileTransfers.STANDARD)) {
            String one = files.channel("ann");
            String two = files.channel("ann");
            assertThat(files.upload("ann", one, "a", bytes(7, 60_000)).statusCode())
                    .isEqualTo(200);
            assertThat(files.upload("ann", one, "b", bytes(8, 60_000)).statusCode())
                    .isEqualTo(413);
            JsonNode second = FileServer.json(files.upload("ann", one, "b", bytes(8, 40_000)));
            assertThat(files.upload("ann", one, "c", bytes(9, 1)).statusCode()).isEqualTo(413);
            assertThat(files.upload("ann", two, "d", bytes(10, 60_000)).statusCode())
                    .isEqualTo(413);
            assertThat(files.upload("ann", two, "d", bytes(10, 50_000)).statusCode())
                    .isEqualTo(200);
            files.as("ann")
                    .post("api/v1/file/remove", "{\"channel\":\"" + one + "\",\"file\":" + second.path("id") + "}");
            assertThat(files.upload("ann", one, "e", bytes(11, 40_000)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void typesThatAreNotTakenInAreRefusedByWhatTheyAre() {
        FileLimits limits = FileLimits.STANDARD.withTypes(Set.of("application/x-msdownload", "text/html"), Set.of());
        try (FileServer files = new FileServer(limits, FileTransfers.STANDARD)) {
            String channel = files.channel("ann");
            byte[] program = bytes(12, 10_000);
            program[0] = 'M';
            program[1] = 'Z';
            HttpResponse<byte[]> refused = files.upload("ann", channel, "cat.png", program);
            assertThat(refused.statusCode()).isEqualTo(415);
            assertThat(FileServer.json(refused).path("field").asText()).isEqualTo("type");
            assertThat(files.upload("ann", channel, "a.txt", "<html>".getBytes(StandardCharsets.US_ASCII))
                            .statusCode())
                    .isEqualTo(415);
            assertThat(files.upload("ann", channel, "a.exe", "plain".getBytes(StandardCharsets.US_ASCII))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(files.store.count()).isEqualTo(1);
        }
        FileLimits pictures = FileLimits.STANDARD.withTypes(Set.of("image/gif"), Set.of("image/*"));
        assertThat(pictures.takes("image/png")).isTrue();
        assertThat(pictures.takes("image/gif")).isFalse();
        assertThat(pictures.takes("text/plain")).isFalse();
    }

    @Test
    void whatCameIsComparedWithItsDigest() throws Exception {
        try (FileServer files = new FileServer()) {
            String channel = files.channel("ann");
            byte[] body = bytes(13, 1_000);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String hex = HexFormat.of().formatHex(digest);
            String right = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
            assertThat(FileServer.json(files.upload("ann", channel, "a", body, "Content-Digest", right))
                            .path("sha256")
                            .asText())
                    .isEqualTo(hex);
            assertThat(files.upload("ann", channel, "a", body, "X-Content-SHA256", hex)
                            .statusCode())
                    .isEqualTo(200);
            byte[] other = bytes(14, 1_000);
            assertThat(files.upload("ann", channel, "a", other, "Content-Digest", right)
                            .statusCode())
                    .isEqualTo(400);
            for (String wrong : List.of(hex, hex.substring(1), "?")) {
                assertThat(files.upload("ann", channel, "a", other, "X-Content-SHA256", wrong)
                                .statusCode())
                        .isEqualTo(400);
            }
            assertThat(files.store.count()).isEqualTo(1);
        }
    }

    /** What says that content has come is not to be had by name: whoever knows a digest would get the content. */
    @Test
    void nobodyMakesAFileOfADigest() {
        try (FileServer files = new FileServer()) {
            String channel = files.channel("ann");
            JsonNode file = FileServer.json(files.upload("ann", channel, "a", bytes(15, 10)));
            String claim = "{\"channel\":\"" + channel
                    + "\",\"name\":\"b\",\"type\":\"text/plain\",\"size\":10,\"sha256\":" + file.path("sha256") + "}";
            assertThat(files.as("ann").post("api/v1/file/add", claim).statusCode())
                    .isEqualTo(404);
            assertThat(files.as("ann").post("api/v1/file/expect", claim).statusCode())
                    .isEqualTo(404);
            String id = file.path("id").asText();
            assertThat(files.as("ann").get("api/v1/file/open?file=" + id).statusCode())
                    .isEqualTo(404);
            assertThat(files.as("ann")
                            .get("api/v1/file/open-evidence?file=" + id)
                            .statusCode())
                    .isEqualTo(404);
            assertThatThrownBy(() -> files.server
                            .muster()
                            .submit(
                                    Caller.person(new WorkspaceId("w"), new PersonId("ann")),
                                    "file.add",
                                    claim.getBytes(StandardCharsets.UTF_8),
                                    null))
                    .isInstanceOf(Rejection.class);
            for (String question : List.of("file.open", "file.open-evidence")) {
                assertThatThrownBy(() -> files.server
                                .muster()
                                .ask(
                                        Caller.person(new WorkspaceId("w"), new PersonId("ann")),
                                        question,
                                        Map.of("file", id)))
                        .isInstanceOf(Rejection.class)
                        .hasMessageContaining("there is no question");
            }
        }
    }

    @Test
    void withoutAFileStoreFilesAreRefusedInWords() {
        try (JettyTestServer server = JettyTestServer.start()) {
            var ann = new dev.muster.websocket.testing.Http(server).as("ann");
            String channel = FileServer.json(
                            ann.post("api/v1/channel/create", "{\"name\":\"c\",\"open\":false,\"members\":[]}"))
                    .at("/ids/channel")
                    .asText();
            HttpResponse<String> refused = ann.send("POST", "api/v1/files?channel=" + channel + "&name=x", "x");
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("no files are kept here");
        }
    }

    @Test
    void aCleanLimitIsNamedBeforeAnythingIsSent() {
        try (FileServer files = new FileServer(FileLimits.STANDARD.withLargest(5), FileTransfers.STANDARD)) {
            String channel = files.channel("ann");
            JsonNode limits = FileServer.json(files.as("ann").get("api/v1/file/limits?channel=" + channel));
            assertThat(limits.path("largest").asLong()).isEqualTo(5);
            assertThat(limits.path("perMessage").asInt()).isEqualTo(20);
            assertThat(files.as("eve")
                            .get("api/v1/file/limits?channel=" + channel)
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
