package dev.muster.rotation;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Asked;
import dev.muster.command.State;

/**
 * Who may do what with rotations. Administrators own them; the people whose turn it can be, by name or by group, are in
 * them; every other insider may look; guests and programs are nothing there.
 */
final class Rights {
    /** To see who is on call. */
    static final Action SEE = Action.reading("rotation.see", Rank.GUEST);
    /** To change who is on call when. */
    static final Action CHANGE = Action.changing("rotation.change", Rank.MEMBER);
    /** To make and end rotations. */
    static final Action OWN = Action.changing("rotation.define", Rank.OWNER);

    private Rights() {}

    /** What an actor is to all rotations. */
    static Standing standing(Actor actor) {
        if (actor.kind() != Caller.Kind.PERSON || actor.guest()) {
            return Standing.ABSENT;
        }
        boolean admin = actor.roles().contains(WorkspaceRole.ADMIN);
        return new Standing(admin ? Rank.OWNER : Rank.GUEST, false, false);
    }

    /** What an actor is to one rotation; to one that there is not, nothing. */
    static Standing standing(RotationId id, State state, Actor actor) {
        return state.get(Rotation.KIND, id.value())
                .map(r -> standing(r, state, actor))
                .orElse(Standing.ABSENT);
    }

    static Standing standing(Rotation rotation, State state, Actor actor) {
        Standing standing = standing(actor);
        return standing.rank() == Rank.GUEST && in(Roster.in(state, rotation), actor)
                ? new Standing(Rank.MEMBER, false, false)
                : standing;
    }

    private static boolean in(Roster roster, Actor actor) {
        return roster.people().contains(actor.id())
                || roster.rotation().layers().stream()
                        .flatMap(l -> l.turns().stream())
                        .anyMatch(t -> t.group() != null && actor.groups().contains(t.group()));
    }

    static Asked asked(Action action, RotationId id, State state, Actor actor) {
        return new Asked(action, standing(id, state, actor));
    }
}
