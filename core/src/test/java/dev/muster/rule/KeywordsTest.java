package dev.muster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeywordsTest {
    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** AC-67: whatever the words and the text, the matcher looks at each place so often and no more. */
    @Property(tries = 200)
    void theWorkGrowsWithTheTextAndNoFaster(
            @ForAll @Size(min = 1, max = 20)
                    List<@StringLength(min = 2, max = 50) @CharRange(from = 'a', to = 'b') String> words,
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = 'a', to = 'b') String part,
            @ForAll @IntRange(min = 1, max = 100) int times) {
        Keywords keywords = new Keywords(words);
        Counted text = new Counted(part.repeat(times));
        keywords.in(text);
        assertThat(text.looks).isLessThanOrEqualTo(4L * text.length() + 200);
    }

    /** AC-67: what ruins a backtracking engine is nothing here; and words are words, not patterns. */
    @Test
    void catastrophicFormsAreWordsLikeOthers() {
        Keywords keywords = new Keywords(List.of("(a+)+$", "a".repeat(50), "(.*)*x"));
        Counted text = new Counted("a".repeat(16_000) + "!");
        assertThat(keywords.in(text)).isEmpty();
        assertThat(text.looks).isLessThanOrEqualTo(4L * text.length() + 200);
        assertThat(keywords.first("is (a+)+$ a word?")).contains("(a+)+$");
    }

    /** The same as looking for each word by itself. */
    @Property(tries = 500)
    void itFindsWhatALiteralSearchFinds(
            @ForAll @Size(min = 1, max = 5)
                    List<@StringLength(min = 2, max = 4) @CharRange(from = 'a', to = 'b') String> words,
            @ForAll @StringLength(max = 30) @CharRange(from = 'a', to = 'c') String letters) {
        String text = letters.replace('c', ' ');
        List<String> said = new ArrayList<>(List.of(text.split(" ")));
        said.retainAll(words);
        assertThat(new Keywords(words).first(text).isPresent()).isEqualTo(!said.isEmpty());
    }

    @Test
    void aWordStandsByItselfInAnyLanguage() {
        Keywords keywords = new Keywords(List.of("Störung", "data breach", "c++"));
        assertThat(keywords.first("eine STÖRUNG.")).contains("störung");
        assertThat(keywords.first("Entstörung")).isEmpty();
        assertThat(keywords.first("a data \t breach")).contains("data breach");
        assertThat(keywords.first("in C++, yes")).contains("c++");
        assertThat(keywords.first("")).isEmpty();
    }
}
