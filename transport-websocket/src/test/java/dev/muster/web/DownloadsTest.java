package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a file (AC-62), and as what it is served whatever is in it (AC-63, AC-64). */
class DownloadsTest {
    private static FileServer files;

    @BeforeAll
    static void start() {
        files = new FileServer();
    }

    @AfterAll
    static void stop() {
        files.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] picture(String format, int width, int height) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x += 3) {
            image.setRGB(x, x % height, 0xff8800);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static void assertAbsent(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(new String(
                        files.get("ann", "api/v1/files/0000000000000000000000000000000000000000")
                                .body(),
                        StandardCharsets.UTF_8));
    }

    @Test
    void whoReadsTheChannelGetsTheFileAsItWas() {
        String channel = files.channel("ann", "bob");
        byte[] body = new byte[700_001];
        new Random(1).nextBytes(body);
        JsonNode file = files.posted("ann", channel, "dump.bin", body);
        HttpResponse<byte[]> got = files.download("bob", file);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(body);
        assertThat(got.headers().firstValue("ETag"))
                .hasValue('"' + file.path("sha256").asText() + '"');
        assertThat(got.headers().firstValue("Content-Length")).hasValue("700001");
        String etag = got.headers().firstValue("ETag").orElseThrow();
        assertThat(files.download("bob", file, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        HttpResponse<String> head =
                files.as("bob").send("HEAD", "api/v1/files/" + file.path("id").asText(), null);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("700001");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void oneRangeIsServedAndWhatMakesNoSenseIsNot() {
        String channel = files.channel("ann");
        byte[] body = new byte[600_000];
        new Random(2).nextBytes(body);
        JsonNode file = files.posted("ann", channel, "dump.bin", body);
        for (int[] range : List.of(new int[] {0, 0}, new int[] {262_143, 262_144}, new int[] {599_999, 599_999})) {
            HttpResponse<byte[]> part = files.download("ann", file, "Range", "bytes=" + range[0] + "-" + range[1]);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(body, range[0], range[1] + 1));
            assertThat(part.headers().firstValue("Content-Range"))
                    .hasValue("bytes " + range[0] + "-" + range[1] + "/600000");
        }
        assertThat(files.download("ann", file, "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(body, 599_995, 600_000));
        assertThat(files.download("ann", file, "Range", "bytes=599990-").body()).hasSize(10);
        HttpResponse<byte[]> beyond = files.download("ann", file, "Range", "bytes=600000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */600000");
        for (String all :
                List.of("bytes=1-2,4-5", "bytes=5-1", "lines=1-2", "bytes=-", "bytes=99999999999999999999-")) {
            assertThat(files.download("ann", file, "Range", all).statusCode())
                    .as(all)
                    .isEqualTo(200);
        }
        assertThat(files.download("ann", file, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    /** AC-62. */
    @Test
    void theFilesOwnChannelDecides() {
        String channel = files.channel("ann", "bob");
        String elsewhere = files.channel("eve", "ann");
        JsonNode file = files.posted("ann", channel, "secret.txt", ascii("secret"));
        String id = file.path("id").asText();
        assertThat(files.download("bob", file).statusCode()).isEqualTo(200);
        for (String stranger : List.of("eve", "ann/other", "bob/other", "nobody")) {
            assertAbsent(files.download(stranger, file));
            assertAbsent(files.get(stranger, "api/v1/files/" + id + "/thumbnail"));
        }
        assertAbsent(files.get("eve", "api/v1/file/show?channel=" + elsewhere + "&file=" + id));
        assertAbsent(files.get("ann", "api/v1/file/show?channel=" + elsewhere + "&file=" + id));
        for (String[] thief :
                new String[][] {{"eve", elsewhere}, {"ann", elsewhere}, {"bob", channel}, {"ann", channel}}) {
            HttpResponse<String> taken = files.tryPost(thief[0], thief[1], "mine", id);
            assertThat(taken.statusCode()).as(thief[0] + " takes it again").isEqualTo(400);
            assertThat(FileServer.json(taken).path("field").asText()).isEqualTo("files");
            assertThat(taken.body())
                    .isEqualTo(files.tryPost(thief[0], thief[1], "mine", "0".repeat(40))
                            .body());
        }
        files.as("ann").post("api/v1/channel/remove-member", "{\"channel\":\"" + channel + "\",\"person\":\"bob\"}");
        assertAbsent(files.download("bob", file));
    }

    /** AC-62: a draft is its uploader's, a deleted message takes its files with it. */
    @Test
    void neitherADraftNorADeletedMessageGivesItsFileAway() {
        String channel = files.channel("ann", "bob");
        JsonNode draft = FileServer.json(files.upload("ann", channel, "draft.txt", ascii("draft")));
        assertThat(files.download("ann", draft).statusCode()).isEqualTo(200);
        assertAbsent(files.download("bob", draft));
        assertThat(files.tryPost("bob", channel, "mine", draft.path("id").asText())
                        .statusCode())
                .isEqualTo(400);
        JsonNode file = files.posted("ann", channel, "gone.txt", ascii("gone"));
        assertThat(files.download("bob", file).statusCode()).isEqualTo(200);
        files.as("ann")
                .post(
                        "api/v1/channel/delete",
                        "{\"channel\":\"" + channel + "\",\"message\":" + file.path("message") + "}");
        assertAbsent(files.download("bob", file));
        assertAbsent(files.download("ann", file));
        assertThat(new String(
                        files.get("bob", "api/v1/channel/history?channel=" + channel)
                                .body(),
                        StandardCharsets.UTF_8))
                .doesNotContain("gone.txt", file.path("id").asText() + "\",\"name");
    }

    /** AC-62: there is no way to come across an id. */
    @Test
    void idsCannotBeGuessed() {
        String channel = files.channel("ann");
        String one = FileServer.json(files.upload("ann", channel, "a", ascii("same")))
                .path("id")
                .asText();
        String two = FileServer.json(files.upload("ann", channel, "a", ascii("same")))
                .path("id")
                .asText();
        assertThat(one).matches("[0-9a-f]{40}").isNotEqualTo(two);
        int alike = 0;
        for (int i = 0; i < 40; i++) {
            alike += one.charAt(i) == two.charAt(i) ? 1 : 0;
        }
        assertThat(alike).as("characters that two ids share").isLessThan(20);
        for (String place : List.of("..", "%2e%2e%2fx", one.substring(1), one + "0", "x".repeat(65))) {
            assertThat(files.get("ann", "api/v1/files/" + place).statusCode())
                    .as(place)
                    .isIn(400, 404);
        }
    }

    private static void assertHarmless(HttpResponse<byte[]> got) {
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(got.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(got.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(got.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(got.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(got.headers().firstValue("Content-Type").orElse(""))
                .doesNotContain("html")
                .doesNotContain("svg")
                .doesNotContain("xml")
                .doesNotContain("script");
    }

    /** AC-63. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                "  \n<HtMl><body onload=alert(1)>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><a/>",
                "%PDF-1.7\n<script>alert(1)</script>",
                "GIF89a/*<script>alert(1)</script>*/=1;alert(1)",
                "\ufeff<html><script>alert(1)</script>",
                "alert(document.cookie)",
                "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
                "From: x\nContent-Type: text/html\n\n<script>alert(1)</script>"
            })
    void whatCouldRunIsServedAsSomethingToSave(String body) {
        String channel = files.channel("ann");
        for (String name : List.of("page.html", "image.png", "x.svg", "a.pdf", "x.js", "x")) {
            JsonNode file = files.posted("ann", channel, name, ascii(body));
            assertHarmless(files.download("ann", file));
            assertHarmless(files.download("ann", file, "Accept", "text/html"));
            HttpResponse<byte[]> small =
                    files.get("ann", "api/v1/files/" + file.path("id").asText() + "/thumbnail");
            assertThat(small.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatTheSenderSaysOfTheTypeCountsForNothing() {
        String channel = files.channel("ann");
        JsonNode file = FileServer.json(files.upload(
                "ann", channel, "cat.png", ascii("<html><script>x</script>"), "Content-Type", "image/png"));
        assertThat(file.path("type").asText()).isEqualTo("text/html");
        assertThat(file.path("name").asText()).isEqualTo("cat.png.bin");
        assertThat(file.has("width")).isFalse();
    }

    /** AC-64. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\windows\\system32\\x.dll",
                "/etc/passwd",
                "C:\\boot.ini",
                "a\0b.txt",
                "con",
                "NUL.txt",
                "lpt1.tar.gz",
                "photo\u202Egnp.exe",
                "a\r\nSet-Cookie: x=1",
                "\"; filename=\"evil.html",
                "a;b=c%0d%0ax",
                "....",
                "   ",
                "",
                "\ud83d\ude80 r\u00e9sum\u00e9.pdf",
                "\u0000\u0001\u0002"
            })
    void aNameIsANameAndNothingElse(String name) {
        String channel = files.channel("ann");
        HttpResponse<byte[]> uploaded = files.upload("ann", channel, name, ascii("x"));
        assertThat(uploaded.statusCode()).isEqualTo(200);
        String kept = FileServer.json(uploaded).path("name").asText();
        assertThat(kept)
                .isNotEmpty()
                .doesNotContain("/", "\\", "\0", "\r", "\n", "\u202e", "..", "\"")
                .doesNotMatch("(?i)(con|nul|lpt1)(\\..*)?");
        HttpResponse<byte[]> got = files.download("ann", FileServer.json(uploaded));
        assertThat(got.headers().map().keySet()).doesNotContain("set-cookie");
        assertThat(got.headers().allValues("Content-Disposition"))
                .singleElement()
                .asString()
                .matches(
                        "attachment; filename=\"[ !#-$&-:<-\\[\\]-~]*\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*");
    }

    @Test
    void aNameOfFourThousandLettersKeepsItsEnding() {
        String channel = files.channel("ann");
        JsonNode file = FileServer.json(
                files.upload("ann", channel, "a".repeat(4_096) + ".tar.gz", new byte[] {0x1f, (byte) 0x8b}));
        assertThat(file.path("name").asText().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(200);
        assertThat(file.path("name").asText()).endsWith(".gz");
    }

    @Test
    void picturesHaveTheirSizeAndAThumbnail() throws Exception {
        String channel = files.channel("ann", "bob");
        for (String format : List.of("png", "jpeg", "gif")) {
            JsonNode file = files.posted("ann", channel, "p", picture(format, 1_500, 900));
            assertThat(file.path("type").asText()).isEqualTo("image/" + format);
            assertThat(file.path("width").asInt()).isEqualTo(1_500);
            assertThat(file.path("height").asInt()).isEqualTo(900);
            HttpResponse<byte[]> small =
                    files.get("bob", "api/v1/files/" + file.path("id").asText() + "/thumbnail");
            assertThat(small.statusCode()).isEqualTo(200);
            assertThat(small.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(small.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(small.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("sandbox");
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(small.body()));
            assertThat(shown.getWidth()).isEqualTo(480);
            assertThat(shown.getHeight()).isEqualTo(288);
        }
    }

    /** The corner that is red in what is shown, for each way in which a camera can be held. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void picturesAreTurnedAsTheirCameraSays(int orientation, int right, int below) throws Exception {
        String channel = files.channel("ann");
        for (boolean big : new boolean[] {true, false}) {
            JsonNode file = files.posted("ann", channel, "p.jpg", turned(orientation, big));
            boolean lying = orientation >= 5;
            assertThat(file.path("width").asInt()).isEqualTo(lying ? 200 : 400);
            assertThat(file.path("height").asInt()).isEqualTo(lying ? 400 : 200);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(
                    files.get("ann", "api/v1/files/" + file.path("id").asText() + "/thumbnail")
                            .body()));
            assertThat(shown.getWidth()).isEqualTo(lying ? 200 : 400);
            int x = right * (shown.getWidth() - 1 - 20) + 10;
            int y = below * (shown.getHeight() - 1 - 20) + 10;
            assertThat(new Color(shown.getRGB(x, y)).getRed()).isGreaterThan(200);
            assertThat(new Color(shown.getRGB(x, y)).getBlue()).isLessThan(60);
        }
    }

    /** A blue picture with a red corner, left above as the sensor has it. */
    private static byte[] turned(int orientation, boolean big) throws Exception {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(Color.BLUE);
        drawing.fillRect(0, 0, 400, 200);
        drawing.setColor(Color.RED);
        drawing.fillRect(0, 0, 60, 60);
        drawing.dispose();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", plain);
        byte[] jpeg = plain.toByteArray();
        ByteBuffer exif = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put((big ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        exif.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        exif.putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.write(exif.array());
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    /** AC-65: the size that a picture says to have is believed before any of it is decoded. */
    @Test
    void noPictureIsMadeOfWhatSaysToBeEnormous() {
        String channel = files.channel("ann");
        int[][] sizes = {{100_000, 100_000, 0}, {10_000, 6_000, 6_000}, {40_000, 10, 10}, {10, 40_000, 40_000}};
        for (int[] size : sizes) {
            JsonNode file = files.posted("ann", channel, "big.png", png(size[0], size[1], size[2]));
            assertThat(file.path("width").asInt()).isEqualTo(size[0]);
            assertThat(thumbnail(file)).as("%d x %d", size[0], size[1]).isEqualTo(404);
        }
        assertThat(thumbnail(files.posted("ann", channel, "fine.png", png(6_000, 5_000, 5_000))))
                .as("a large picture that is not too large")
                .isEqualTo(200);
        assertThat(thumbnail(files.posted("ann", channel, "cut.png", png(600, 500, 20))))
                .as("a picture that ends early")
                .isEqualTo(404);
    }

    private static int thumbnail(JsonNode file) {
        return files.get("ann", "api/v1/files/" + file.path("id").asText() + "/thumbnail")
                .statusCode();
    }

    /** A grey PNG that says to have so many rows, and has some. */
    static byte[] png(int width, int height, int rows) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int row = 0; row < rows; row++) {
                out.write(new byte[width + 1]);
            }
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        chunk(png, "IHDR", size);
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
        byte[] named =
                ByteBuffer.allocate(4 + data.length).put(ascii(name)).put(data).array();
        CRC32 crc = new CRC32();
        crc.update(named);
        png.writeBytes(ByteBuffer.allocate(8 + named.length)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array());
    }

    /** G27. */
    @Test
    void damagedContentIsNeverServed() {
        String channel = files.channel("ann");
        byte[] body = new byte[900_000];
        new Random(5).nextBytes(body);
        JsonNode early = files.posted("ann", channel, "early", Arrays.copyOf(body, 899_999));
        JsonNode late = files.posted("ann", channel, "late", body);
        files.store.damage(FileServer.content(early), 10);
        files.store.damage(FileServer.content(late), 899_000);
        HttpResponse<byte[]> refused = files.download("ann", early);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(FileServer.json(refused).path("reference").asText()).isNotEmpty();
        try {
            HttpResponse<byte[]> cut = files.download("ann", late);
            assertThat(cut.statusCode()).as("a download with damage at its end").isEqualTo(503);
        } catch (IllegalStateException e) {
            assertThat(e.getCause()).isInstanceOf(java.io.IOException.class);
        }
        assertThat(files.download("ann", late, "Range", "bytes=0-999").body()).isEqualTo(Arrays.copyOf(body, 1_000));
        assertThat(files.download("ann", late, "Range", "bytes=899000-899001").statusCode())
                .isEqualTo(503);
    }
}
