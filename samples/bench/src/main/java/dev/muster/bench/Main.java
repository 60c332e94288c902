package dev.muster.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the benchmarks and writes their figures to a file. Arguments: names of benchmarks ({@code append},
 * {@code history}, {@code opening}, {@code search}, {@code socket}, {@code incidents}, {@code ticks},
 * {@code conditions}, {@code due}; all when none is named; {@code search-sqlite} and {@code search-postgresql} are the halves of one), {@code --short} for a quick look,
 * {@code --out FILE} for where to write (default {@code docs/bench.md}).
 */
public final class Main {
    private static final List<String> ALL =
            List.of("append", "history", "opening", "search", "socket", "incidents", "ticks", "conditions", "due");
    private static final List<String> PARTS = List.of("search-sqlite", "search-postgresql");

    private Main() {}

    /** Runs. Ends with status 1 when a bar was missed, and with 2 when an argument means nothing. */
    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        if (!understood(words)) {
            System.err.println("usage: [--short] [--out FILE] [" + String.join(" | ", ALL) + " | "
                    + String.join(" | ", PARTS) + "]...");
            System.exit(2);
        }
        boolean brief = words.contains("--short");
        int out = words.indexOf("--out");
        Path file = Path.of(out < 0 ? "docs/bench.md" : words.get(out + 1));
        List<String> named = Stream.concat(ALL.stream(), PARTS.stream())
                .filter(words::contains)
                .toList();
        Report report = new Report();
        try (Databases databases = new Databases()) {
            for (String name : named.isEmpty() ? ALL : named) {
                run(name, databases, report, brief);
            }
        }
        report.write(file, head(brief));
        System.exit(report.missed() ? 1 : 0);
    }

    /** A name that is misspelt would run everything, for an hour, over the figures that there are. */
    private static boolean understood(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--out")) {
                i++;
            } else if (!word.equals("--short") && !ALL.contains(word) && !PARTS.contains(word)) {
                return false;
            }
        }
        return !words.contains("--out") || words.indexOf("--out") < words.size() - 1;
    }

    private static void run(String name, Databases databases, Report report, boolean brief) throws Exception {
        long turn = TimeUnit.SECONDS.toNanos(brief ? 3 : 4);
        int pairs = brief ? 3 : 9;
        switch (name) {
            case "append" -> {
                new Append(turn).sqlite(databases, report, pairs);
                new Append(turn).postgres(databases, report, pairs);
            }
            case "history" -> {
                new HistoryReads(brief ? 100_000 : 1_000_000, pairs).sqlite(databases, report);
                new HistoryReads(brief ? 100_000 : 1_000_000, pairs).postgres(databases, report);
            }
            case "opening" -> {
                new Openings(brief ? 200 : 1_000).sqlite(databases, report);
                new Openings(brief ? 200 : 1_000).postgres(databases, report);
            }
            case "search" -> {
                run("search-sqlite", databases, report, brief);
                run("search-postgresql", databases, report, brief);
            }
            case "search-sqlite" -> new Searching(brief ? 100_000 : 1_000_000, brief ? 2 : 8).sqlite(databases, report);
            case "search-postgresql" ->
                new Searching(brief ? 100_000 : 1_000_000, brief ? 2 : 8).postgres(databases, report);
            case "socket" -> new SocketDuel(brief ? 5 : 10, brief ? 1 : 5).run(databases, report);
            case "incidents" -> {
                new Incidents(turn / 2, pairs).sqlite(databases, report);
                new Incidents(turn / 2, pairs).postgres(databases, report);
            }
            case "ticks" -> {
                new Ticks(turn / 4, pairs).sqlite(databases, report);
                new Ticks(turn / 4, pairs).postgres(databases, report);
            }
            case "due" -> {
                new Dues(brief ? 2_000 : 10_000, brief ? 3 : 5).postgres(databases, report);
                new Lateness(brief ? 300 : 1_000).postgres(databases, report);
            }
            case "conditions" -> new Conditions(turn / 2, pairs).run(report);
            default -> throw new IllegalArgumentException("there is no benchmark " + name);
        }
    }

    private static String head(boolean brief) {
        return "# Figures\n\nTaken on " + LocalDate.now(ZoneOffset.UTC) + " with Java "
                + Runtime.version().feature() + ", " + Runtime.getRuntime().availableProcessors() + " cores, by"
                + " `java -jar samples/bench/target/muster-bench.jar" + (brief ? " --short" : "")
                + "`. Subject and reference run in turns; a ratio is the median of the ratios of the pairs.\n";
    }
}
