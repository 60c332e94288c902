package dev.muster.calendar;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Question;
import dev.muster.command.SecretQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about calendars. */
public interface CalendarViews {
    /**
     * The caller's calendar, from a week ago until 92 days from now.
     *
     * @param language in which entries are called, a tag of BCP 47; null for English, which also takes the place of what is
     *     not there ({@link dev.muster.local.CalendarWords})
     */
    record ShowCalendar(@Nullable String language) implements Question<CalendarObject> {}

    /** The caller's feeds, newest first. */
    record ListFeeds() implements Question<FeedList> {}

    /** Whose calendar the feed with this secret is. For programs alone: a transport asks it, then asks as that person. */
    record FindFeed(String secret) implements SecretQuestion<FeedOwner> {
        /** Nothing of the secret. */
        @Override
        public String toString() {
            return "FindFeed[secret=***]";
        }
    }

    /** An iCalendar object (RFC 5545) of {@code entries} entries. */
    record CalendarObject(String text, int entries) {}

    /**
     * Feeds.
     *
     * @param workspace which workspace; it stands before the secret in the password of a feed
     */
    record FeedList(WorkspaceId workspace, List<FeedLine> feeds) {}

    /** A feed; its secret is kept nowhere. */
    record FeedLine(String id, String note, Instant openedAt) {}

    /**
     * Whose it is.
     *
     * @param language in which its entries are called, as it was opened; null for English
     */
    record FeedOwner(PersonId person, @Nullable String language) {}
}
