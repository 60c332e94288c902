package dev.muster.file;

import java.time.Duration;
import java.util.Set;

/**
 * What a Muster takes in as files.
 *
 * @param largest how many bytes a file has at most
 * @param perMessage how many files a message carries at most, 1 to 20
 * @param perChannel how many bytes all files of a channel have together at most; every file counts, also one whose
 *     content is there already
 * @param perWorkspace the same for a workspace
 * @param waiting how many files a person may have uploaded that are in no message yet
 * @param refused media types that are not taken in, such as {@code application/x-msdownload}; a name that ends with
 *     {@code /*} stands for all of its kind
 * @param allowed when this is not empty, nothing else is taken in
 * @param patience how long a file may be in no message before it is removed
 * @param grace how long content stays that no file refers to any more
 */
public record FileLimits(
        long largest,
        int perMessage,
        long perChannel,
        long perWorkspace,
        int waiting,
        Set<String> refused,
        Set<String> allowed,
        Duration patience,
        Duration grace) {
    /** The most files that one message carries. */
    public static final int MOST = 20;

    private static final long MEGABYTE = 1_000_000L;

    /** 100 MB a file, 20 a message, 10 GB a channel, 100 GB a workspace, all types, 7 days and 1 day. */
    public static final FileLimits STANDARD = new FileLimits(
            100 * MEGABYTE,
            MOST,
            10_000 * MEGABYTE,
            100_000 * MEGABYTE,
            200,
            Set.of(),
            Set.of(),
            Duration.ofDays(7),
            Duration.ofDays(1));

    /** Checks the bounds and takes copies. */
    public FileLimits {
        if (largest < 1 || perMessage < 1 || perMessage > MOST || waiting < 1) {
            throw new IllegalArgumentException("a file has at least 1 byte, a message 1 to " + MOST + " files");
        }
        refused = Set.copyOf(refused);
        allowed = Set.copyOf(allowed);
    }

    /** The same with another size of the largest file. */
    public FileLimits withLargest(long bytes) {
        return new FileLimits(bytes, perMessage, perChannel, perWorkspace, waiting, refused, allowed, patience, grace);
    }

    /** The same with other quotas. */
    public FileLimits withQuotas(long channelBytes, long workspaceBytes) {
        return new FileLimits(
                largest, perMessage, channelBytes, workspaceBytes, waiting, refused, allowed, patience, grace);
    }

    /** The same with other types refused, and only others allowed unless that is empty. */
    public FileLimits withTypes(Set<String> newRefused, Set<String> newAllowed) {
        return new FileLimits(
                largest, perMessage, perChannel, perWorkspace, waiting, newRefused, newAllowed, patience, grace);
    }

    /** The same with other times. */
    public FileLimits withTimes(Duration newPatience, Duration newGrace) {
        return new FileLimits(
                largest, perMessage, perChannel, perWorkspace, waiting, refused, allowed, newPatience, newGrace);
    }

    /** True when a file of this media type is taken in. */
    public boolean takes(String type) {
        return takes(type, refused, allowed);
    }

    static boolean takes(String type, Set<String> refused, Set<String> allowed) {
        return !listed(refused, type) && (allowed.isEmpty() || listed(allowed, type));
    }

    private static boolean listed(Set<String> types, String type) {
        int slash = type.indexOf('/');
        return types.contains(type) || (slash > 0 && types.contains(type.substring(0, slash) + "/*"));
    }
}
