package dev.muster.file;

import dev.muster.channel.ChannelId;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.State;

/**
 * How much all files of a channel, or of the workspace, have together. Every file counts, also one whose content is
 * there already, so that the figure tells nobody what others have.
 *
 * @param of the channel's id; {@value #EVERYTHING} for the workspace
 * @param bytes how many bytes
 * @param files how many files
 */
record FileUsage(String of, long bytes, long files) {
    static final String EVERYTHING = "*";
    static final Kind<FileUsage> KIND = Kind.of("file.usage", FileUsage.class, FileUsage::of);

    static FileUsage in(State state, ChannelId channel) {
        return in(state, channel.value());
    }

    static FileUsage all(State state) {
        return in(state, EVERYTHING);
    }

    private static FileUsage in(State state, String of) {
        return state.get(KIND, of).orElse(new FileUsage(of, 0, 0));
    }

    /** Counts a file in. */
    static void add(Decision decision, SharedFile file, State state) {
        decision.put(KIND, in(state, file.channel()).plus(file.size(), 1));
        decision.put(KIND, all(state).plus(file.size(), 1));
    }

    /** Counts files of one channel out. */
    static void remove(Decision decision, ChannelId channel, long bytes, long files, State state) {
        decision.put(KIND, in(state, channel).plus(-bytes, -files));
        decision.put(KIND, all(state).plus(-bytes, -files));
    }

    private FileUsage plus(long moreBytes, long moreFiles) {
        return new FileUsage(of, Math.max(0, bytes + moreBytes), Math.max(0, files + moreFiles));
    }
}
