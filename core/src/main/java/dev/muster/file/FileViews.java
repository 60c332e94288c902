package dev.muster.file;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.command.Inside;
import dev.muster.command.Question;
import dev.muster.storage.ContentId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be asked about files, and what the answers look like. */
public interface FileViews {
    /**
     * The files that the channel's messages carry and that are evidence in it, newest first.
     *
     * @param before only files behind this one in the list; null for the beginning
     * @param limit 1 to 200; null for 50
     */
    record ListFiles(
            ChannelId channel,
            @Nullable FileId before,
            @Nullable Integer limit) implements ChannelQuestion<FileList> {}

    /** One file. */
    record ShowFile(ChannelId channel, FileId file) implements ChannelQuestion<FileView> {}

    /** What the caller may upload to a channel; refused to who may not post there. */
    record ShowLimits(ChannelId channel) implements ChannelQuestion<LimitsView> {}

    /** The evidence register of a channel with its custody logs, oldest first; not for guests. */
    record ListEvidence(ChannelId channel) implements ChannelQuestion<EvidenceList> {}

    /**
     * A file whose content somebody wants to have, for transports. Evidence is not given away: the answer has no
     * content, and {@link OpenEvidence} is to be asked.
     */
    record OpenFile(FileId file) implements Question<Opened>, Inside {}

    /** A file whose content somebody wants to have, evidence or not; goes on record first. */
    record OpenEvidence(FileId file) implements Question<Opened>, Inside {}

    /** A file that may be read; {@code content} is null for evidence of which the read is not on record. */
    record Opened(FileView file, @Nullable ContentId content) {}

    /** A page of files; {@code more} says that there are further ones. */
    record FileList(List<FileView> files, boolean more) {}

    /**
     * A file.
     *
     * @param width pixels of the picture that it holds; null when it is none
     * @param height the same
     * @param message number of the message that carries it; null for none
     * @param evidence true when it is on the evidence register
     */
    record FileView(
            FileId id,
            ChannelId channel,
            String name,
            String type,
            long size,
            String sha256,
            @Nullable Integer width,
            @Nullable Integer height,
            PersonId by,
            Instant at,
            @Nullable Long message,
            boolean evidence) {
        static FileView of(SharedFile file) {
            SharedFile.Picture picture = file.picture();
            return new FileView(
                    file.id(),
                    file.channel(),
                    file.name(),
                    file.type(),
                    file.size(),
                    file.sha256(),
                    picture == null ? null : picture.width(),
                    picture == null ? null : picture.height(),
                    file.by(),
                    file.at(),
                    file.message() == 0 ? null : file.message(),
                    file.evidence() != 0);
        }
    }

    /**
     * What may be uploaded.
     *
     * @param largest bytes that the next file may have: the limit for one, or what is left of a quota
     * @param perMessage how many files a message carries
     * @param refused media types that are not taken in
     * @param allowed the only ones that are, unless it is empty
     */
    record LimitsView(long largest, int perMessage, Set<String> refused, Set<String> allowed) {
        /** Takes sorted copies. */
        public LimitsView {
            refused = java.util.Collections.unmodifiableSet(new TreeSet<>(refused));
            allowed = java.util.Collections.unmodifiableSet(new TreeSet<>(allowed));
        }

        /** True when a file of this media type is taken in. */
        public boolean takes(String type) {
            return FileLimits.takes(type, refused, allowed);
        }
    }

    /** The register. */
    record EvidenceList(List<EvidenceView> evidence) {}

    /** A piece of evidence with its log, oldest line first. */
    record EvidenceView(
            FileView file,
            String description,
            String collectedBy,
            Instant collectedAt,
            String source,
            PersonId registeredBy,
            Instant registeredAt,
            List<CustodyView> custody) {}

    /** A line of a custody log. */
    record CustodyView(PersonId by, Instant at, String what, String note, long entry) {}
}
