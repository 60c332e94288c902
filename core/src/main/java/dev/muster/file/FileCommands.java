package dev.muster.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Inside;
import dev.muster.file.SharedFile.Picture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done with files. */
public interface FileCommands {
    /**
     * Says that content of this digest is about to be kept, so that it is removed after the grace unless a file is
     * made of it. Only a transport that has the content in its hands sends this; there is no way to it by name.
     */
    record ExpectContent(ChannelId channel, String sha256) implements ChannelCommand, Inside {}

    /**
     * Makes a file of content that was kept a moment ago. Answers {@code file}. Only a transport that has kept the
     * content sends this; there is no way to it by name, since whoever knows a digest would get the content.
     *
     * @param name what it is called; cleaned at admission, where {@code .bin} is put behind an ending that says what it is not
     * @param type the media type that its first bytes show
     * @param size how many bytes, 0 or more
     * @param sha256 the digest of the content
     * @param picture how large the picture is; null when it is none
     * @param made the new id; not for callers
     */
    record AddFile(
            ChannelId channel,
            String name,
            String type,
            long size,
            String sha256,
            @Nullable Picture picture,
            @JsonIgnore @Nullable FileId made)
            implements ChannelCommand, Inside {
        /** A file to be added. */
        public AddFile(
                ChannelId channel, String name, String type, long size, String sha256, @Nullable Picture picture) {
            this(channel, name, type, size, sha256, picture, null);
        }
    }

    /**
     * Removes a file: its uploader or an owner of the channel; one that is evidence cannot be removed. The message
     * that carries it stays.
     */
    record RemoveFile(ChannelId channel, FileId file) implements ChannelCommand {}

    /**
     * Puts a file on the evidence register. From then on it cannot be removed, and every download is on record.
     *
     * @param description what it is, 1 to 2,000 characters
     * @param collectedBy who collected it, in words or a person's id, at most 200 characters; null for the caller
     * @param collectedAt when it was collected; not in the future
     * @param source where it was taken from, at most 500 characters; null for unknown
     */
    record RegisterEvidence(
            ChannelId channel,
            FileId file,
            String description,
            @Nullable String collectedBy,
            Instant collectedAt,
            @Nullable String source)
            implements ChannelCommand {}

    /**
     * Adds a line to the custody log of a piece of evidence. Lines are never changed.
     *
     * @param what what happened to it, such as {@code handed to}, 1 to 200 characters
     * @param note anything else, at most 2,000 characters; null for nothing
     */
    record RecordCustody(
            ChannelId channel,
            FileId file,
            String what,
            @Nullable String note) implements ChannelCommand {}

    /** Removes a file that was in no message for too long. */
    record ExpireFile(ChannelId channel, FileId file) implements ChannelCommand {}

    /**
     * Removes content that no file refers to.
     *
     * @param gone whether the file store has removed it; found out at admission
     */
    record EraseContent(
            ChannelId channel, String sha256, @JsonIgnore boolean gone) implements ChannelCommand {
        /** Content to be removed; the channel is the last that a file of it was in. */
        public EraseContent(ChannelId channel, String sha256) {
            this(channel, sha256, false);
        }
    }
}
