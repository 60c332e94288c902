package dev.muster.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.muster.command.Rejection;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.Orientation;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.StoreException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures smaller, as PNG. The size that a picture says to have is looked at before any of it is decoded, and a
 * large one is decoded by every n-th pixel, so that what is in memory is bounded whatever somebody has uploaded. A few
 * at once; what was made is kept for a while, by content, which never changes.
 */
final class Thumbnails {
    private static final int SIDE = 480;
    private static final int LONGEST_SIDE = 30_000;
    private static final long LARGEST = 30_000_000;
    private static final long KEPT = 32_000_000;
    private static final int LOOKED_AT = 128 * 1024;
    private static final String WEBP = "image/webp";

    /** A WebP may be decoded whole before any pixel is left out, at four bytes for each: a quarter of what others may have. */
    private static final int WHOLE = 4;

    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", WEBP);
    private static final byte[] IMPOSSIBLE = new byte[0];
    private static final int WAITING_FOR_EACH = 4;
    private final Semaphore free;
    private final Semaphore waiting;
    private final long pixels;
    private final Cache<ContentId, byte[]> made = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .<ContentId, byte[]>weigher((id, png) -> 200 + png.length)
            .build();

    Thumbnails(FileTransfers settings) {
        this.free = new Semaphore(settings.thumbnails(), true);
        this.waiting = new Semaphore(WAITING_FOR_EACH * settings.thumbnails());
        this.pixels = settings.pixels();
    }

    /** True for files of which there may be one. */
    static boolean possible(FileView file) {
        return TYPES.contains(file.type()) && file.size() <= LARGEST;
    }

    /**
     * The thumbnail of a picture; empty when it cannot be read or is too large.
     *
     * @throws Rejection busy when too many are being made
     * @throws StoreException when its content cannot be had
     */
    Optional<byte[]> of(FileStore.Content content, String type) {
        byte[] png = made.getIfPresent(content.id());
        if (png == null) {
            png = alone(content, type);
            made.put(content.id(), png);
        }
        return png.length == 0 ? Optional.empty() : Optional.of(png);
    }

    private static Rejection tooMany() {
        return Rejection.busy("too many pictures are being made smaller; try again in a moment");
    }

    private byte[] alone(FileStore.Content content, String type) {
        if (!waiting.tryAcquire()) {
            throw tooMany();
        }
        try {
            if (!free.tryAcquire(5, TimeUnit.SECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejection.busy("interrupted; try again in a moment");
        } finally {
            waiting.release();
        }
        try {
            return make(content, type);
        } finally {
            free.release();
        }
    }

    private byte[] make(FileStore.Content content, String type) {
        ImageReader reader = reader(type);
        if (reader == null) {
            return IMPOSSIBLE;
        }
        try (InputStream bytes = content.read();
                ImageInputStream in = type.equals(WEBP) ? new Ending(bytes) : new MemoryCacheImageInputStream(bytes)) {
            int orientation = type.equals("image/jpeg") ? orientation(in) : Orientation.UPRIGHT;
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
                return IMPOSSIBLE;
            }
            if ((long) width * height > (type.equals(WEBP) ? pixels / WHOLE : pixels)) {
                return IMPOSSIBLE;
            }
            ImageReadParam every = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
            every.setSourceSubsampling(step, step, 0, 0);
            return png(Turning.upright(scaled(reader.read(0, every)), orientation));
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // what somebody has uploaded is no picture, or one that nobody can read: no more to be said of it
            return IMPOSSIBLE;
        } finally {
            reader.dispose();
        }
    }

    /**
     * Ends for good. The reader of WebP goes on behind the end for every pixel that was promised, and each costs time: so
     * there is a little more than the file, which it may look ahead into, and then an end that it cannot overlook.
     */
    private static final class Ending extends MemoryCacheImageInputStream {
        private static final int AHEAD = 64;
        private static final int MOST_LOOKS = 1_000;
        private int looks;

        Ending(InputStream in) {
            super(new SequenceInputStream(in, new ByteArrayInputStream(new byte[AHEAD])));
        }

        @Override
        public int read() throws IOException {
            return looked(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return looked(super.read(bytes, from, length));
        }

        private int looked(int read) throws IOException {
            if (read < 0 && ++looks > MOST_LOOKS) {
                throw new IOException("it ends early");
            }
            return read;
        }
    }

    /** The reader of WebP is named: which readers the JDK finds depends on the class loader that asks first. */
    private static @Nullable ImageReader reader(String type) {
        if (type.equals(WEBP)) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        return readers.hasNext() ? readers.next() : null;
    }

    /** What stands before the picture is looked at, and then it is read from its beginning. */
    private static int orientation(ImageInputStream in) throws IOException {
        byte[] head = new byte[LOOKED_AT];
        int length = 0;
        int more = in.read(head);
        while (more > 0) {
            length += more;
            more = in.read(head, length, head.length - length);
        }
        in.seek(0);
        return Orientation.of(head, length);
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        int kind = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage small = new BufferedImage(width, height, kind);
        Graphics2D drawing = small.createGraphics();
        try {
            drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            drawing.drawImage(image, 0, 0, width, height, null);
        } finally {
            drawing.dispose();
        }
        return small;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = new javax.imageio.stream.MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("no way to write PNG");
            }
        }
        return out.toByteArray();
    }
}
