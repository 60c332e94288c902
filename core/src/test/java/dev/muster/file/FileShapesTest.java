package dev.muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, types and sizes: what is made of what somebody sends. */
class FileShapesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd          | passwd",
                "..\\..\\evil.dll          | evil.dll",
                "C:\\Users\\x\\r.docx      | r.docx",
                "CON                       | _CON",
                "nul.txt                   | _nul.txt",
                "Com1.tar.gz               | _Com1.tar.gz",
                "console.log               | console.log",
                ".htaccess                 | htaccess",
                "...                       | file",
                "report.pdf.               | report.pdf",
                "a<b>c:d\"e?f              | a_b_c_d_e_f",
                "r\u00e9sum\u00e9.pdf      | r\u00e9sum\u00e9.pdf",
                "re\u0301sume\u0301.pdf    | r\u00e9sum\u00e9.pdf"
            })
    void aNameIsMadeHarmless(String sent, String clean) {
        assertThat(FileNames.clean(sent)).isEqualTo(clean.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "cat.png, image/png, cat.png",
        "CAT.JPG, image/jpeg, CAT.JPG",
        "cat.png, image/jpeg, cat.png.bin",
        "invoice.pdf, application/x-msdownload, invoice.pdf.bin",
        "invoice.PDF, text/html, invoice.PDF.bin",
        "photo.exe.jpg, application/x-msdownload, photo.exe.jpg.bin",
        "notes.txt, application/x-msdownload, notes.txt.bin",
        "notes.txt, application/octet-stream, notes.txt",
        "page.log, text/html, page.log",
        "letter.docx, application/zip, letter.docx",
        "letter.docx, application/octet-stream, letter.docx.bin",
        "setup.exe, text/plain, setup.exe.bin",
        "setup.exe, application/x-msdownload, setup.exe",
        "sample.bin, application/x-msdownload, sample.bin",
        "sample.mal, application/x-msdownload, sample.mal",
        "png, application/x-msdownload, png",
        "a.constructor, text/plain, a.constructor"
    })
    void anEndingThatSaysWhatAFileIsNotGetsANeutralOneBehindIt(String name, String type, String kept) {
        assertThat(Endings.honest(name, type)).isEqualTo(kept);
        assertThat(Endings.contradict(kept, type)).isFalse();
    }

    @Property(tries = 500)
    void aKeptNameNeverContradictsWhatTheFileIs(@ForAll String stem, @ForAll("endings") String ending) {
        String clean = FileNames.clean(stem.repeat(3) + "." + ending);
        for (String type : Set.of("text/plain", "image/png", "application/x-msdownload", FileTypes.UNKNOWN)) {
            String kept = Endings.honest(clean, type);
            assertThat(Endings.contradict(kept, type)).as(kept).isFalse();
            assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(201);
        }
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of("png", "PDF", "txt", "exe", "gz", "docx", "bin", "none");
    }

    @Test
    void whatCannotBeSeenIsTakenOut() {
        assertThat(FileNames.clean("photo\u202egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileNames.clean("a\0b\r\nc\u0085d\u200be\u2028f.txt")).isEqualTo("abcdef.txt");
        assertThat(FileNames.clean("a\ud800b")).isEqualTo("ab");
        assertThat(FileNames.clean("a\u00a0\u3000b.txt")).isEqualTo("a  b.txt");
        assertThat(FileNames.clean("\ud83d\ude80.txt")).isEqualTo("\ud83d\ude80.txt");
    }

    @Test
    void aLongNameIsShortenedBeforeItsEnding() {
        String clean = FileNames.clean("\ud83d\ude80".repeat(2_000) + ".tar.gz");
        assertThat(clean.getBytes(StandardCharsets.UTF_8).length).isBetween(190, 200);
        assertThat(clean).endsWith(".gz").startsWith("\ud83d\ude80");
        assertThat(FileNames.clean("x." + "y".repeat(5_000))).hasSize(200);
    }

    @Property(tries = 500)
    void aCleanNameIsShortVisibleAndStaysAsItIs(@ForAll String sent) {
        String clean = FileNames.clean(sent);
        assertThat(clean).isNotEmpty().doesNotContain("/", "\\", "\0", "\r", "\n", "\"");
        assertThat(clean.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(201);
        assertThat(clean.codePoints())
                .noneMatch(c -> Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.CONTROL
                        || Character.getType(c) == Character.SURROGATE);
        assertThat(FileNames.clean(clean)).isEqualTo(clean);
    }

    private static String type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return FileTypes.of(bytes, bytes.length);
    }

    @Test
    void aTypeIsWhatTheFirstBytesShow() {
        assertThat(type("\u0089PNG\r\n\u001a\n")).isEqualTo("image/png");
        assertThat(type("GIF89a<script>")).isEqualTo("image/gif");
        assertThat(type("%PDF-1.7")).isEqualTo("application/pdf");
        assertThat(type("PK\u0003\u0004")).isEqualTo("application/zip");
        assertThat(type("MZ\u0090")).isEqualTo("application/x-msdownload");
        assertThat(type("hello")).isEqualTo("text/plain");
        assertThat(type("")).isEqualTo("text/plain");
        assertThat(type("{\"a\":1}")).isEqualTo("application/json");
        assertThat(type("<?xml version='1.0'?><a/>")).isEqualTo("application/xml");
        assertThat(type("hello <SCRIPT>x</SCRIPT>")).isEqualTo("text/html");
        assertThat(type("<!-- --><svg onload=x>")).isEqualTo("image/svg+xml");
        assertThat(type("\u0000\u0001\u0002")).isEqualTo(FileTypes.UNKNOWN);
        assertThat(type("\u00ff\u00fe")).isEqualTo(FileTypes.UNKNOWN);
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsStillText() {
        byte[] long1 = ("x".repeat(FileTypes.LOOKED_AT - 1) + "\u00e9\u00e9").getBytes(StandardCharsets.UTF_8);
        assertThat(FileTypes.of(long1, long1.length)).isEqualTo("text/plain");
    }

    @Property(tries = 500)
    void noBytesAreTooOddToLookAt(@ForAll byte[] head) {
        String type = FileTypes.of(head, head.length);
        assertThat(type).matches("[a-z]+/[a-z0-9.+-]+");
        for (String picture : Set.of("image/png", "image/jpeg", "image/gif", "image/webp")) {
            PictureSize.of(picture, head, head.length)
                    .ifPresent(p -> assertThat(p.width()).isPositive());
        }
        byte[] camera = new byte[head.length + 12];
        System.arraycopy(HexFormat.of().parseHex("ffd8ffe17fff457869660000"), 0, camera, 0, 12);
        System.arraycopy(head, 0, camera, 12, head.length);
        assertThat(Orientation.of(camera, camera.length)).isBetween(1, 8);
    }

    @Test
    void idsAreNotRepeated() {
        Set<FileId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(FileId.fresh());
        }
        assertThat(ids).hasSize(10_000);
    }
}
