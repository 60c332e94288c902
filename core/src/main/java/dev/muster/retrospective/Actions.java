package dev.muster.retrospective;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.Channels;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.retrospective.ActionItem.Progress;
import dev.muster.retrospective.RetrospectiveCommands.AddAction;
import dev.muster.retrospective.RetrospectiveCommands.EditAction;
import dev.muster.retrospective.RetrospectiveCommands.RemindOfAction;
import dev.muster.retrospective.RetrospectiveCommands.SetActionState;
import dev.muster.retrospective.RetrospectiveEvent.ActionChanged;
import dev.muster.retrospective.RetrospectiveEvent.ActionOverdue;
import dev.muster.retrospective.RetrospectiveEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with action items: also after the retrospective is published and the incident closed. When one is
 * due its owner is told, and every week after that until it is done or dropped, 52 times at most; while the channel is
 * archived nothing is said, and later it goes on.
 */
final class Actions {
    private static final int MOST = 100;
    private static final int MOST_REMINDERS = 52;
    private static final Duration AGAIN = Duration.ofDays(7);
    private static final Duration FURTHEST = Duration.ofDays(5 * 366L);

    private Actions() {}

    static AddAction check(AddAction command, Admission admission) {
        PersonId owner = command.owner();
        return new AddAction(
                command.incident(),
                Limits.required("title", command.title(), 200),
                owner,
                time(command.due()),
                owner == null ? null : admission.person("owner", owner));
    }

    static Decision add(AddAction command, State state, Context context) {
        Retrospective retrospective = Retrospective.of(state, command.incident());
        ahead(command.due(), context);
        if (ActionItem.in(state, command.incident()).size() >= MOST) {
            throw Rejection.conflict("a retrospective has " + MOST + " action items at most");
        }
        Person owner = command.found();
        ActionItem item = new ActionItem(
                command.incident(),
                context.newId(),
                command.title(),
                owner == null ? null : owner.id(),
                owner == null ? null : owner.name(),
                command.due(),
                Progress.OPEN,
                "",
                1,
                retrospective.made() + 1);
        return write(command, null, item, What.ADDED, owner, state, context)
                .put(Retrospective.KIND, retrospective.oneMore())
                .answer("action", item.id());
    }

    static EditAction check(EditAction command, Admission admission) {
        Limits.required("action", command.action(), 64);
        String owner = command.owner();
        return new EditAction(
                command.incident(),
                command.action(),
                command.title() == null ? null : Limits.required("title", command.title(), 200),
                owner,
                time(command.due()),
                command.version(),
                owner == null || owner.isEmpty() ? null : admission.person("owner", id(owner)));
    }

    private static PersonId id(String owner) {
        try {
            return new PersonId(owner);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("owner", "is no id of a person");
        }
    }

    static Decision edit(EditAction command, State state, Context context) {
        ActionItem before = item(command.incident(), command.action(), state);
        if (before.version() != command.version()) {
            throw Rejection.conflict("this action item is at version " + before.version() + " now: "
                    + before.state().word() + ", called \"" + before.title() + "\"; send again what still holds");
        }
        if (command.due() != null && !command.due().equals(before.due())) {
            ahead(command.due(), context);
        }
        Person owner = command.found();
        ActionItem after = before.said(
                Objects.requireNonNullElse(command.title(), before.title()),
                command.due() == null ? before.due() : command.due());
        if (command.owner() != null) {
            after = after.given(owner == null ? null : owner.id(), owner == null ? null : owner.name());
        }
        boolean same = after.title().equals(before.title())
                && Objects.equals(after.due(), before.due())
                && Objects.equals(after.owner(), before.owner());
        return same ? new Decision() : write(command, before, after, What.EDITED, owner, state, context);
    }

    static SetActionState check(SetActionState command, Admission admission) {
        Limits.required("action", command.action(), 64);
        Limits.present("state", command.state());
        return new SetActionState(
                command.incident(), command.action(), command.state(), Limits.optional("note", command.note(), 500));
    }

    static Decision state(SetActionState command, State state, Context context) {
        ActionItem before = item(command.incident(), command.action(), state);
        if (before.state() == command.state()) {
            return new Decision();
        }
        ActionItem after = before.now(command.state(), Writing.orEmpty(command.note()));
        return write(command, before, after, What.STATE, null, state, context);
    }

    private static Decision write(
            IncidentCommand command,
            @Nullable ActionItem before,
            ActionItem after,
            What what,
            @Nullable Person owner,
            State state,
            Context context) {
        Decision decision = new Decision();
        Channels.include(decision, command.channel(), owner == null ? List.of() : List.of(owner), state, context);
        boolean given = after.owner() != null
                && !after.owner().equals(before == null ? null : before.owner())
                && !after.owner().equals(context.actor().id());
        watch(decision, before, after, context);
        return decision.put(ActionItem.KIND, after)
                .append(
                        InIncident.journal(command, context),
                        new ActionChanged(
                                after, what, given ? List.of(Objects.requireNonNull(after.owner())) : List.of()));
    }

    private static void watch(Decision decision, @Nullable ActionItem before, ActionItem after, Context context) {
        Instant due = watched(after);
        Instant was = watched(before);
        if (due == null) {
            if (was != null) {
                decision.cancel(job(after.incident(), after.id()));
            }
        } else if (!due.equals(was)) {
            Instant at = due.isAfter(context.now()) ? due : context.now().plus(AGAIN);
            remindAt(decision, after, due, at, 0);
        }
    }

    /** Until when it is to be done; null when nobody waits for it. */
    private static @Nullable Instant watched(@Nullable ActionItem item) {
        return item == null || item.state() != Progress.OPEN ? null : item.due();
    }

    private static Decision remindAt(Decision decision, ActionItem item, Instant due, Instant at, int occurrence) {
        return decision.schedule(
                job(item.incident(), item.id()), at, new RemindOfAction(item.incident(), item.id(), due, occurrence));
    }

    static Decision remind(RemindOfAction command, State state, Context context) {
        ActionItem item = state.get(ActionItem.KIND, Section.id(command.incident(), command.action()))
                .filter(a -> a.state() == Progress.OPEN && command.due().equals(a.due()))
                .orElse(null);
        if (item == null) {
            return new Decision();
        }
        Decision decision = new Decision();
        if (!Beginning.archived(command.incident(), state)) {
            List<PersonId> told =
                    item.owner() == null ? Beginning.command(command.incident(), state) : List.of(item.owner());
            decision.append(
                    command.incident().journal(context.workspace()), new ActionOverdue(item.id(), item.title(), told));
        }
        int next = command.occurrence() + 1;
        return next >= MOST_REMINDERS
                ? decision
                : remindAt(decision, item, command.due(), context.now().plus(AGAIN), next);
    }

    private static String job(IncidentId incident, String action) {
        return "retrospective.action/" + Section.id(incident, action);
    }

    private static ActionItem item(IncidentId incident, String id, State state) {
        return state.get(ActionItem.KIND, Section.id(incident, id)).orElseThrow(Rejection::absent);
    }

    private static @Nullable Instant time(@Nullable Instant due) {
        return due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void ahead(@Nullable Instant due, Context context) {
        if (due != null
                && (!due.isAfter(context.now()) || due.isAfter(context.now().plus(FURTHEST)))) {
            throw Rejection.invalid("due", "must lie ahead, and within five years");
        }
    }
}
