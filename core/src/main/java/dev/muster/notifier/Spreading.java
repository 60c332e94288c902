package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.notifier.Delivery.Letter;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.Spread;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From news to deliveries:
 *
 * <ol>
 *   <li>an event that notifies people schedules one job, in its own transaction, whoever many they are;
 *   <li>the job makes a delivery for each of them, so many at a time, as {@link Choice} says of their wishes;
 *   <li>whoever is not in the channel gets none, unless it is meant for those who are not; whoever caused it neither;
 *   <li>a message that was deleted meanwhile makes none, one that was edited is said as it reads now;
 *   <li>with each new one the oldest of a person's that are over and were kept for {@link Delivery#KEPT} are removed;
 *   <li>from a channel whose marking keeps inside what is said there, nothing of it leaves but that there is something.
 * </ol>
 */
final class Spreading {
    private static final int AT_ONCE = 50;
    private static final int FORGOTTEN = 5;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_SUBJECT = 200;
    private final Outlets outlets;
    private final Carrying carrying;

    Spreading(Outlets outlets, Carrying carrying) {
        this.outlets = outlets;
        this.carrying = carrying;
    }

    <E extends Event> Decision happened(Source<E> source, EntryId at, E event, Context context) {
        boolean here = at.journal().sort().equals(ChannelId.SORT);
        ChannelId channel =
                here ? new ChannelId(at.journal().id()) : source.about().apply(event);
        Set<PersonId> people = new LinkedHashSet<>(source.people().apply(event));
        people.remove(context.actor().id());
        if (people.isEmpty() || channel == null) {
            return new Decision();
        }
        Spread spread = new Spread(
                channel,
                at.journal().name(),
                at.sequence(),
                source.kind().apply(event),
                source.urgency().apply(event),
                text(source.text().apply(event)),
                context.now(),
                source.via().apply(event),
                source.outsiders() && !here,
                List.copyOf(people));
        return new Decision().schedule(job(spread), context.now(), spread);
    }

    private static String job(Spread spread) {
        return "notifier/spread/" + spread.journal() + "/" + spread.entry();
    }

    Decision spread(Spread command, State state, Context context) {
        Decision decision = new Decision();
        if (outlets.none()) {
            return decision;
        }
        Optional<String> text = Correcting.now(
                command.text(), new JournalId(context.workspace(), command.journal()), command.entry(), state, context);
        if (text.isEmpty()) {
            return decision;
        }
        List<PersonId> now =
                command.people().subList(0, Math.min(AT_ONCE, command.people().size()));
        Letter letter = Inside.of(letter(command, text.get(), state), state);
        Set<PersonId> members = command.outsiders() ? Set.copyOf(now) : members(command.channel(), now, state);
        for (PersonId person : now) {
            if (members.contains(person)) {
                deliver(decision, command, letter, person, state, context.now());
            }
        }
        List<PersonId> rest =
                command.people().subList(now.size(), command.people().size());
        return rest.isEmpty() ? decision : decision.schedule(job(command), context.now(), command.to(rest));
    }

    private static Set<PersonId> members(@Nullable ChannelId channel, List<PersonId> people, State state) {
        Set<PersonId> members = new LinkedHashSet<>();
        if (channel != null) {
            state.all(
                            Member.KIND,
                            people.stream().map(p -> Member.id(channel, p)).toList())
                    .values()
                    .forEach(m -> members.add(m.person()));
        }
        return members;
    }

    private void deliver(Decision decision, Spread command, Letter letter, PersonId person, State state, Instant now) {
        String id = Delivery.id(command.journal(), command.entry(), person);
        if (state.get(Delivery.KIND, id).isPresent()) {
            return;
        }
        forget(decision, person, state, now);
        Choice choice = Choice.of(
                Wishes.Of.in(state, person), new Choice.News(letter.kind(), letter.urgency(), letter.severity()), now);
        String group = outlets.group(command.via() == null ? choice.via() : command.via())
                .name();
        Delivery made =
                new Delivery(id, person, letter, group, 0, 0, now, Phase.WAITING, choice.at(), choice.why(), List.of());
        Instant at = choice.at();
        if (at == null) {
            decision.put(Delivery.KIND, made.over(Phase.IN_APP, choice.why()));
        } else if (choice.how() == Wishes.How.DIGEST) {
            Digesting.collect(decision, made, at, state);
        } else if (at.isAfter(now)) {
            Carrying.later(decision, made.in(Phase.HELD, at, choice.why()));
        } else {
            carrying.carry(decision, made, 0, now);
        }
    }

    /** Removes of what is over and has been kept long enough the oldest, a few more than come in. */
    private static void forget(Decision decision, PersonId person, State state, Instant now) {
        state
                .find(
                        Delivery.KIND,
                        Find.of(state.workspace(), Delivery.KIND.name(), Term.of("person", person), Delivery.CLOSED)
                                .most(FORGOTTEN))
                .stream()
                .filter(d -> d.letter().at().isBefore(now.minus(Delivery.KEPT)))
                .forEach(d -> decision.remove(Delivery.KIND, d.id()));
    }

    private static Letter letter(Spread command, String text, State state) {
        ChannelId channel = command.channel();
        Channel found = channel == null
                ? null
                : state.get(Channel.KIND, channel.value()).orElse(null);
        Incident incident = found == null ? null : incident(found, state);
        String label = incident != null ? title(incident) : found == null ? "" : "#" + found.name();
        return new Letter(
                channel,
                command.entry(),
                !command.journal().startsWith(ChannelId.SORT + ":"),
                command.outsiders(),
                command.kind(),
                command.urgency(),
                incident == null ? null : incident.severity(),
                cut(label.replaceAll("\\s+", " "), LONGEST_SUBJECT),
                text,
                command.at(),
                null,
                null);
    }

    private static String title(Incident incident) {
        return "[" + incident.severity() + "] #" + incident.number() + " " + incident.title();
    }

    private static @Nullable Incident incident(Channel channel, State state) {
        ChannelId home = channel.settings().set() == null
                ? channel.id()
                : channel.settings().set();
        return state.get(Incident.KIND, home.value()).orElse(null);
    }

    /** As much of a text as leaves. */
    static String text(String text) {
        return cut(text, LONGEST_TEXT);
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
