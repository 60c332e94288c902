package dev.muster.notifier;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.notifier.NotifierCommands.TellPeople;
import dev.muster.notifier.NotifierEvent.PeopleTold;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How other rooms have people told: as an entry in the channel, which is in the notification centre of each of them, and
 * from which notifiers bring it to each as they have asked for. It commits with the decision or not at all. Rooms that
 * have an entry of their own which notifies people need none of this: a {@link Source} makes it leave.
 */
public final class Telling {
    /** To have people told by hand. */
    static final Action TELL = Action.changing("notifier.tell", Rank.MEMBER);

    private static final int MOST = 100;
    private static final int LONGEST = 2_000;

    private Telling() {}

    /**
     * Tells people something, each as they have chosen.
     *
     * @param decision what it is added to
     * @param journal the channel's journal
     * @param people who; members of the channel, of whom others are left out when it leaves
     * @param kind what sort of news, for people's rules: one or two words in lower case
     * @param urgency how urgent it is
     * @param text what is said, at most 2,000 characters
     */
    public static Decision tell(
            Decision decision,
            JournalId journal,
            Collection<PersonId> people,
            String kind,
            Urgency urgency,
            String text) {
        return tell(decision, journal, people, kind, urgency, text, null);
    }

    /** The same, by a group of notifiers; null for what each person has chosen. */
    public static Decision tell(
            Decision decision,
            JournalId journal,
            Collection<PersonId> people,
            String kind,
            Urgency urgency,
            String text,
            @Nullable String via) {
        return people.isEmpty()
                ? decision
                : decision.append(journal, new PeopleTold(kind, urgency, text, List.copyOf(people), via));
    }

    static TellPeople check(TellPeople command, Admission admission) {
        List<PersonId> people = Limits.atMost("people", command.people(), MOST);
        if (people.isEmpty()) {
            throw Rejection.invalid("people", "say who is to be told");
        }
        if (command.via() != null) {
            Limits.required("via", command.via(), 40);
        }
        return new TellPeople(
                command.channel(),
                people,
                command.urgency(),
                Limits.required("text", command.text(), LONGEST),
                command.via());
    }

    static Decision tellNow(TellPeople command, State state, Context context) {
        Set<PersonId> people = new LinkedHashSet<>(command.people());
        var found = state.all(
                Member.KIND,
                people.stream().map(p -> Member.id(command.channel(), p)).toList());
        for (PersonId person : people) {
            if (!found.containsKey(Member.id(command.channel(), person))) {
                throw Rejection.invalid("people", person + " is not in this channel; add them first");
            }
        }
        return tell(
                new Decision(),
                command.channel().journal(context.workspace()),
                people,
                "told",
                Objects.requireNonNullElse(command.urgency(), Urgency.HIGH),
                command.text(),
                command.via());
    }
}
