package dev.muster.report;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One entry of an exported journal: one line of JSON that holds all that the chain covers, and nothing besides.
 *
 * @param workspace the workspace
 * @param journal the journal's name
 * @param sequence the entry's number
 * @param time when, to the microsecond, in UTC
 * @param actor who
 * @param kind what sort of event
 * @param schema the shape of the payload
 * @param payload the payload in Base64; empty once purged
 * @param salt the salt in Base64; empty once purged
 * @param content digest of salt and payload in hexadecimal digits
 * @param hash the entry's hash in hexadecimal digits
 */
public record EntryLine(
        String workspace,
        String journal,
        long sequence,
        Instant time,
        String actor,
        String kind,
        int schema,
        byte[] payload,
        byte[] salt,
        String content,
        String hash) {
    static EntryLine of(Entry entry) {
        return new EntryLine(
                entry.journal().workspace().value(),
                entry.journal().name(),
                entry.sequence(),
                entry.time(),
                entry.actor().value(),
                entry.kind(),
                entry.schema(),
                entry.payload(),
                entry.salt(),
                entry.content().toString(),
                entry.hash().toString());
    }

    /**
     * The entry, for a check.
     *
     * @throws IllegalArgumentException when a digest is none
     */
    Entry entry() {
        return new Entry(
                new JournalId(new WorkspaceId(workspace), journal),
                sequence,
                time,
                new PersonId(actor),
                kind,
                schema,
                payload,
                salt,
                digest(content),
                digest(hash),
                Entry.Index.NONE,
                null);
    }

    static Digest digest(String hex) {
        return new Digest(HexFormat.of().parseHex(hex));
    }
}
