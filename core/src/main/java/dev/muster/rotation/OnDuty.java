package dev.muster.rotation;

import dev.muster.command.OnCall;
import dev.muster.command.State;
import java.time.Instant;
import java.util.Optional;

/** Who is on call by the rotations of this room. */
public final class OnDuty implements OnCall {
    /** Looks at rotations. */
    public OnDuty() {}

    @Override
    public Optional<Holder> at(String rotation, State state, Instant at) {
        return state.get(Rotation.KIND, rotation)
                .map(r -> Schedule.at(Roster.in(state, r), at).who())
                .map(who -> new Holder(who.person(), who.group(), who.called()));
    }
}
