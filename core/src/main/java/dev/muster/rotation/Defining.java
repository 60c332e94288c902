package dev.muster.rotation;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationCommands.EndRotation;
import dev.muster.rotation.RotationEvent.RotationChanged;
import dev.muster.rotation.RotationEvent.RotationDefined;
import dev.muster.rotation.RotationEvent.RotationEnded;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rotations, defines them anew, and ends them. */
final class Defining implements Handler<DefineRotation> {
    /** To have a channel told who comes and goes. */
    private static final Action TELL = Action.changing("rotation.tell", Rank.MEMBER);

    private static final int MOST = 200;

    @Override
    public DefineRotation admit(DefineRotation command, Admission admission) {
        if ((command.rotation() == null) != (command.version() == null)) {
            throw Rejection.invalid("version", "give the version that you saw with the rotation that is defined anew");
        }
        return new DefineRotation(
                command.rotation(),
                command.version(),
                RotationCheck.name("title", Limits.required("title", command.title(), 60)),
                command.channel(),
                RotationCheck.layers(command.layers(), admission),
                command.rotation() == null ? new RotationId(admission.newId()) : command.rotation());
    }

    private static RotationId id(DefineRotation command) {
        return Objects.requireNonNull(command.made(), "admitted commands have an id");
    }

    @Override
    public Set<JournalId> journals(DefineRotation command, WorkspaceId workspace) {
        Set<JournalId> journals = new LinkedHashSet<>(Set.of(Rotation.journal(workspace, id(command))));
        if (command.channel() != null) {
            journals.add(command.channel().journal(workspace));
        }
        return journals;
    }

    @Override
    public Asked authorise(DefineRotation command, State state, Context context) {
        Actor actor = context.actor();
        return command.rotation() == null
                ? new Asked(Rights.OWN, Rights.standing(actor))
                : Rights.asked(Rights.CHANGE, command.rotation(), state, actor);
    }

    @Override
    public Decision decide(DefineRotation command, State state, Context context) {
        Rotation before = command.rotation() == null
                ? null
                : state.get(Rotation.KIND, command.rotation().value()).orElseThrow(Rejection::absent);
        told(command.channel(), before, state, context);
        return before == null ? made(command, state, context) : changed(command, before, state, context);
    }

    /** A channel is named by who is in it; one that was named before stays without. */
    private static void told(@Nullable ChannelId channel, @Nullable Rotation before, State state, Context context) {
        if (channel == null || (before != null && channel.equals(before.channel()))) {
            return;
        }
        if (!context.allows(TELL, ChannelAccess.standing(state, channel, context.actor()))) {
            throw Rejection.absent();
        }
    }

    private static Decision made(DefineRotation command, State state, Context context) {
        if (state.find(Rotation.KIND, Rotation.ALL).stream()
                        .filter(r -> !r.ended())
                        .count()
                >= MOST) {
            throw Rejection.conflict("there are " + MOST + " rotations, which is the most; end one first");
        }
        if (command.layers().stream().anyMatch(Layer::calendar)) {
            throw Rejection.invalid("layers", "make the rotation first, then import its calendars");
        }
        RotationId id = id(command);
        Rotation rotation =
                new Rotation(id, command.title(), command.channel(), command.layers(), false, 1, context.now());
        Decision decision = new Decision()
                .put(Rotation.KIND, rotation)
                .append(Rotation.journal(context.workspace(), id), new RotationDefined(rotation))
                .answer("rotation", id);
        Roster roster = new Roster(rotation, Changes.none(id), Map.of());
        return Handoffs.settle(decision, null, roster, state, context, context.actor());
    }

    private static Decision changed(DefineRotation command, Rotation before, State state, Context context) {
        if (before.ended()) {
            throw Rejection.conflict("this rotation has ended; make another one");
        }
        if (!Objects.equals(command.version(), before.version())) {
            throw Rejection.conflict("this rotation was changed meanwhile; look at version " + before.version()
                    + " before you define it anew");
        }
        Roster old = Roster.in(state, before);
        for (Layer layer : command.layers()) {
            if (layer.calendar() && !old.calendars().containsKey(layer.name())) {
                throw Rejection.invalid("layers", "no calendar was imported as " + layer.name() + "; import it first");
            }
        }
        Rotation after = before.with(command.title(), command.channel(), command.layers(), context.now());
        Decision decision = new Decision()
                .put(Rotation.KIND, after)
                .append(Rotation.journal(context.workspace(), after.id()), new RotationChanged(after));
        List<String> kept =
                after.layers().stream().filter(Layer::calendar).map(Layer::name).toList();
        old.calendars().keySet().stream()
                .filter(name -> !kept.contains(name))
                .sorted()
                .forEach(name -> decision.remove(ImportedCalendar.KIND, ImportedCalendar.id(after.id(), name)));
        Roster roster = new Roster(after, old.changes(), old.calendars());
        return Handoffs.settle(decision, old, roster, state, context, context.actor())
                .answer("rotation", after.id());
    }

    static Decision end(EndRotation command, Roster before, State state, Context context) {
        Rotation over = before.rotation().over(context.now());
        Decision decision = new Decision()
                .put(Rotation.KIND, over)
                .append(Rotation.journal(context.workspace(), over.id()), new RotationEnded(over.title()));
        Roster after = new Roster(over, before.changes(), before.calendars());
        return Handoffs.settle(decision, before, after, state, context, context.actor());
    }
}
