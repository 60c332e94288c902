package dev.muster.file;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the ending of a name says that a file is, held against what its first bytes show. The endings are those that the
 * registrations of the types in {@link FileTypes} name (IANA, media types), and those of formats that are kept in one of
 * them. An ending that is not here says nothing that could be wrong.
 */
final class Endings {
    /** Claims nothing. */
    static final String NEUTRAL = ".bin";

    private static final String ZIP = "application/zip";
    private static final String OLE = "application/x-ole-storage";
    private static final String MPEG4 = "video/mp4";

    /**
     * Text is what people name so: any text, and what no first bytes are known of, as in another encoding. Two marks are
     * so short that a text may begin with them.
     */
    private static final Set<String> TEXT = Set.of(
            "text/plain",
            "text/html",
            "image/svg+xml",
            "application/xml",
            "application/json",
            FileTypes.UNKNOWN,
            "image/bmp",
            "audio/mpeg");

    private static final Map<String, Set<String>> SAID = said(Map.ofEntries(
            entry("png", Set.of("image/png")),
            entry("jpg jpeg jpe jfif", Set.of("image/jpeg")),
            entry("gif", Set.of("image/gif")),
            entry("webp", Set.of("image/webp")),
            entry("bmp dib", Set.of("image/bmp")),
            entry("tif tiff", Set.of("image/tiff")),
            entry("avif", Set.of("image/avif", MPEG4)),
            entry("heic heif", Set.of("image/heic", MPEG4)),
            entry("svg", Set.of("image/svg+xml")),
            entry("pdf", Set.of("application/pdf")),
            entry("zip jar war apk epub odt ods odp", Set.of(ZIP)),
            entry("docx xlsx pptx docm xlsm pptm", Set.of(ZIP, OLE)),
            entry("doc xls ppt msi msg", Set.of(OLE)),
            entry("gz tgz", Set.of("application/gzip")),
            entry("bz2 tbz2", Set.of("application/x-bzip2")),
            entry("xz txz", Set.of("application/x-xz")),
            entry("zst", Set.of("application/zstd")),
            entry("7z", Set.of("application/x-7z-compressed")),
            entry("rar", Set.of("application/vnd.rar")),
            entry("tar", Set.of("application/x-tar", FileTypes.UNKNOWN)),
            entry("pcap cap dmp", Set.of("application/vnd.tcpdump.pcap", "application/x-pcapng", FileTypes.UNKNOWN)),
            entry("pcapng", Set.of("application/x-pcapng")),
            entry("exe dll sys scr", Set.of("application/x-msdownload")),
            entry("class", Set.of("application/java-vm")),
            entry("sqlite sqlite3", Set.of("application/vnd.sqlite3")),
            entry("mp4 m4v m4a mov", Set.of(MPEG4, FileTypes.UNKNOWN)),
            entry("webm mkv", Set.of("video/webm")),
            entry("mp3", Set.of("audio/mpeg", FileTypes.UNKNOWN)),
            entry("ogg oga ogv opus", Set.of("audio/ogg")),
            entry("wav", Set.of("audio/wav")),
            entry("txt log md csv tsv json yaml yml xml html htm ini conf eml ics diff patch sh py js css sql", TEXT)));

    private Endings() {}

    private static Map<String, Set<String>> said(Map<String, Set<String>> together) {
        Map<String, Set<String>> single = new HashMap<>();
        together.forEach((endings, types) -> {
            for (String ending : endings.split(" ", -1)) {
                single.put(ending, types);
            }
        });
        return Map.copyOf(single);
    }

    /** True when the ending says another type than the first bytes show. */
    static boolean contradict(String name, String type) {
        int dot = name.lastIndexOf('.');
        Set<String> expected = SAID.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        return dot >= 0 && expected != null && !expected.contains(type);
    }

    /** The name, with a neutral ending behind one that says what the file is not; what it was called stays to be seen. */
    static String honest(String name, String type) {
        return contradict(name, type) ? FileNames.clean(name + NEUTRAL) : name;
    }
}
