package dev.muster.command;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * State as one command or one question sees it: in a command what is stored plus what was decided before it in
 * the same transaction, in a question one snapshot. Everything is of one workspace. Used by one thread, for
 * the length of one call.
 */
public interface State {
    /** The workspace. */
    WorkspaceId workspace();

    /** The value with this id, if it exists. */
    <T> Optional<T> get(Kind<T> kind, String id);

    /** The values with these ids that exist, by id; read at once. */
    <T> Map<String, T> all(Kind<T> kind, Collection<String> ids);

    /** The values that a find lists. */
    <T> List<T> find(Kind<T> kind, Find find);

    /** The values that carry all of these terms, by rank; the term that the fewest carry is given first ({@link Find#terms}). */
    default <T> List<T> find(Kind<T> kind, Term... terms) {
        return find(kind, Find.of(workspace(), kind.name(), terms));
    }

    /** One entry with its amendment, if it exists. */
    Optional<Entry> entry(JournalId journal, long sequence);

    /** The ends of these journals; {@link Head#EMPTY} for one without entries. */
    Map<JournalId, Head> heads(Set<JournalId> journals);

    /** The end of one journal. */
    default Head head(JournalId journal) {
        return heads(Set.of(journal)).getOrDefault(journal, Head.EMPTY);
    }

    /**
     * What is stored, as it is: for questions over journals. In a command it does not show what was decided
     * earlier in the same transaction.
     */
    Query stored();
}
