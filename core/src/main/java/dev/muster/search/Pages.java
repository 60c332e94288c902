package dev.muster.search;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Rejection;
import dev.muster.journal.JournalId;
import dev.muster.storage.Search;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins, as callers carry it: by time a place in the order; by relevance the place of the newest
 * hit when the first page was asked, so that what comes later moves nothing, and how many were shown. A place grants
 * nothing: bounds are looked up anew for every page.
 *
 * @param place null for the beginning
 * @param shown how many of the ranked hits came before; 0 by time
 */
record Pages(Search.@Nullable Place place, int shown) {
    private static final int LONGEST = 400;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** The first page. */
    static final Pages FIRST = new Pages(null, 0);

    /** Reads what a caller sent. */
    static Pages of(@Nullable String sent, WorkspaceId workspace) {
        if (sent == null) {
            return FIRST;
        }
        if (sent.length() > LONGEST) {
            throw wrong();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 4);
            if (parts.length != 4 || !parts[3].matches("[a-z]{1,32}:\\S{1,128}")) {
                throw wrong();
            }
            int shown = Integer.parseInt(parts[0]);
            if (shown < 0 || shown > Relevance.RANKED) {
                throw wrong();
            }
            Instant time = Instant.parse(parts[1]);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw wrong();
            }
            JournalId journal = new JournalId(workspace, parts[3]);
            return new Pages(new Search.Place(time, journal, Long.parseLong(parts[2])), shown);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong();
        }
    }

    /** As it is sent to a caller. */
    String text() {
        if (place == null) {
            return "";
        }
        String plain = shown + " " + place.time() + " " + place.sequence() + " "
                + place.journal().name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Rejection wrong() {
        return Rejection.invalid("before", "this is no place that a search gave; begin again without it");
    }
}
