/**
 * One's own calendar: what is to come for somebody in all rooms, as an iCalendar object, and feeds by which a calendar
 * program reads it.
 *
 * <p>Begin with {@link dev.muster.calendar.Calendars}; what is in it is collected in {@code Agenda}.
 */
@NullMarked
package dev.muster.calendar;

import org.jspecify.annotations.NullMarked;
