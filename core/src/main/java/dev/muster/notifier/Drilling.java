package dev.muster.notifier;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.notifier.Delivery.Letter;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.HoldDrill;
import dev.muster.notifier.NotifierCommands.SetDrill;
import dev.muster.notifier.NotifierCommands.TryNotifiers;
import dev.muster.notifier.NotifierEvent.DrillHeld;
import dev.muster.notifier.NotifierEvent.DrillSet;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tries notifiers while nothing happens. Each notifier of the group gets a message of its own for each person, and none stands
 * in for another: that one works hides no other that does not.
 */
final class Drilling {
    /** The sort of journal in which it is on record what administrators set about notifiers; nobody reads it. */
    static final String SORT = "notifier";

    static final Action SET = Action.changing("notifier.set-drill", Rank.OWNER);
    private static final int MOST_PEOPLE = 20;
    private static final String TEXT =
            "This is a drill: nothing happened. It tells whether notifications reach you this way.";
    private final Outlets outlets;
    private final Carrying carrying;

    Drilling(Outlets outlets, Carrying carrying) {
        this.outlets = outlets;
        this.carrying = carrying;
    }

    static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, "drills");
    }

    /** Sets a drill. */
    final class Setting implements Handler<SetDrill> {
        @Override
        public SetDrill admit(SetDrill command, Admission admission) {
            if (!outlets.has(Limits.required("group", command.group(), 40))) {
                throw Rejection.invalid("group", "there is no group of notifiers of this name");
            }
            Set<PersonId> people = new LinkedHashSet<>(Limits.atMost("people", command.people(), MOST_PEOPLE));
            people.forEach(person -> admission.person("people", person));
            String zone = command.zone() == null ? admission.actor().zone().getId() : command.zone();
            return new SetDrill(
                    command.group(),
                    List.copyOf(people),
                    (int) Limits.within("day", Objects.requireNonNullElse(command.day(), 1), 1, 28),
                    WishRules.time("at", Objects.requireNonNullElse(command.at(), "10:00")),
                    WishRules.zone("zone", zone));
        }

        @Override
        public Set<JournalId> journals(SetDrill command, WorkspaceId workspace) {
            return Set.of(journal(workspace));
        }

        @Override
        public Asked authorise(SetDrill command, State state, Context context) {
            return new Asked(SET, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(SetDrill c, State state, Context context) {
            List<PersonId> people = Objects.requireNonNullElse(c.people(), List.of());
            int day = Objects.requireNonNullElse(c.day(), 1);
            String at = Objects.requireNonNullElse(c.at(), "10:00");
            String zone = Objects.requireNonNullElse(c.zone(), "UTC");
            Drill drill = new Drill(c.group(), people, day, at, zone, Drill.next(day, at, zone, context.now()));
            Decision decision =
                    new Decision().append(journal(context.workspace()), new DrillSet(c.group(), people, day, at, zone));
            return people.isEmpty()
                    ? decision.remove(Drill.KIND, c.group()).cancel(drill.job())
                    : decision.put(Drill.KIND, drill)
                            .schedule(drill.job(), drill.nextAt(), new HoldDrill(c.group(), drill.nextAt()));
        }
    }

    /** A drill is due: those that were missed are held once. */
    Decision hold(HoldDrill command, State state, Context context) {
        Drill drill = state.get(Drill.KIND, command.group()).orElse(null);
        if (drill == null
                || !drill.nextAt().equals(command.planned())
                || context.now().isBefore(command.planned())) {
            return new Decision();
        }
        Instant next = Drill.next(drill.day(), drill.at(), drill.zone(), context.now());
        Drill after = new Drill(drill.group(), drill.people(), drill.day(), drill.at(), drill.zone(), next);
        Decision decision =
                new Decision().put(Drill.KIND, after).schedule(after.job(), next, new HoldDrill(after.group(), next));
        int messages = 0;
        for (PersonId person : drill.people()) {
            messages += messages(decision, drill.group(), person, command.planned(), context.now());
        }
        return decision.append(journal(context.workspace()), new DrillHeld(drill.group(), command.planned(), messages));
    }

    TryNotifiers check(TryNotifiers command, Admission admission) {
        if (!outlets.has(Limits.required("group", command.group(), 40))) {
            throw Rejection.invalid("group", "there is no group of notifiers of this name");
        }
        return new TryNotifiers(command.group(), admission.actor().id());
    }

    /** Somebody tries them for themselves; again when what they tried before is over. */
    Decision tryThem(TryNotifiers command, State state, Context context) {
        PersonId me = context.actor().id();
        boolean open = state.find(Delivery.KIND, Term.of("person", me), Term.of("open", true)).stream()
                .anyMatch(d -> d.letter().drill() != null);
        if (open) {
            throw Rejection.conflict("what you tried before is still under way; wait for it");
        }
        Decision decision = new Decision();
        messages(decision, command.group(), me, context.now(), context.now());
        return decision;
    }

    private int messages(Decision decision, String group, PersonId person, Instant planned, Instant now) {
        if (!outlets.has(group)) {
            return 0;
        }
        List<String> notifiers = outlets.group(group).notifiers();
        for (int i = 0; i < notifiers.size(); i++) {
            Letter letter =
                    new Letter(null, 0, true, false, "drill", Urgency.LOW, null, "Drill", TEXT, now, group, null);
            String id = Delivery.id("drill/" + group + "/" + notifiers.get(i), planned.toEpochMilli(), person);
            Delivery made =
                    new Delivery(id, person, letter, group, i, 0, now, Phase.WAITING, now, "it is a drill", List.of());
            carrying.carry(decision, made, i, now);
        }
        return notifiers.size();
    }
}
