package dev.muster.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What became of what a file said, in the file's order as far as it has one.
 *
 * @param lines at most {@value #MOST}, one that says that there were more, and those that say what has to be mended
 *     before it can be published
 */
public record ImportReport(List<Line> lines) {
    /** How many lines a report has of what stands in the file. */
    public static final int MOST = 500;

    /** What became of one thing. */
    public enum Fate {
        /** It is as it was. */
        KEPT,
        /** It is there, but otherwise than it was. */
        CHANGED,
        /** It is needed or was meant, and is not there: somebody has to fill it in. */
        MISSING,
        /** It means nothing here. */
        IGNORED;

        /** The word that files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing.
     *
     * @param path where it stands in the file, such as {@code checklists[0].items[2].due_date}; empty for the whole
     * @param what which of the things that can be said, such as {@code mattermost.welcome-off}; never changes
     * @param said the same as a sentence
     * @param fate what became of it
     */
    public record Line(String path, String what, String said, Fate fate) {}

    /** How many lines say this. */
    public int count(Fate fate) {
        return (int) lines.stream().filter(l -> l.fate() == fate).count();
    }
}
