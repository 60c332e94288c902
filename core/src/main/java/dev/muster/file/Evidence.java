package dev.muster.file;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * That a file is evidence. Never changed and never removed.
 *
 * @param file which file
 * @param channel whose register it is on
 * @param entry number of the entry that put it there
 * @param description what it is
 * @param collectedBy who collected it
 * @param collectedAt when
 * @param source where it was taken from; may be empty
 * @param by who put it on the register
 * @param at when
 */
record Evidence(
        FileId file,
        ChannelId channel,
        long entry,
        String description,
        String collectedBy,
        Instant collectedAt,
        String source,
        PersonId by,
        Instant at) {
    static final Kind<Evidence> KIND = new Kind<>(
            "file.evidence",
            Evidence.class,
            e -> e.file().value(),
            e -> Set.of(Term.of("channel", e.channel())),
            Evidence::entry);

    /**
     * A line of the custody log. Never changed and never removed.
     *
     * @param entry number of the entry that added it
     */
    record Custody(FileId file, ChannelId channel, long entry, PersonId by, Instant at, String what, String note) {
        static final Kind<Custody> KIND = new Kind<>(
                "file.custody",
                Custody.class,
                c -> c.file().value() + "/" + c.entry(),
                c -> Set.of(Term.of("channel", c.channel()), Term.of("file", c.file())),
                Custody::entry);
    }
}
