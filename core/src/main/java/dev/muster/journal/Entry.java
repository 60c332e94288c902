package dev.muster.journal;

import dev.muster.access.PersonId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal. What the {@linkplain HashChain chain} covers is fixed for ever; {@code index} can be
 * rebuilt from it, and {@code amendment} says what later entries did to this one.
 *
 * @param journal which list
 * @param sequence its number there: 1, 2, 3 and so on without a gap
 * @param time when it was committed, in domain time, to the microsecond; never before the entry ahead of it
 * @param actor who did it
 * @param kind what sort of event, {@code room.past-tense}; a kind that a node does not know is kept,
 *     forwarded and verified like any other
 * @param schema the shape of the payload within its kind, from 1
 * @param payload the exact bytes that were hashed; empty once purged
 * @param salt 16 random bytes that are hashed with the payload; empty once purged
 * @param content the digest of salt and payload; stays when they are purged
 * @param hash the digest of this entry's header and of the hash before it
 * @param index what the entry is found by
 * @param amendment what later acts left on it (an edited text, a tombstone, a pin), UTF-8 JSON; null for
 *     most. Never hashed: the acts themselves are entries
 */
public record Entry(
        JournalId journal,
        long sequence,
        Instant time,
        PersonId actor,
        String kind,
        int schema,
        byte[] payload,
        byte[] salt,
        Digest content,
        Digest hash,
        Index index,
        byte @Nullable [] amendment) {
    /**
     * What an entry is found by.
     *
     * @param thread the number of the message that this one replies to; 0 for none
     * @param terms exact terms, such as {@code mention:mia}
     * @param text what full-text search sees; empty for none
     * @param messages how many messages the journal holds up to and including this entry, so that unread is
     *     a difference of two counts
     */
    public record Index(long thread, Set<Term> terms, String text, long messages) {
        /** Nothing at all. */
        public static final Index NONE = new Index(0, Set.of(), "", 0);

        /** Takes a copy of the terms. */
        public Index {
            terms = Set.copyOf(terms);
        }
    }

    /** The same entry with another amendment and, unless null, another index. */
    public Entry amended(byte @Nullable [] newAmendment, @Nullable Index newIndex) {
        Index kept = newIndex == null ? index : newIndex;
        return new Entry(
                journal, sequence, time, actor, kind, schema, payload, salt, content, hash, kept, newAmendment);
    }

    /** True once the content was removed for good; the chain still holds. */
    public boolean purged() {
        return salt.length == 0;
    }
}
