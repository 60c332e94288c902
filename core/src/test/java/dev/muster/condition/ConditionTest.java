package dev.muster.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Facts.Fact;
import dev.muster.condition.Facts.Sort;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as data: one form, one evaluator, within bounds. */
class ConditionTest {
    private static final Map<String, Fact> FACTS = Map.of(
            "severity", Fact.choice("SEV1"),
            "elapsed", Fact.number(90),
            "property:word", new Fact(Sort.TEXT, List.of("Hello World")),
            "property:many", new Fact(Sort.CHOICE, List.of("a", "b")),
            "property:none", new Fact(Sort.TEXT, List.of()),
            "property:cost", new Fact(Sort.NUMBER, List.of("12.50")),
            "property:day", new Fact(Sort.TIME, List.of("2026-11-22")));

    private static boolean holds(String json) {
        return read(json).holds(s -> FACTS.getOrDefault(s, Fact.UNKNOWN));
    }

    private static Condition read(String json) {
        return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Condition.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "true  | {'is':{'subject':'severity','values':['SEV2','SEV1']}}",
                "false | {'is':{'subject':'severity','values':['sev1']}}",
                "true  | {'is':{'subject':'property:word','values':['hello world']}}",
                "false | {'is':{'subject':'property:word','values':['hello']}}",
                "true  | {'is':{'subject':'property:many','values':['b','c']}}",
                "true  | {'is':{'subject':'property:none','values':[]}}",
                "false | {'is':{'subject':'property:word'}}",
                "false | {'is':{'subject':'property:unknown','values':['x']}}",
                "true  | {'not':{'is':{'subject':'property:unknown','values':['x']}}}",
                "false | {'has':{'subject':'property:none'}}",
                "true  | {'has':{'subject':'property:word'}}",
                "true  | {'is':{'subject':'property:cost','values':['12.5']}}",
                "true  | {'less':{'subject':'elapsed','values':['91']}}",
                "false | {'less':{'subject':'elapsed','values':['90']}}",
                "true  | {'more':{'subject':'property:day','values':['2026-11-21T23:59:59Z']}}",
                "false | {'more':{'subject':'property:word','values':['A']}}",
                "false | {'more':{'subject':'elapsed','values':['many']}}",
                "true  | {'all':[]}",
                "false | {'any':[]}",
                "true  | {'all':[{'has':{'subject':'severity'}},{'any':[{'any':[]},{'all':[]}]}]}"
            })
    void isSoOrNot(boolean expected, String json) {
        assertThat(holds(json)).isEqualTo(expected);
        Condition again = Json.read(Json.write(read(json)), Condition.class);
        assertThat(again).isEqualTo(read(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{}", "{'all':[],'any':[]}", "{'equals':{'subject':'severity'}}", "[]", "'is'"})
    void oneKeyAndNoOther(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void depthAndSizeAreBounded() {
        Condition deep = new Any(List.of());
        for (int i = 1; i < Condition.DEEPEST; i++) {
            deep = new Not(deep);
        }
        Condition deepest = deep;
        assertThat(deepest.checked("when")).isSameAs(deepest);
        assertThatThrownBy(() -> new Not(deepest).checked("when"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("8 levels");
        Condition wide = new Any(java.util.Collections.nCopies(Condition.MOST_PARTS, new Any(List.of())));
        assertThatThrownBy(() -> wide.checked("when"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("100 parts");
        assertThatThrownBy(() -> read("{'less':{'subject':'elapsed','values':['1','2']}}")
                        .checked("when"))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void subjectsAreNamedInOrder() {
        assertThat(read("{'all':[{'has':{'subject':'b'}},{'not':{'is':{'subject':'a','values':['1']}}}]}")
                        .subjects())
                .containsExactly("b", "a");
    }

    /** A subject that there is not is not the same as one that has no value. */
    @Test
    void whatIsUnknownIsNotEmpty() {
        Condition empty = new Condition.Is(new Condition.Test("property:gone", List.of()));
        assertThat(empty.holds(subject -> Facts.Fact.UNKNOWN)).isFalse();
        assertThat(empty.holds(subject -> new Facts.Fact(Facts.Sort.CHOICE, List.of())))
                .isTrue();
    }
}
