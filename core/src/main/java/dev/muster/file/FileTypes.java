package dev.muster.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a file is, by its first bytes; what the sender says and what it is called count for nothing. What could be
 * taken for a page is called so, even when it could be taken for something else too.
 */
public final class FileTypes {
    /** How many bytes of a file are looked at, at most. */
    public static final int LOOKED_AT = 4_096;

    /** What is nothing that is known here. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final List<Mark> MARKS = List.of(
            mark("image/png", 0, "89504e470d0a1a0a"),
            mark("image/jpeg", 0, "ffd8ff"),
            mark("image/gif", 0, hex("GIF87a")),
            mark("image/gif", 0, hex("GIF89a")),
            mark("image/webp", 8, hex("WEBP")),
            mark("image/bmp", 0, hex("BM")),
            mark("image/tiff", 0, "49492a00"),
            mark("image/tiff", 0, "4d4d002a"),
            mark("image/avif", 4, hex("ftypavif")),
            mark("image/heic", 4, hex("ftypheic")),
            mark("application/pdf", 0, hex("%PDF-")),
            mark("application/zip", 0, "504b0304"),
            mark("application/zip", 0, "504b0506"),
            mark("application/gzip", 0, "1f8b"),
            mark("application/x-bzip2", 0, hex("BZh")),
            mark("application/x-xz", 0, "fd377a585a00"),
            mark("application/zstd", 0, "28b52ffd"),
            mark("application/x-7z-compressed", 0, "377abcaf271c"),
            mark("application/vnd.rar", 0, hex("Rar!")),
            mark("application/x-tar", 257, hex("ustar")),
            mark("application/vnd.tcpdump.pcap", 0, "d4c3b2a1"),
            mark("application/vnd.tcpdump.pcap", 0, "a1b2c3d4"),
            mark("application/x-pcapng", 0, "0a0d0d0a"),
            mark("application/x-executable", 0, "7f454c46"),
            mark("application/x-msdownload", 0, hex("MZ")),
            mark("application/java-vm", 0, "cafebabe"),
            mark("application/vnd.sqlite3", 0, hex("SQLite format 3")),
            mark("application/x-ole-storage", 0, "d0cf11e0a1b11ae1"),
            mark("video/mp4", 4, hex("ftyp")),
            mark("video/webm", 0, "1a45dfa3"),
            mark("audio/mpeg", 0, hex("ID3")),
            mark("audio/ogg", 0, hex("OggS")),
            mark("audio/wav", 8, hex("WAVE")));

    private static final List<String> PAGE = List.of(
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<script",
            "<iframe",
            "<img",
            "<a ",
            "<style",
            "<title",
            "<table",
            "<meta",
            "<link",
            "<object",
            "<embed",
            "<form",
            "<svg");

    private record Mark(String type, int at, byte[] bytes) {
        boolean in(byte[] head, int length) {
            if (at + bytes.length > length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (head[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private FileTypes() {}

    private static Mark mark(String type, int at, String hex) {
        return new Mark(type, at, java.util.HexFormat.of().parseHex(hex));
    }

    private static String hex(String ascii) {
        return java.util.HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The media type of a file.
     *
     * @param head its first bytes
     * @param length how many of them there are
     */
    public static String of(byte[] head, int length) {
        int looked = Math.min(length, LOOKED_AT);
        for (Mark mark : MARKS) {
            if (mark.in(head, looked)) {
                return mark.type();
            }
        }
        return text(head, looked, looked < length || looked == LOOKED_AT);
    }

    private static String text(byte[] head, int length, boolean cut) {
        if (length == 0) {
            return "text/plain";
        }
        String ascii = new String(head, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (ascii.contains("<svg")) {
            return "image/svg+xml";
        }
        if (PAGE.stream().anyMatch(ascii::contains)) {
            return "text/html";
        }
        if (!isText(head, length, cut)) {
            return UNKNOWN;
        }
        String begin = ascii.replace("\u00ef\u00bb\u00bf", "").stripLeading();
        if (begin.startsWith("<?xml")) {
            return "application/xml";
        }
        return begin.startsWith("{\"") || begin.startsWith("[{") || begin.startsWith("{\n")
                ? "application/json"
                : "text/plain";
    }

    /** UTF-8 without control characters; one character may be cut off at the end. */
    private static boolean isText(byte[] head, int length, boolean cut) {
        for (int i = 0; i < length; i++) {
            int b = head[i] & 0xff;
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(head, 0, length), CharBuffer.allocate(length), !cut);
        return !result.isError();
    }
}
