package dev.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run, as a Markdown table that the README quotes. */
final class Report {
    private final List<String> rows = new ArrayList<>();
    private boolean missed;

    /** A figure with a bar: at least (or at most) so much. */
    void bar(String what, double ratio, boolean atLeast, double bar, String how) {
        boolean met = atLeast ? ratio >= bar : ratio <= bar;
        missed |= !met;
        row(what, number(ratio), (atLeast ? "≥ " : "≤ ") + number(bar), met ? "met" : "**missed**", how);
    }

    /** A figure without a bar. */
    void figure(String what, String figure, String how) {
        row(what, figure, "", "", how);
    }

    private void row(String... cells) {
        String row = "| " + String.join(" | ", cells) + " |";
        rows.add(row);
        System.out.println(row);
    }

    boolean missed() {
        return missed;
    }

    void write(Path file, String head) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(head);
        lines.add("| what | figure | bar | | how |");
        lines.add("|---|---|---|---|---|");
        lines.addAll(rows);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
