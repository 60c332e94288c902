package dev.muster.file;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of a channel: what is known of it. Its content is kept in the file store, under its digest.
 *
 * @param id which
 * @param channel whose it is; this channel decides who may read it, whatever refers to it
 * @param name what it is called; cleaned, see {@link FileNames}
 * @param type its media type, found from its first bytes
 * @param size how many bytes
 * @param sha256 the digest of its content, 64 hexadecimal digits
 * @param picture how large the picture is that it holds; null when it is none
 * @param by who uploaded it
 * @param at when
 * @param message number of the message that carries it; 0 while there is none, and then it is its uploader's alone
 * @param evidence number of the entry that put it on the evidence register; 0 when it is not on it
 */
public record SharedFile(
        FileId id,
        ChannelId channel,
        String name,
        String type,
        long size,
        String sha256,
        @Nullable Picture picture,
        PersonId by,
        Instant at,
        long message,
        long evidence) {
    /** How files are kept: found by channel once others may see them, by content, by message, newest last. */
    public static final Kind<SharedFile> KIND = new Kind<>(
            "file.file", SharedFile.class, f -> f.id().value(), SharedFile::terms, f -> f.at().toEpochMilli());

    /** How large a picture is, in pixels. */
    public record Picture(int width, int height) {}

    private static Set<Term> terms(SharedFile file) {
        Set<Term> terms = new HashSet<>(Set.of(content(file.sha256())));
        if (file.shared()) {
            terms.add(Term.of("channel", file.channel()));
        }
        if (file.message() != 0) {
            terms.add(carrier(file.channel(), file.message()));
        }
        if (!file.shared()) {
            terms.add(waiting(file.by()));
        }
        if (file.evidence() != 0) {
            terms.add(Term.of("evidence", file.channel()));
        }
        return terms;
    }

    static Term content(String sha256) {
        return Term.of("content", sha256);
    }

    /** Files that are in no message yet and nobody else may see. */
    static Term waiting(PersonId person) {
        return Term.of("waiting", person);
    }

    static Term carrier(ChannelId channel, long message) {
        return Term.of("message", channel.value() + "/" + message);
    }

    /** True once others than its uploader may see it. */
    public boolean shared() {
        return message != 0 || evidence != 0;
    }

    SharedFile carriedBy(long newMessage) {
        return new SharedFile(id, channel, name, type, size, sha256, picture, by, at, newMessage, evidence);
    }

    SharedFile registered(long entry) {
        return new SharedFile(id, channel, name, type, size, sha256, picture, by, at, message, entry);
    }
}
