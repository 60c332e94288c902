package dev.muster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StemsTest {
    @ParameterizedTest
    @CsvSource({
        "ENGLISH, deployments, deployed",
        "ENGLISH, Failing, fails",
        "GERMAN, Häuser, haus",
        "GERMAN, Größe, grosse",
        "GERMAN, Störungen, Störung",
        "FRENCH, événements, événement",
        "SPANISH, servidores, servidor",
        "RUSSIAN, серверы, сервера",
        "SWEDISH, flickornas, flicka",
    })
    void formsOfAWordHaveOneStem(Language language, String one, String other) {
        assertThat(Stems.list(one, language)).isEqualTo(Stems.list(other, language));
    }

    @ParameterizedTest
    @EnumSource
    void thereIsOneStemForEachWordAndNoneIsAWord(Language language) {
        String text = "Größe 42: l'été, naïve ﬁle ΣΊΣΥΦΟΣ серверы 中文 \ud83d\ude00 x";
        List<String> stems = Stems.list(text, language);
        assertThat(stems)
                .hasSize(language == Language.SIMPLE ? 0 : Words.list(text).size());
        assertThat(stems).allSatisfy(stem -> {
            assertThat(Words.list(stem)).doesNotContain(stem);
            assertThat(Stems.language(stem)).isEqualTo(language);
            assertThat(stem).doesNotContain(" ", "'", "\"", "\\");
        });
    }

    @Test
    void stemsOfTwoLanguagesAreNeverTheSame() {
        assertThat(Stems.list("x", Language.ENGLISH)).doesNotContainAnyElementsOf(Stems.list("x", Language.GERMAN));
        assertThat(Stems.language("x")).isEqualTo(Language.SIMPLE);
    }
}
