package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/abuse.md} true: every case stands there once, and every test that it names is there. */
class AbuseTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (AC-\\d\\d) \\| ([^|]+) \\| ([^|]+) \\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern SUM = Pattern.compile("\\| all \\|((?: \\d+ \\|)+)");
    private static final List<String> STATES = List.of("shown", "in part", "open", "host", "not here");

    /** The numbers have gaps: what was merged into another case keeps its number free. */
    private static final List<Integer> CASES = List.of(
            1, 2, 3, 5, 6, 7, 9, 10, 12, 13, 15, 16, 17, 18, 20, 21, 23, 25, 26, 27, 29, 30, 31, 32, 34, 35, 36, 37, 39,
            40, 41, 43, 44, 46, 47, 49, 50, 51, 52, 53, 55, 56, 57, 59, 60, 62, 63, 64, 65, 67, 68, 69, 70, 72);

    private record Row(String id, String state, String missing, String shown) {
        List<String> tests() {
            return NamedTests.in(shown);
        }
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(NamedTests.ROOT.resolve("docs/abuse.md"));
    }

    private static List<Row> rows() throws IOException {
        return lines().stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(m -> new Row(m.group(1), m.group(3), m.group(5), m.group(4)))
                .toList();
    }

    @Test
    void everyCaseStandsThereOnce() throws IOException {
        assertThat(rows().stream().map(Row::id))
                .containsExactlyElementsOf(
                        CASES.stream().map(n -> String.format("AC-%02d", n)).toList());
        assertThat(lines().stream().filter(l -> l.startsWith("| AC-")))
                .as("rows that are not of the form of the others")
                .hasSize(CASES.size());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, List<String>> named = new LinkedHashMap<>();
        rows().forEach(r -> named.put(r.id(), r.tests()));
        NamedTests.assertThere(named, 90);
    }

    @Test
    void everyRowSaysWhatItsStateNeeds() throws IOException {
        List<String> poor = new ArrayList<>();
        for (Row row : rows()) {
            boolean enough =
                    switch (row.state()) {
                        case "shown" -> !row.tests().isEmpty();
                        case "in part" ->
                            !row.tests().isEmpty() && row.missing().length() > 10;
                        case "open", "host", "not here" -> row.missing().length() > 10;
                        default -> false;
                    };
            if (!enough) {
                poor.add(row.id() + " " + row.state());
            }
        }
        assertThat(poor).isEmpty();
    }

    @Test
    void theSummaryCountsTheRows() throws IOException {
        Map<String, Long> counted =
                rows().stream().collect(Collectors.groupingBy(Row::state, LinkedHashMap::new, Collectors.counting()));
        List<Long> expected =
                STATES.stream().map(s -> counted.getOrDefault(s, 0L)).toList();
        List<Long> said = lines().stream()
                .map(SUM::matcher)
                .filter(Matcher::matches)
                .flatMap(m -> Pattern.compile("\\d+").matcher(m.group(1)).results())
                .map(r -> Long.valueOf(r.group()))
                .toList();
        assertThat(said).isEqualTo(expected);
    }
}
