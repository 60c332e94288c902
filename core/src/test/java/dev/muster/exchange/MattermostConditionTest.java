package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.condition.Condition;
import dev.muster.condition.Facts;
import dev.muster.condition.Facts.Fact;
import dev.muster.condition.Facts.Sort;
import dev.muster.playbook.PlaybookContent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A condition of Mattermost's holds here when it holds there, and still does when it has gone out and come back. */
class MattermostConditionTest {
    /** Colour is Deep Blue, size is l, of the places a and b are chosen, note has no value. */
    private static final Facts FACTS = subject -> Map.of(
                    "property:colour", new Fact(Sort.TEXT, List.of("Deep Blue")),
                    "property:size", new Fact(Sort.CHOICE, List.of("large")),
                    "property:places", new Fact(Sort.CHOICE, List.of("attic", "barn")),
                    "property:note", new Fact(Sort.TEXT, List.of()),
                    "property:day", new Fact(Sort.TIME, List.of("2026-03-02")))
            .getOrDefault(subject, Fact.UNKNOWN);

    private static final String FIELDS = """
            [{"id":"f1","name":"Colour","type":"text"},
             {"id":"f2","name":"Size","type":"select","attrs":{"options":[{"id":"s","name":"Small"},{"id":"l","name":"Large"}]}},
             {"id":"f3","name":"Places","type":"multiselect","attrs":{"options":
                [{"id":"a","name":"Attic"},{"id":"b","name":"Barn"},{"id":"c","name":"Cellar"}]}},
             {"id":"f4","name":"Note","type":"text","attrs":{"options":null}},
             {"id":"f5","name":"Day","type":"date"},
             {"id":"f6","name":"Who","type":"user"}]
            """;

    private static String is(String field, String value) {
        return "{\"is\":{\"field_id\":\"" + field + "\",\"value\":" + value + "}}";
    }

    private static String isNot(String field, String value) {
        return is(field, value).replace("\"is\"", "\"isNot\"");
    }

    private static String and(String... parts) {
        return "{\"and\":[" + String.join(",", parts) + "]}";
    }

