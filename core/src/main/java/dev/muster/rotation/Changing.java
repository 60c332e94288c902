package dev.muster.rotation;

import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Event;
import dev.muster.rotation.RotationCommands.GoAway;
import dev.muster.rotation.RotationCommands.ImportCalendar;
import dev.muster.rotation.RotationCommands.OverrideRotation;
import dev.muster.rotation.RotationCommands.TakeOver;
import dev.muster.rotation.RotationCommands.WithdrawChange;
import dev.muster.rotation.RotationEvent.AbsenceSaid;
import dev.muster.rotation.RotationEvent.CalendarImported;
import dev.muster.rotation.RotationEvent.ChangeWithdrawn;
import dev.muster.rotation.RotationEvent.DutyTaken;
import dev.muster.rotation.RotationEvent.RotationOverridden;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Overrides, absences and imports, and taking them back. */
final class Changing {
    private static final int MOST = 500;
    private static final Duration LONGEST = Duration.ofDays(100);
    private static final Duration TAKEN = Duration.ofHours(8);

    private Changing() {}

    static OverrideRotation check(OverrideRotation command, Admission admission) {
        RotationCheck.range(command.from(), command.until(), LONGEST);
        String reason = Limits.optional("reason", command.reason(), 500);
        Turn who = RotationCheck.person("person", command.person(), admission);
        return new OverrideRotation(
                command.rotation(),
                command.person(),
                command.from(),
                command.until(),
                reason,
                new Changes.Cover(admission.newId(), who, command.from(), command.until(), reason));
    }

    static Decision override(OverrideRotation command, Roster before, State state, Context context) {
        Changes.Cover override = Objects.requireNonNull(command.made(), "admitted commands have a change");
        ahead(override.until(), context);
        here(before, override.who(), override.from(), override.until());
        return keep(before, before.changes().with(override), new RotationOverridden(override), state, context)
                .answer("change", override.id());
    }

    static TakeOver check(TakeOver command, Admission admission) {
        return new TakeOver(command.rotation(), command.until(), admission.newId());
    }

    /** Until whoever is on call now would be relieved; where that is nobody, or nobody relieves them, for eight hours. */
    static Decision takeOver(TakeOver command, Roster before, State state, Context context) {
        Instant now = context.now();
        Instant until = command.until();
        if (until == null) {
            Span next = Schedule.next(before, now);
            until = next == null || Schedule.at(before, now).who() == null ? now.plus(TAKEN) : next.from();
            until = Stint.min(until, now.plus(LONGEST));
        }
        RotationCheck.range(now, until, LONGEST);
        Actor me = context.actor();
        Changes.Cover override = new Changes.Cover(
                Objects.requireNonNull(command.made(), "admitted commands have an id"),
                new Turn(me.id(), null, me.name()),
                now,
                until,
                "");
        here(before, override.who(), now, until);
        return keep(before, before.changes().with(override), new DutyTaken(override), state, context)
                .answer("change", override.id());
    }

    static GoAway check(GoAway command, Admission admission) {
        RotationCheck.range(command.from(), command.until(), Schedule.HORIZON);
        String reason = Limits.optional("reason", command.reason(), 500);
        PersonId person =
                Objects.requireNonNullElse(command.person(), admission.actor().id());
        Turn who = RotationCheck.person("person", person, admission);
        return new GoAway(
                command.rotation(),
                person,
                command.from(),
                command.until(),
                reason,
                new Changes.Absence(admission.newId(), who, command.from(), command.until(), reason));
    }

    static Decision away(GoAway command, Roster before, State state, Context context) {
        Changes.Absence absence = Objects.requireNonNull(command.made(), "admitted commands have a change");
        ahead(absence.until(), context);
        return keep(before, before.changes().with(absence), new AbsenceSaid(absence), state, context)
                .answer("change", absence.id());
    }

    static WithdrawChange check(WithdrawChange command, Admission admission) {
        Limits.required("change", command.change(), 64);
        return command;
    }

