package dev.muster.notifier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Mine;
import dev.muster.command.Command;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about how people are told. */
public interface NotifierCommands {
    /**
     * Has people told something now, wherever they are, each as they have asked for: an entry in the channel.
     *
     * @param people who, 1 to 100 members of the channel
     * @param urgency how urgent it is; null for high
     * @param text what is said, 1 to 2,000 characters
     * @param via by which group of notifiers; null for what each has chosen
     */
    record TellPeople(
            ChannelId channel,
            List<PersonId> people,
            @Nullable Urgency urgency,
            String text,
            @Nullable String via) implements ChannelCommand {}

    /**
     * Sets how the caller wants to be told; nobody else can.
     *
     * @param wishes null for what holds for whoever has said nothing
     * @param by the caller; not sent by callers
     */
    record SetWishes(
            @Nullable Wishes wishes, @JsonIgnore @Nullable PersonId by) implements Mine {}

    /**
     * Says that the caller has read news: what has not left yet for them stays here.
     *
     * @param until everything up to this time; null for none
     * @param entries these, at most 200; null for none
     * @param by the caller; not sent by callers
     */
    record MarkRead(
            @Nullable Instant until,
            @Nullable List<Place> entries,
            @JsonIgnore @Nullable PersonId by) implements Mine {
        /**
         * An entry.
         *
         * @param channel the journal's name, as entries carry it
         * @param entry its number
         */
        public record Place(String channel, long entry) {}
    }

    /**
     * Sends a delivery again that no notifier could bring there; by whom it is for, or an administrator.
     *
     * @param by the caller; not sent by callers
     */
    record SendAgain(String delivery, @JsonIgnore @Nullable PersonId by) implements Mine {}

    /**
     * Has every notifier of a group bring the caller a message in which nothing happened.
     *
     * @param by the caller; not sent by callers
     */
    record TryNotifiers(String group, @JsonIgnore @Nullable PersonId by) implements Mine {}

    /**
     * Has a group of notifiers be tried every month; for administrators. In the place of the drill of this group that is
     * there.
     *
     * @param group which group
     * @param people who gets the messages, 1 to 20; none takes the drill away
     * @param day the day of the month, 1 to 28; null for 1
     * @param at the time of day, such as {@code 10:00}; null for that
     * @param zone the zone's name; null for the caller's
     */
    record SetDrill(
            String group,
            @Nullable List<PersonId> people,
            @Nullable Integer day,
            @Nullable String at,
            @Nullable String zone)
            implements Command {}

    /**
     * Has people told of something, each as they have asked for. Sent by time alone.
     *
     * @param channel the channel that it is about; null for none
     * @param journal the name of the journal in which it stands
     * @param entry its number there
     * @param kind what sort of news
     * @param text what is said
     * @param via by which group; null for what each has chosen
     * @param outsiders true when it is also for people who are not in the channel
     * @param people who is told
     */
    record Spread(
            @Nullable ChannelId channel,
            String journal,
            long entry,
            String kind,
            Urgency urgency,
            String text,
            Instant at,
            @Nullable String via,
            boolean outsiders,
            List<PersonId> people)
            implements Command {
        /** The same, for others. */
        Spread to(List<PersonId> others) {
            return new Spread(channel, journal, entry, kind, urgency, text, at, via, outsiders, others);
        }
    }

    /** What was held back, or is to be tried again, may leave. Sent by time alone. */
    record Release(String delivery, PersonId person) implements Command {}

    /** Time for somebody's digest. Sent by time alone. */
    record SendDigest(PersonId person) implements Command {}

    /**
     * Brings it there; never sent by callers.
     *
     * @param notifier by which notifier
     * @param member which of the group that is, from 0
     * @param attempt the how manieth attempt of that one, from 1
     */
    record Carry(String delivery, PersonId person, Delivery.Letter letter, String notifier, int member, int attempt)
            implements Command {}

    /** What became of an attempt; reported, never sent. */
    record Carried(
            String delivery,
            PersonId person,
            String notifier,
            int member,
            int attempt,
            Receipt receipt,
            @Nullable String withheld)
            implements Command {}

    /** Nobody has confirmed it in time. Sent by time alone. */
    record NotConfirmed(String delivery, PersonId person, int member) implements Command {}

    /** Time to try a group. Sent by time alone. */
    record HoldDrill(String group, Instant planned) implements Command {}
}
