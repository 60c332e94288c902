package dev.muster.transport;

import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;

/**
 * Consecutive entries of one journal, encoded once for everyone who gets them.
 *
 * @param journal which journal
 * @param from number of the first entry
 * @param to number of the last entry
 * @param cursor the place behind the last entry
 * @param json the entry views as a JSON array
 * @param frame a place where a transport may keep its own encoding of this bundle, so that it is made once
 */
public record Bundle(JournalId journal, long from, long to, Cursor cursor, String json, Frame frame) {
    /** A transport's own encoding of a bundle, made by whoever asks first. */
    public static final class Frame {
        private volatile Object made = this;

        /** Nothing made yet. */
        public Frame() {}

        /** What was made, or what the maker makes now. The maker may run twice when two ask at once. */
        public Object get(java.util.function.Supplier<?> maker) {
            Object now = made;
            if (now == this) {
                now = maker.get();
                made = now;
            }
            return now;
        }
    }
}
