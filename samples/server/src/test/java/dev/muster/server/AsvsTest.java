package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/asvs.md} true: every requirement stands there once, and every test and every place that it names is
 * there.
 */
class AsvsTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| [123] \\| ([^|]+) \\| ([^|]+) \\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern SUM = Pattern.compile("\\| V(\\d+)(?:[^|]*)\\|((?: \\d+ \\|)+)");
    private static final List<String> STATES = List.of("tested", "built", "host", "n/a", "open");

    private static final Path ROOT = NamedTests.ROOT;

    private record Row(String id, String what, String state, String where, String shown) {
        List<String> tests() {
            return NamedTests.in(shown);
        }

        List<String> places() {
            return NamedTests.in(where);
        }
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/asvs.md"));
    }

    private static List<Row> rows() throws IOException {
        return lines().stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(m -> new Row(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5)))
                .toList();
    }

    @Test
    void everyRequirementStandsThereOnce() throws IOException {
        try (InputStream in = AsvsTest.class.getResourceAsStream("asvs-5.0-ids.txt")) {
            List<String> ids = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(ids).hasSize(264).doesNotHaveDuplicates();
            assertThat(rows().stream().map(Row::id)).containsExactlyElementsOf(ids);
        }
        assertThat(lines().stream().filter(l -> l.matches("\\| \\d+\\.\\d+\\.\\d+ .*")))
                .as("rows that are not of the form of the others")
                .hasSize(264);
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, List<String>> named = new LinkedHashMap<>();
        rows().forEach(r -> named.put(r.id(), r.tests()));
        NamedTests.assertThere(named, 100);
    }

    @Test
    void everyPlaceThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            for (String place : row.places()) {
                if (!isPlace(place) && !NamedTests.isTest(place)) {
                    missing.add(row.id() + ": " + place);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isPlace(String name) {
        if (name.contains("/") || Files.exists(ROOT.resolve(name))) {
            return Files.exists(ROOT.resolve(name));
        }
        String file = name.matches("[A-Z]\\w*(\\.\\w+)?") ? name.split("\\.", 2)[0] + ".java" : name;
        return NamedTests.files(file).stream()
                .map(p -> p.toString().replace('\\', '/'))
                .anyMatch(p -> p.contains("/src/main/") || p.contains("/docs/"));
    }

    @Test
    void everyRowSaysWhatItsStateNeeds() throws IOException {
        List<String> poor = new ArrayList<>();
        for (Row row : rows()) {
            boolean enough =
                    switch (row.state()) {
                        case "tested" -> !row.places().isEmpty() && !row.tests().isEmpty();
                        case "built" -> !row.places().isEmpty();
                        case "host", "n/a", "open" -> row.where().length() > 5;
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
        Map<Integer, Map<String, Long>> counted = rows().stream()
                .collect(Collectors.groupingBy(
                        r -> Integer.valueOf(r.id().split("\\.", -1)[0]),
                        TreeMap::new,
                        Collectors.groupingBy(Row::state, Collectors.counting())));
        Map<Integer, List<Long>> expected = new TreeMap<>();
        counted.forEach((chapter, states) -> expected.put(
                chapter, STATES.stream().map(s -> states.getOrDefault(s, 0L)).toList()));
        Map<Integer, List<Long>> said = new TreeMap<>();
        for (String line : lines()) {
            Matcher sum = SUM.matcher(line);
            if (sum.matches()) {
                said.put(
                        Integer.valueOf(sum.group(1)),
                        Pattern.compile("\\d+")
                                .matcher(sum.group(2))
                                .results()
                                .map(r -> Long.valueOf(r.group()))
                                .toList());
            }
        }
        assertThat(said).isEqualTo(expected);
    }
}
