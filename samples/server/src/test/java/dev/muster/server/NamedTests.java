package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tests that a document names, in the sources of all modules. */
final class NamedTests {
    private static final Pattern TESTED = Pattern.compile("@(\\w*Test|Property|TestFactory)\\b");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");

    /** The folder of the whole project. */
    static final Path ROOT = root();

    private static final Map<String, List<Path>> FILES = files();

    private NamedTests() {}

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

    /** The files of this name, wherever they are. */
    static List<Path> files(String name) {
        return FILES.getOrDefault(name, List.of());
    }

    /** What stands between back-quotes. */
    static List<String> in(String cell) {
        return NAMED.matcher(cell).results().map(r -> r.group(1)).toList();
    }

    /** True when there is such a class of tests, or such a test in it: {@code Class} or {@code Class#method}. */
    static boolean isTest(String name) throws IOException {
        String[] parts = name.split("#", 2);
        String file = name.endsWith(".mjs") ? name : parts[0] + ".java";
        for (Path path : files(file)) {
            String place = path.toString().replace('\\', '/');
            boolean tries = place.contains("/src/test/") || place.contains("/core/tck/src/main/");
            if (tries && (parts.length == 1 || method(Files.readString(path), parts[1]))) {
                return true;
            }
        }
        return false;
    }

    /** Fails for the rows that name what is no test, and when fewer than so many are named at all. */
    static void assertThere(Map<String, List<String>> testsOfRows, int least) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, List<String>> row : testsOfRows.entrySet()) {
            for (String test : row.getValue()) {
                if (!isTest(test)) {
                    missing.add(row.getKey() + ": " + test);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(testsOfRows.values().stream().mapToInt(List::size).sum()).isGreaterThan(least);
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
}
