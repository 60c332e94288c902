package dev.muster.storage;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads, for journals and documents alike. Used by one thread, within one snapshot or transaction. */
public interface Query {
    /** The documents that exist under these keys. */
    Map<DocumentKey, Document> documents(Collection<DocumentKey> keys);

    /** Documents by their terms, in the order of their rank. */
    List<Document> find(Find find);

    /** How many documents the find would list if it had no limit; its place counts. */
    long count(Find find);

    /** The ends of those of these journals that have entries. */
    Map<JournalId, Head> heads(Collection<JournalId> journals);

    /** Entries of one journal by number, amendments included. */
    List<Entry> range(Range range);

    /** Entries by term, text or both, in journals that the caller names with the least number to be seen. */
    List<Entry> search(Search search);

    /** How many entries the search would list if it had no limit. */
    long count(Search search);

    /**
     * By whose {@linkplain Stems stems} the texts of a workspace can be searched now, all of them: the language that was
     * written last, or none as long as the store has not come through with it. Words can be searched at any time.
     */
    Language language(WorkspaceId workspace);
}
