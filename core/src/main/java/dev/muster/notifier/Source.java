package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sort of event of which people are told wherever they are: those whom its entry notifies, unless it says otherwise.
 *
 * @param <E> the event
 * @param type the event's record
 * @param kind what sort of news it is, for people's rules
 * @param urgency how urgent it is
 * @param people who is told
 * @param text what is said
 * @param about the incident or channel that one is about which stands in a person's own journal; null for none, and then
 *     nothing leaves
 * @param via by which group of notifiers; null for what each person has chosen
 * @param outsiders true when it is meant for people who are not in that incident or channel, as far as it stands in their own
 *     journals; all else is for its members
 */
public record Source<E extends Event>(
        Class<E> type,
        Function<E, String> kind,
        Function<E, Urgency> urgency,
        Function<E, Collection<PersonId>> people,
        Function<E, String> text,
        Function<E, @Nullable ChannelId> about,
        Function<E, @Nullable String> via,
        boolean outsiders) {
    private static final String NOTIFY = "notify";

    /** Tells those whom the entry notifies what happened. */
    public static <E extends Event> Source<E> of(Class<E> type, String kind, Urgency urgency) {
        return new Source<>(
                type, e -> kind, e -> urgency, Source::notified, Event::sentence, e -> null, e -> null, false);
    }

    /** The same, as urgent as the event says. */
    public Source<E> urgent(Function<E, Urgency> newUrgency) {
        return new Source<>(type, kind, newUrgency, people, text, about, via, outsiders);
    }

    /** The same, for others. */
    public Source<E> to(Function<E, Collection<PersonId>> newPeople) {
        return new Source<>(type, kind, urgency, newPeople, text, about, via, outsiders);
    }

    /** The same, with other words. */
    public Source<E> saying(Function<E, String> newText) {
        return new Source<>(type, kind, urgency, people, newText, about, via, outsiders);
    }

    /** The same, from people's own journals. */
    public Source<E> about(Function<E, @Nullable ChannelId> newAbout) {
        return new Source<>(type, kind, urgency, people, text, newAbout, via, outsiders);
    }

    /** The same, also for people who are not in what it is about. */
    public Source<E> forOutsiders() {
        return new Source<>(type, kind, urgency, people, text, about, via, true);
    }

    /** The same, by the group that the event says. */
    public Source<E> via(Function<E, @Nullable String> newVia) {
        return new Source<>(type, kind, urgency, people, text, about, newVia, outsiders);
    }

    private static Collection<PersonId> notified(Event event) {
        return event.finding().terms().stream()
                .filter(term -> term.name().equals(NOTIFY))
                .map(Term::value)
                .sorted()
                .map(PersonId::new)
                .toList();
    }
}
