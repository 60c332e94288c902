package dev.muster.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.search.QueryText.Part;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QueryTextTest {
    @Test
    void wordsPhrasesExclusionsAndFiltersAreToldApart() {
        QueryText query = QueryText.of("disk \"is full\" -new -\"was it\" from:@Mia IN:\"Room one\" after:2026-11-20");
        assertThat(query.words()).containsExactly("disk");
        assertThat(query.phrases()).containsExactly("is full");
        assertThat(query.without()).containsExactly("new", "was it");
        assertThat(query.filters())
                .containsExactly(new Part("from", "@Mia"), new Part("in", "Room one"), new Part("after", "2026-11-20"));
        assertThat(query.strange()).isEmpty();
    }

    @Test
    void whatIsNoFilterIsWordsAndWhatReadsLikeOneIsNamed() {
        QueryText query = QueryText.of("to:mia 12:30 https://a.example/b -from:ben : -");
        assertThat(query.words()).containsExactly("to:mia", "12:30", "https://a.example/b", ":");
        assertThat(query.strange()).containsExactly(new Part("to", "mia"), new Part("from", "ben"));
        assertThat(query.without()).isEmpty();
    }

    @Test
    void anOpenQuoteGoesToTheEnd() {
        assertThat(QueryText.of("\"is full").phrases()).containsExactly("is full");
        assertThat(QueryText.of("in:\"Room").filters()).containsExactly(new Part("in", "Room"));
        assertThat(QueryText.of("from:").filters()).containsExactly(new Part("from", ""));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "\"", "-", ":", " ", "from", "in:", "a", "é", "\u4e2d", "\ud83d\ude00", "\t", "has:file", "//")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property
    void everyTextIsAQueryThatLosesNoLetter(@ForAll @From("texts") String text) {
        QueryText query = QueryText.of(text);
        StringBuilder all = new StringBuilder();
        for (List<String> some : List.of(query.words(), query.phrases(), query.without())) {
            some.forEach(all::append);
        }
        query.filters().forEach(p -> all.append(p.name()).append(p.value()));
        query.strange().forEach(p -> all.append(p.name()).append(p.value()));
        long asked = text.chars().filter(c -> c == 'a').count();
        assertThat(all.chars().filter(c -> c == 'a').count()).isGreaterThanOrEqualTo(asked);
    }

    /** Steps and not seconds: what is read is read once, so a text twice as long costs twice as much. */
    @Test
    void hostileTextsAreReadInOnePass() {
        for (String piece : List.of("\"", "-", "a:", "-\"", "from:\"", "in:-", "aaaaaaaaaaaaaaaaaaaaaaaa:", "\ud83d")) {
            String text = piece.repeat(200_000);
            QueryText query = QueryText.of(text);
            int parts = query.words().size()
                    + query.phrases().size()
                    + query.without().size()
                    + query.filters().size()
                    + query.strange().size();
            assertThat(parts).as(piece).isLessThanOrEqualTo(text.length());
            char[] long1 = new char[1_000_000];
            Arrays.fill(long1, piece.charAt(0));
            QueryText.of(new String(long1));
        }
    }
}
