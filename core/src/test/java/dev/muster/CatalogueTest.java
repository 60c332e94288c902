package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.notifier.ChatNotifier;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.MemoryStore;
import dev.muster.transport.Outbound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/catalogue.md} true: everything that is offered or told has a row, and every row is of something. */
class CatalogueTest {
    private static final Pattern NAME = Pattern.compile("`([a-z]+\\.[a-z]+(?:-[a-z]+)*)`");
    /** What stands in the journals of access, and is told by no address. */
    private static final Set<String> ELSEWHERE = Set.of("access.denied", "access.sensitive-read");

    /** The names in the first column of the tables. */
    private static Set<String> rows() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "catalogue.md"))) {
            Matcher names = NAME.matcher(line.startsWith("| `") ? line.substring(0, line.indexOf('|', 1)) : "");
            while (names.find()) {
                rows.add(names.group(1));
            }
        }
        return rows;
    }

    @Test
    void everythingHasARowAndEveryRowIsOfSomething() throws IOException {
        Set<String> known = new TreeSet<>();
        try (TestMuster test =
                new TestMuster(new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.files(
                                new MemoryFileStore())
                        .notifier(new ChatNotifier("chat", Outbound.NONE)))) {
            known.addAll(test.muster.offers().stream().map(Offer::name).collect(Collectors.toSet()));
            known.addAll(test.muster.events().stream().map(Told::kind).collect(Collectors.toSet()));
        }
        Set<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(250);
        assertThat(known).as("of these the tests know").containsAll(ELSEWHERE);
        known.removeAll(ELSEWHERE);
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(rows);
        assertThat(missing).as("without a row").isEmpty();
        rows.removeAll(known);
        assertThat(rows).as("rows of what does not exist").isEmpty();
    }
}
