package dev.muster.record;

import java.util.Set;
import java.util.TreeSet;

/**
 * A small piece of state, opaque to the store. Small is meant: a task, a role, a membership is a document
 * each.
 *
 * @param key where it is
 * @param version 1 when it was first written, one more at each write; 0 in a document to be created
 * @param body its content, UTF-8 JSON by convention; treated as immutable, so never write into the array
 * @param terms what it is found by; all of them are replaced by the next write
 * @param rank its place in a list that is found by a term, ascending; time in milliseconds or a number that
 *     the feature chooses
 */
public record Document(DocumentKey key, long version, byte[] body, Set<Term> terms, long rank) {
    /** Takes a sorted copy of the terms. */
    public Document {
        terms = java.util.Collections.unmodifiableSet(new TreeSet<>(terms));
    }

    /** The same document at another version. */
    public Document at(long newVersion) {
        return new Document(key, newVersion, body, terms, rank);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that
                && key.equals(that.key)
                && version == that.version
                && rank == that.rank
                && terms.equals(that.terms)
                && java.util.Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + Long.hashCode(version);
    }
}
