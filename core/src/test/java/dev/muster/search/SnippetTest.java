package dev.muster.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.storage.Wording;
import dev.muster.storage.Words;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static List<String> marked(Snippet snippet) {
        return snippet.highlights().stream()
                .map(h -> snippet.text().substring(h.get(0), h.get(1)))
                .toList();
    }

    @Test
    void wordsAreMarkedAsTheyStandInTheText() {
        Snippet snippet = Snippet.of("The Größe of \ud83d\ude00 Disks, disk.", Wording.words("größe disk"));
        assertThat(snippet.text()).isEqualTo("The Größe of \ud83d\ude00 Disks, disk.");
        assertThat(marked(snippet)).containsExactly("Größe", "disk");
        assertThat(marked(Snippet.of("cafe\u0301 and caf\u00e9 and \ufb01re", Wording.words("cafe fire"))))
                .containsExactly("cafe\u0301", "caf\u00e9", "\ufb01re");
    }

    @Test
    void aPhraseIsMarkedOnlyWhereItStandsTogether() {
        assertThat(marked(Snippet.of("full disk, disk full", Wording.ANY.and("disk full"))))
                .containsExactly("disk", "full");
    }

    @Test
    void aLongTextIsCutAtWordsAroundTheFirstHit() {
        String text = "word ".repeat(200) + "needle " + "word ".repeat(200);
        Snippet snippet = Snippet.of(text, Wording.words("needle"));
        assertThat(snippet.text()).startsWith("…word ").endsWith(" word…").hasSizeLessThanOrEqualTo(Snippet.MOST);
        assertThat(marked(snippet)).containsExactly("needle");
        assertThat(Snippet.of(text, Wording.ANY).text()).startsWith("word word").hasSizeLessThanOrEqualTo(Snippet.MOST);
        assertThat(Snippet.of("", Wording.words("needle"))).isEqualTo(new Snippet("", List.of()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "disk",
                        "Full",
                        " ",
                        "\n",
                        "é",
                        "e\u0301",
                        "\ud83d\ude00",
                        "ΣΑΣ",
                        "İ",
                        "x".repeat(90),
                        "\ufb03",
                        "-",
                        "\u1100\u1161")
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts));
    }

    @Property
    void placesAndWordsAgree(@ForAll @From("texts") String text) {
        assertThat(Words.placed(text).stream().map(Words.Word::word).toList()).isEqualTo(Words.list(text));
    }

    @Property
    void everySnippetIsShortWholeAndMarkedWhereItSays(@ForAll @From("texts") String text) {
        Snippet snippet = Snippet.of(text, Wording.words("disk full e").and("disk full"));
        assertThat(snippet.text().length()).isLessThanOrEqualTo(Snippet.MOST);
        assertThat(text).contains(snippet.text().replaceAll("^…|…$", ""));
        for (int i = 0; i < snippet.text().length(); i++) {
            char c = snippet.text().charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
                assertThat(Character.isLowSurrogate(snippet.text().charAt(i))).isTrue();
            } else {
                assertThat(Character.isLowSurrogate(c)).isFalse();
            }
        }
        int end = 0;
        for (List<Integer> h : snippet.highlights()) {
            assertThat(h.get(0)).isGreaterThanOrEqualTo(end);
            end = h.get(1);
            assertThat(end)
                    .isGreaterThan(h.get(0))
                    .isLessThanOrEqualTo(snippet.text().length());
        }
    }
}
