package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds that hold before anything is made of a file. */
class ReadingTest {
    static Stream<Arguments> wrong() {
        String start = "{\"version\":1,\"title\":\"a\",\"checklists\":[],\"x\":";
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("  ", "is empty"),
                Arguments.of("nonsense", "no JSON in line 1"),
                Arguments.of("[]", "one JSON object"),
                Arguments.of("{} {}", "no JSON"),
                Arguments.of("{\"title\":1,\"title\":2}", "no JSON in line 1"),
                Arguments.of(start + "[".repeat(70) + "]".repeat(70) + "}", "no JSON"),
                Arguments.of(start + "9".repeat(50) + "}", "no JSON"),
                Arguments.of("{\"" + "n".repeat(300) + "\":1}", "no JSON"),
                Arguments.of(start + "[" + "1,".repeat(100_000) + "1]}", "more than 50000 values"),
                Arguments.of(start + "\"" + "x".repeat(1024 * 1024) + "\"}", "at most 1048576 characters"),
                Arguments.of("{\"a\":1}", "neither our own format"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isRefusedInWords(String text, String said) {
        assertThatThrownBy(() -> Sample.read(null, text))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo("text"))
                .hasMessageContaining(said);
    }

    @Test
    void aFileMayBeginWithAByteOrderMark() {
        assertThat(Sample.content(null, "\uFEFF{\"version\":1,\"title\":\"a\",\"checklists\":[]}")
                        .title())
                .isEqualTo("a");
    }

    @Test
    void aReportHasAnEnd() {
        StringBuilder unknown = new StringBuilder("{\"version\":1,\"title\":\"a\",\"checklists\":[]");
        for (int i = 0; i < 2_000; i++) {
            unknown.append(",\"x").append(i).append("\":1");
        }
        ImportReport report = Sample.read(null, unknown + "}").report();
        assertThat(report.lines()).hasSize(ImportReport.MOST + 1);
        assertThat(report.lines().get(ImportReport.MOST).what()).isEqualTo("report.more");
    }
}