    /** An exchange that both agreed to is undone by another one, and an offer is taken back by who made it. */
    static Decision withdraw(WithdrawChange command, Roster before, State state, Context context) {
        String id = command.change();
        Changes changes = before.changes();
        Optional<Changes.Cover> override =
                changes.overrides().stream().filter(o -> o.id().equals(id)).findFirst();
        Optional<Changes.Absence> absence =
                changes.absences().stream().filter(a -> a.id().equals(id)).findFirst();
        Optional<Changes.Swap> swap =
                changes.swaps().stream().filter(s -> s.id().equals(id)).findFirst();
        if (swap.isPresent()) {
            boolean admin = Rights.standing(context.actor()).rank() == Rank.OWNER;
            if (!admin && !swap.get().from().is(context.actor().id())) {
                throw Rejection.absent();
            }
            if (swap.get().accepted()) {
                throw Rejection.conflict("both agreed to this exchange; offer another one to undo it");
            }
        } else if (override.isEmpty() && absence.isEmpty()) {
            throw Rejection.absent();
        }
        Event event = new ChangeWithdrawn(override.orElse(null), swap.orElse(null), absence.orElse(null));
        return keep(before, changes.without(id), event, state, context);
    }

    static ImportCalendar check(ImportCalendar command, Admission admission) {
        String layer = RotationCheck.name("layer", command.layer());
        String zone = RotationCheck.zone("zone", command.zone());
        Map<String, PersonId> people = Objects.requireNonNullElse(command.people(), Map.of());
        CalendarPeople known = new CalendarPeople(people, admission);
        boolean skip = Boolean.TRUE.equals(command.skip());
        ImportCalendar.Read read = CalendarReading.read(Limits.present("text", command.text()), zone, known, skip);
        return new ImportCalendar(command.rotation(), layer, null, zone, null, skip, read);
    }

    static Decision importing(ImportCalendar command, Roster before, State state, Context context) {
        ImportCalendar.Read read = Objects.requireNonNull(command.made(), "admitted commands have what was read");
        Rotation rotation = before.rotation();
        Layer layer = Layer.calendar(command.layer(), command.zone());
        List<Layer> layers = new ArrayList<>(rotation.layers());
        Optional<Layer> old = rotation.layer(layer.name());
        if (old.isPresent() && !old.get().calendar()) {
            throw Rejection.conflict("the layer " + layer.name() + " is one of turns; choose another name");
        }
        if (old.isPresent()) {
            layers.set(layers.indexOf(old.get()), layer);
        } else {
            Limits.within("layer", layers.size() + 1L, 1, 20);
            layers.add(layer);
        }
        Rotation after = rotation.with(rotation.title(), rotation.channel(), layers, context.now());
        Map<String, List<CalendarEvent>> calendars = new HashMap<>(before.calendars());
        calendars.put(layer.name(), read.events());
        Decision decision = new Decision()
                .put(Rotation.KIND, after)
                .put(ImportedCalendar.KIND, new ImportedCalendar(rotation.id(), layer.name(), read.events()))
                .append(
                        Rotation.journal(context.workspace(), rotation.id()),
                        new CalendarImported(
                                layer.name(), layer.zone(), read.events().size(), read.skipped()))
                .answer("events", read.events().size())
                .answer("skipped", read.skipped());
        Roster roster = new Roster(after, before.changes(), calendars);
        return Handoffs.settle(decision, before, roster, state, context, context.actor());
    }

    /** Writes changes and what comes of them. */
    static Decision keep(Roster before, Changes changes, Event event, State state, Context context) {
        Changes kept = changes.since(context.now());
        if (kept.size() > MOST) {
            throw Rejection.conflict("a rotation has " + MOST + " changes at most; take back some that are not needed");
        }
        Roster after = before.with(kept, context.now());
        Decision decision = new Decision()
                .put(Rotation.KIND, after.rotation())
                .put(Changes.KIND, kept)
                .append(Rotation.journal(context.workspace(), before.rotation().id()), event);
        return Handoffs.settle(decision, before, after, state, context, context.actor());
    }

    static void ahead(Instant until, Context context) {
        if (!until.isAfter(context.now())) {
            throw Rejection.invalid("until", "is past already");
        }
        if (until.isAfter(context.now().plus(Schedule.HORIZON).plus(LONGEST))) {
            throw Rejection.invalid("until", "is more than 500 days ahead");
        }
    }

    static void here(Roster roster, Turn who, Instant from, Instant until) {
        PersonId person = who.person();
        Changes.Absence away = person == null ? null : roster.changes().away(person, from, until);
        if (away != null) {
            throw Rejection.conflict(who.called() + " is away from " + away.from() + " until " + away.until()
                    + "; take that back first, or choose someone else");
        }
    }
}
