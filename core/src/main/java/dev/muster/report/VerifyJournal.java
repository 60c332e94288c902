package dev.muster.report;

import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.Verifier;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported journal without any database: {@code VerifyJournal <file> [<number>:<hash>]}. The file is
 * JSON Lines, one {@link EntryLine} a line, from the first entry on; {@code -} reads standard input. The second
 * argument is a head that was kept elsewhere: with it, a tail that was cut off is noticed too.
 *
 * <p>Ends with 0 when all is as it was written, with 1 when not (the first bad number and the reason are
 * printed), and with 2 when the check could not be made.
 */
public final class VerifyJournal {
    private VerifyJournal() {}

    /** Runs the check. */
    public static void main(String[] args) {
        System.exit(run(args, System.in, System.out));
    }

    /** Runs the check, and gives back the exit code. */
    static int run(String[] args, InputStream in, PrintStream out) {
        if (args.length < 1 || args.length > 2) {
            out.println("usage: VerifyJournal <file or -> [<number>:<hash of the last entry>]");
            return 2;
        }
        try (InputStream file = args[0].equals("-") ? in : Files.newInputStream(Path.of(args[0]))) {
            return print(check(file, args.length == 2 ? head(args[1]) : null), out);
        } catch (IOException | UncheckedIOException e) {
            out.println(plain("cannot read " + args[0] + ": " + e.getMessage()));
            return 2;
        } catch (IllegalArgumentException e) {
            out.println(plain(String.valueOf(e.getMessage())));
            return 2;
        }
    }

    /** Checks the lines of a journal against a head known from elsewhere, if there is one. */
    static Verifier.Verdict check(InputStream lines, @Nullable Head anchor) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        Reading entries = new Reading(reader.lines().iterator());
        Verifier.Verdict verdict = Verifier.verify(entries, anchor);
        String broken = entries.broken;
        return verdict.good() && broken != null
                ? new Verifier.Verdict(
                        verdict.entries(), verdict.purged(), verdict.head(), verdict.entries() + 1, broken)
                : verdict;
    }

    private static int print(Verifier.Verdict verdict, PrintStream out) {
        out.println("entries good: " + verdict.entries()
                + (verdict.purged() == 0 ? "" : ", of them purged: " + verdict.purged()));
        out.println("head: " + verdict.entries() + ":" + verdict.head());
        if (verdict.good()) {
            out.println("every entry is as it was written");
            return 0;
        }
        out.println(plain("first bad entry: " + verdict.bad() + ", because " + verdict.reason()));
        return 1;
    }

    /** The same on one line, with what a terminal obeys, turns around or does not show written out. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> plain.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static Head head(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a head is written like 120:ab12…, number and hash");
        }
        long sequence = Long.parseLong(text.substring(0, colon));
        return new Head(sequence, EntryLine.digest(text.substring(colon + 1)), Instant.EPOCH, 0);
    }

    /** Entries of lines, up to the first line that is none. */
    private static final class Reading implements Iterator<Entry> {
        private final Iterator<String> lines;
        private @Nullable Entry next;
        private @Nullable String broken;

        Reading(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            while (next == null && broken == null && lines.hasNext()) {
                String line = lines.next();
                if (!line.isBlank()) {
                    read(line);
                }
            }
            return next != null;
        }

        private void read(String line) {
            try {
                next = Json.read(line.getBytes(StandardCharsets.UTF_8), EntryLine.class)
                        .entry();
            } catch (MalformedJson | IllegalArgumentException | NullPointerException | DateTimeException e) {
                broken = "its line is no entry: " + e.getMessage();
            }
        }

        @Override
        public Entry next() {
            if (!hasNext() || next == null) {
                throw new java.util.NoSuchElementException();
            }
            Entry entry = next;
            next = null;
            return entry;
        }
    }
}
