package dev.muster.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.access.PersonId;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be searched for, and what the answer looks like. */
public interface SearchViews {
    /** In which order hits come. */
    enum Order {
        /** By time, the newest first. */
        @JsonProperty("newest")
        NEWEST,
        /** By {@link Relevance}, the best first. */
        @JsonProperty("relevance")
        RELEVANCE
    }

    /**
     * What was said and done in the channels that the asker is in.
     *
     * @param text words, phrases and filters, 1 to 500 characters; see {@link QueryText}
     * @param order null for newest
     * @param before where the answer before this one says that it goes on; null for the first page
     * @param limit 1 to 100; null for 20
     * @param people whom the handles mean that the text names; not sent by callers
     */
    record FindEntries(
            String text,
            @Nullable Order order,
            @Nullable String before,
            @Nullable Integer limit,
            @JsonIgnore @Nullable Map<String, PersonId> people)
            implements Question<Found> {
        /** The newest that fit. */
        public FindEntries(String text) {
            this(text, null, null, null, null);
        }
    }

    /**
     * A page of hits.
     *
     * @param next to be sent as {@code before} for the page behind this one; null when this is the last
     * @param filters how each filter of the text was understood, in the order in which they stand
     */
    record Found(List<Hit> hits, @Nullable String next, List<FilterView> filters) {}

    /**
     * An entry that fits.
     *
     * @param channelName what its channel is called now
     * @param archived true when its channel is archived
     * @param snippet at most 240 UTF-16 code units of its text, around the first hit; empty when it has no text
     * @param highlights where the words stand in the snippet: from and to, in UTF-16 code units, ascending
     */
    record Hit(EntryView entry, String channelName, boolean archived, String snippet, List<List<Integer>> highlights) {}

    /**
     * A filter of the text.
     *
     * @param ok false when it was not understood or names nothing that the asker knows
     * @param hint what to write instead; null when it is ok
     */
    record FilterView(
            String name, String value, boolean ok, @Nullable String hint) {}
}
