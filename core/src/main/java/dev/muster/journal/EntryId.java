package dev.muster.journal;

/**
 * Which entry: the journal and the number in it.
 *
 * @param journal the journal
 * @param sequence the number, from 1 on
 */
public record EntryId(JournalId journal, long sequence) {}
