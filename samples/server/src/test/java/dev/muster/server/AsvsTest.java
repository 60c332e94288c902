package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Pattern TESTED = Pattern.compile("@(\\w*Test|Property|TestFactory)\\b");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final List<String> STATES = List.of("tested", "built", "host", "n/a", "open");
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");

    private static final Path ROOT = root();
    private static final Map<String, List<Path>> FILES = files();

    private record Row(String id, String what, String state, String where, String shown) {
        List<String> tests() {
            return named(shown);
        }

        List<String> places() {
            return named(where);
        }
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/asvs.md"))) {
            at = at.getParent();
        }
        return at;
    }

    private static Map<String, List<Path>> files() {
        Map<String, List<Path>> found = new HashMap<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.computeIfAbsent(file.getFileName().toString(), n -> new ArrayList<>())
                            .add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
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

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(r -> r.group(1)).toList();
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
        List<String> missing = new ArrayList<>();
        int looked = 0;
        for (Row row : rows()) {
            for (String test : row.tests()) {
                looked++;
                if (!isTest(test)) {
                    missing.add(row.id() + ": " + test);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(looked).isGreaterThan(100);
    }

    private static boolean isTest(String name) throws IOException {
        String[] parts = name.split("#", 2);
        String file = name.endsWith(".mjs") ? name : parts[0] + ".java";
        for (Path path : FILES.getOrDefault(file, List.of())) {
            String place = path.toString().replace('\\', '/');
            boolean tries = place.contains("/src/test/") || place.contains("/core/tck/src/main/");
            if (tries && (parts.length == 1 || method(Files.readString(path), parts[1]))) {
                return true;
            }
        }
        return false;
    }

    /** Something that JUnit or jqwik runs: between the member before it and its name stands an annotation that says so. */
    private static boolean method(String source, String name) {
        Matcher found = Pattern.compile("[\\w>] " + Pattern.quote(name) + "\\(").matcher(source);
        if (!found.find()) {
            return false;
        }
        String before = source.substring(0, found.start());
        return TESTED.matcher(before.substring(before.lastIndexOf("\n    }\n") + 1))
                .find();
    }

    @Test
    void everyPlaceThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            for (String place : row.places()) {
                if (!isPlace(place) && !isTest(place)) {
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
        return FILES.getOrDefault(file, List.of()).stream()
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