    private static String or(String... parts) {
        return and(parts).replaceFirst("and", "or");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                // texts are equal without regard to case
                Arguments.of(is("f1", "\"deep blue\""), true),
                Arguments.of(is("f1", "\"DEEP bluE\""), true),
                Arguments.of(is("f1", "\"deep\""), false),
                Arguments.of(isNot("f1", "\"red\""), true),
                Arguments.of(isNot("f1", "\"Deep blue\""), false),
                // what is chosen is one of these ids, exactly
                Arguments.of(is("f2", "[\"l\"]"), true),
                Arguments.of(is("f2", "[\"s\",\"l\"]"), true),
                Arguments.of(is("f2", "[\"L\"]"), false),
                Arguments.of(is("f2", "[]"), false),
                Arguments.of(isNot("f2", "[\"s\"]"), true),
                Arguments.of(is("f3", "[\"b\"]"), true),
                Arguments.of(is("f3", "[\"b\",\"c\"]"), true),
                Arguments.of(is("f3", "[\"c\"]"), false),
                Arguments.of(is("f3", "[\"zz\"]"), false),
                Arguments.of(isNot("f3", "[\"zz\"]"), true),
                Arguments.of(isNot("f3", "[\"a\"]"), false),
                // a value of the wrong shape is never so, and so always not
                Arguments.of(is("f1", "[\"deep blue\"]"), false),
                Arguments.of(isNot("f1", "[\"deep blue\"]"), true),
                Arguments.of(is("f1", "7"), false),
                Arguments.of(is("f2", "\"l\""), false),
                Arguments.of(isNot("f2", "\"l\""), true),
                Arguments.of(is("f3", "\"a\""), false),
                Arguments.of(is("f3", "{\"a\":1}"), false),
                // a field that there is not
                Arguments.of(is("f9", "\"x\""), false),
                Arguments.of(isNot("f9", "\"x\""), true),
                Arguments.of("{\"is\":{}}", false),
                Arguments.of("{\"is\":7}", false),
                // no value counts as empty
                Arguments.of(is("f4", "\"x\""), false),
                Arguments.of(is("f4", "\"\""), true),
                Arguments.of(isNot("f4", "\"\""), false),
                Arguments.of(isNot("f4", "\"x\""), true),
                Arguments.of(is("f1", "\"\""), false),
                // nothing is always so
                Arguments.of("{}", true),
                Arguments.of(and("{}", is("f2", "[\"l\"]")), true),
                // joined
                Arguments.of(and(is("f1", "\"deep blue\""), is("f2", "[\"l\"]")), true),
                Arguments.of(and(is("f1", "\"deep blue\""), is("f2", "[\"s\"]")), false),
                Arguments.of(or(is("f1", "\"red\""), is("f2", "[\"l\"]")), true),
                Arguments.of(or(is("f1", "\"red\""), is("f2", "[\"s\"]")), false),
                Arguments.of(and(is("f1", "\"deep blue\""), or(is("f9", "[\"x\"]"), is("f3", "[\"a\"]"))), true),
                Arguments.of(and(isNot("f9", "1"), or(and(isNot("f3", "[\"c\"]"), isNot("f2", "[\"s\"]")))), true),
                Arguments.of("{\"and\":7}", false),
                // other types
                Arguments.of(is("f5", "\"2026-03-02\""), true),
                Arguments.of(is("f5", "\"someday\""), false),
                Arguments.of(is("f6", "\"u1\""), false),
                Arguments.of(isNot("f6", "\"u1\""), true));
    }

    private static PlaybookContent content(String expression) {
        ObjectNode file = Sample.json("{\"version\":1,\"title\":\"t\",\"checklists\":[],\"properties\":" + FIELDS
                + ",\"conditions\":[{\"id\":\"c\",\"version\":1,\"condition_expr\":" + expression + "}]}");
        return Sample.published(Sample.content(Format.MATTERMOST, file.toString()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsWhenItHoldsThere(String expression, boolean holds) {
        PlaybookContent content = content(expression);
        Condition when = content.conditions().get(0).when();
        assertThat(when.holds(FACTS)).as("%s", when).isEqualTo(holds);
        String out = Writer.write(Format.MATTERMOST, content).text();
        assertThat(Sample.content(Format.MATTERMOST, out)
                        .conditions()
                        .get(0)
                        .when()
                        .holds(FACTS))
                .as(out)
                .isEqualTo(holds);
    }

    static Stream<Arguments> ours() {
        return Stream.of(
                Arguments.of("{\"has\":{\"subject\":\"property:size\"}}", true),
                Arguments.of("{\"not\":{\"has\":{\"subject\":\"property:size\"}}}", false),
                Arguments.of("{\"is\":{\"subject\":\"property:places\",\"values\":[]}}", false),
                Arguments.of("{\"has\":{\"subject\":\"property:note\"}}", false),
                Arguments.of("{\"is\":{\"subject\":\"property:colour\",\"values\":[\"red\",\"deep blue\"]}}", true),
                Arguments.of(
                        "{\"not\":{\"is\":{\"subject\":\"property:colour\",\"values\":[\"red\",\"deep blue\"]}}}",
                        false),
                Arguments.of("{\"any\":[]}", false),
                Arguments.of("{\"not\":{\"any\":[]}}", true),
                Arguments.of("{\"not\":{\"all\":[]}}", false),
                Arguments.of(
                        "{\"not\":{\"any\":[{\"is\":{\"subject\":\"property:size\",\"values\":[\"small\"]}},"
                                + "{\"not\":{\"has\":{\"subject\":\"property:places\"}}}]}}",
                        true));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void oursHoldsThereWhenItHoldsHere(String condition, boolean holds) {
        ObjectNode file = Sample.json(Writer.write(Format.MUSTER, content("{}")).text());
        ((ObjectNode) file.at("/playbook/conditions/0")).set("when", Sample.json(condition));
        PlaybookContent ours = Sample.content(Format.MUSTER, file.toString());
        assertThat(ours.conditions().get(0).when().holds(FACTS)).isEqualTo(holds);
        String out = Writer.write(Format.MATTERMOST, ours).text();
        assertThat(Sample.content(Format.MATTERMOST, out)
                        .conditions()
                        .get(0)
                        .when()
                        .holds(FACTS))
                .as(out)
                .isEqualTo(holds);
    }
}
