package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.muster.access.WorkspaceId;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.MemoryFileStore;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AC-65: WebP pictures become thumbnails like all others, and none takes more memory than it may, whatever it says. */
class WebpTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST = 160_000_000;
    private final Thumbnails thumbnails = new Thumbnails(FileTransfers.STANDARD);

    private Optional<byte[]> thumbnail(byte[] webp) {
        try (MemoryFileStore store = new MemoryFileStore();
                FileStore.Incoming incoming = store.receive(new WorkspaceId("w"))) {
            incoming.write(webp, 0, webp.length);
            ContentId id = incoming.finish();
            incoming.keep();
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            Optional<byte[]> made = thumbnails.of(store.open(id).orElseThrow(), "image/webp");
            assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                    .as("bytes of memory")
                    .isLessThan(MOST);
            return made;
        }
    }

    private static BufferedImage shown(Optional<byte[]> png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png.orElseThrow()));
    }

    /** As a browser made it: blue, with a red corner. */
    private static byte[] photograph() throws Exception {
        try (var in = WebpTest.class.getResourceAsStream("picture.webp")) {
            return in.readAllBytes();
        }
    }

    @Test
    void aPhotographIsShownSmaller() throws Exception {
        BufferedImage small = shown(thumbnail(photograph()));
        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(small.getHeight()).isEqualTo(288);
        assertThat(new Color(small.getRGB(10, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(small.getRGB(400, 200)).getBlue()).isGreaterThan(200);
    }

    @Test
    void soIsWhatWasPackedWithoutLoss() throws Exception {
        BufferedImage small = shown(thumbnail(plain(1_500, 900)));
        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(new Color(small.getRGB(10, 10))).isEqualTo(new Color(200, 10, 30));
        assertThat(thumbnail(plain(4_000, 3_000)))
                .as("as a telephone makes them")
                .isPresent();
    }

    /** Of each, the whole file has less than a hundred bytes. */
    @ParameterizedTest
    @CsvSource({"16384,16384", "16384,4000", "5000,5000"})
    void whatIsTooLargeIsNotUnpacked(int width, int height) {
        assertThat(plain(width, height)).hasSizeLessThan(100);
        assertThat(thumbnail(plain(width, height))).isEmpty();
        assertThat(thumbnail(extended(100_000, 100_000, plain(width, height)))).isEmpty();
    }

    @Test
    void whoSaysOneSizeOutsideAndAnotherInsideTakesNoMoreMemory() {
        thumbnail(extended(100, 100, plain(16_384, 16_384)));
        thumbnail(extended(3_000, 3_000, plain(16_384, 16_384)));
        thumbnail(extended(3_000, 3_000, plain(1, 1)));
    }

    /** Without the end that cannot be overlooked this takes minutes: an exception for each pixel that is not there. */
    @Test
    void whatEndsEarlyCostsNoTimeForWhatIsMissing() throws Exception {
        byte[] whole = noise(3_000, 3_000);
        assertThat(thumbnail(whole)).as("nothing but one byte of it is there").isEmpty();
    }

    /** Says to have codes of several bits for each pixel, and ends there. */
    private static byte[] noise(int width, int height) {
        Bits bits = new Bits();
        bits.put(0x2f, 8);
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(0, 1 + 3 + 1 + 1 + 1);
        for (int i = 0; i < 5; i++) {
            bits.put(1 | (1 << 1) | (1 << 2), 3);
            bits.put(i, 8);
            bits.put(i + 1, 8);
        }
        return riff(chunk("VP8L", bits.bytes()));
    }

    @Test
    void whatIsBrokenHasNone() throws Exception {
        byte[] whole = photograph();
        Random random = new Random(65);
        for (int i = 0; i < 200; i++) {
            byte[] broken = whole.clone();
            for (int k = 0; k < 5; k++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            thumbnail(broken);
        }
        assertThat(thumbnail(java.util.Arrays.copyOf(whole, 100))).isEmpty();
        assertThat(thumbnail("RIFFxxxxWEBP".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    /** One colour, of any size: codes of one symbol take no bits, so nothing stands for the pixels. */
    private static byte[] plain(int width, int height) {
        Bits bits = new Bits();
        bits.put(0x2f, 8);
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(0, 1 + 3 + 1 + 1 + 1);
        for (int symbol : new int[] {10, 200, 30, 255, 0}) {
            bits.put(1 | (1 << 2), 3);
            bits.put(symbol, 8);
        }
        return riff(chunk("VP8L", bits.bytes()));
    }

    /** The same picture behind a head that says another size. */
    private static byte[] extended(int width, int height, byte[] webp) {
        byte[] head = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .putShort((short) ((width - 1) & 0xffff))
                .put((byte) ((width - 1) >> 16))
                .putShort((short) ((height - 1) & 0xffff))
                .put((byte) ((height - 1) >> 16))
                .array();
        byte[] inside = java.util.Arrays.copyOfRange(webp, 12, webp.length);
        byte[] outside = chunk("VP8X", head);
        return riff(ByteBuffer.allocate(outside.length + inside.length)
                .put(outside)
                .put(inside)
                .array());
    }

    private static byte[] riff(byte[] chunks) {
        byte[] type = "WEBP".getBytes(StandardCharsets.US_ASCII);
        return chunk(
                "RIFF",
                ByteBuffer.allocate(4 + chunks.length).put(type).put(chunks).array());
    }

    private static byte[] chunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** Bits, the lowest first. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int count;

        void put(int value, int bits) {
            for (int i = 0; i < bits; i++) {
                held |= ((value >> i) & 1) << count;
                count++;
                if (count == 8) {
                    out.write(held);
                    held = 0;
                    count = 0;
                }
            }
        }

        byte[] bytes() {
            put(0, 40);
            return out.toByteArray();
        }
    }
}
