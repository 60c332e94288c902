package dev.muster.journal;

import dev.muster.access.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * How entries are chained. Every number is big-endian, every text is UTF-8 behind its length in four bytes:
 *
 * <ol>
 *   <li>{@code content = SHA-256(salt, payload)}: salted, so that a purged short text cannot be guessed from
 *       the digest that stays;
 *   <li>{@code hash = SHA-256("muster-1", previous hash, workspace, journal name, sequence, seconds, nanos,
 *       actor, kind, schema, content)}.
 * </ol>
 *
 * <p>An entry is thus fixed by the header, the content and everything before it. Thread safe, no state.
 */
public final class HashChain {
    private static final byte[] FORMAT = "muster-1".getBytes(StandardCharsets.US_ASCII);
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(HashChain::sha256);

    private HashChain() {}

    /** The digest of content. */
    public static Digest content(byte[] salt, byte[] payload) {
        MessageDigest sha = SHA256.get();
        sha.update(salt);
        return new Digest(sha.digest(payload));
    }

    /** The hash of an entry that follows another. */
    public static Digest next(
            Digest previous,
            JournalId journal,
            long sequence,
            Instant time,
            PersonId actor,
            String kind,
            int schema,
            Digest content) {
        byte[] workspace = utf8(journal.workspace().value());
        byte[] name = utf8(journal.name());
        byte[] who = utf8(actor.value());
        byte[] what = utf8(kind);
        ByteBuffer header = ByteBuffer.allocate(
                FORMAT.length + 32 + 16 + workspace.length + name.length + who.length + what.length + 8 + 12 + 4 + 32);
        header.put(FORMAT).put(previous.bytes());
        put(header, workspace);
        put(header, name);
        header.putLong(sequence).putLong(time.getEpochSecond()).putInt(time.getNano());
        put(header, who);
        put(header, what);
        header.putInt(schema).put(content.bytes());
        return new Digest(SHA256.get().digest(header.array()));
    }

    /** The hash that an entry ought to have, given the hash before it. */
    public static Digest expected(Digest previous, Entry e) {
        return next(previous, e.journal(), e.sequence(), e.time(), e.actor(), e.kind(), e.schema(), e.content());
    }

    private static void put(ByteBuffer header, byte[] text) {
        header.putInt(text.length).put(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
