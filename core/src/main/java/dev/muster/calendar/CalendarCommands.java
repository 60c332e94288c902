package dev.muster.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.Mine;
import org.jspecify.annotations.Nullable;

/** What can be done with feeds of one's own calendar. */
public interface CalendarCommands {
    /**
     * Lets a calendar program that knows the secret read the caller's calendar. Answers {@code feed}.
     *
     * @param secret 32 to 200 characters, made by the caller from at least 128 random bits
     * @param note where it is used, such as {@code Phone}; at most 60 characters; null for nothing
     * @param language in which its entries are called, a tag of BCP 47 of at most 35 characters; null for English
     * @param by the caller; not sent by callers
     */
    record OpenFeed(
            String secret,
            @Nullable String note,
            @Nullable String language,
            @JsonIgnore @Nullable PersonId by) implements Mine {
        /** Nothing of the secret. */
        @Override
        public String toString() {
            return "OpenFeed[secret=***, note=" + note + "]";
        }
    }

    /**
     * Lets nobody read by a feed any more. Absent when the caller has none with this id.
     *
     * @param by the caller; not sent by callers
     */
    record CloseFeed(String feed, @JsonIgnore @Nullable PersonId by) implements Mine {}
}
