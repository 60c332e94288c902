package dev.muster.jdbc;

import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * A search made ready for the index: what it asks of each row. Phrases are asked for by their words; whoever reads the
 * rows checks the rest.
 *
 * @param terms all of these terms, in order
 * @param words all of these words
 * @param choices of each of these lists one token
 * @param none none of these words
 * @param since not before this time
 */
record Ask(List<String> terms, Set<String> words, List<List<String>> choices, Set<String> none, long since) {
    static Ask of(Search search) {
        List<String> terms = new ArrayList<>();
        for (Term term : new TreeSet<>(search.terms())) {
            terms.add(Text.term(term));
        }
        Search.Filter filter = search.filter();
        List<List<String>> choices = new ArrayList<>();
        if (!filter.authors().isEmpty()) {
            choices.add(filter.authors().stream().map(Tokens::author).toList());
        }
        if (!filter.kinds().isEmpty()) {
            choices.add(filter.kinds().stream().map(Tokens::kind).toList());
        }
        Set<String> none = search.wording().none().stream()
                .filter(p -> p.size() == 1)
                .map(p -> p.get(0))
                .collect(Collectors.toSet());
        long since = filter.from() == null ? Long.MIN_VALUE : Text.microsUp(filter.from());
        return new Ask(terms, search.wording().words(), choices, none, since);
    }

    /** Binds all terms but the first few as further conditions. */
    void bindTerms(Query query, int from) {
        for (int n = from; n < terms.size(); n++) {
            query.bind("also" + (n - from), terms.get(n));
        }
    }

    /** True when the index alone decides, so that no row has to be looked at again. */
    static boolean exact(Search search) {
        Search.Filter filter = search.filter();
        return search.byText()
                ? search.wording().plain()
                : search.wording().none().isEmpty()
                        && filter.authors().isEmpty()
                        && filter.kinds().isEmpty();
    }
}
