package dev.muster.calendar;

import dev.muster.journal.Event;

/** Everything that can happen to feeds; said in their person's own journal. */
public sealed interface CalendarEvent extends Event {
    /** One was opened. */
    record FeedOpened(String feed, String note) implements CalendarEvent {
        @Override
        public String sentence() {
            return "opened a feed of their calendar" + CalendarEvent.called(note);
        }
    }

    /** One was closed. */
    record FeedClosed(String feed, String note) implements CalendarEvent {
        @Override
        public String sentence() {
            return "closed a feed of their calendar" + CalendarEvent.called(note);
        }
    }

    private static String called(String note) {
        return note.isEmpty() ? "" : ": " + note;
    }
}
