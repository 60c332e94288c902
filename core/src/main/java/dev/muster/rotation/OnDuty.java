package dev.muster.rotation;

import dev.muster.command.OnCall;
import dev.muster.command.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is on call by the rotations of this room. */
public final class OnDuty implements OnCall {
    /** Looks at rotations. */
    public OnDuty() {}

    @Override
    public Optional<Holder> at(String rotation, State state, Instant at) {
        return found(rotation, state)
                .map(r -> Schedule.at(Roster.in(state, r), at).who())
                .map(who -> new Holder(who.person(), who.group(), who.called()));
    }

    @Override
    public boolean knows(String rotation, State state) {
        return found(rotation, state).filter(r -> !r.ended()).isPresent();
    }

    private static Optional<Rotation> found(String rotation, State state) {
        return state.get(Rotation.KIND, rotation).or(() -> titled(rotation, state));
    }

    /** The one that is called so and has not ended; empty when there are several. */
    private static Optional<Rotation> titled(String title, State state) {
        List<Rotation> called = state.find(Rotation.KIND, Rotation.ALL).stream()
                .filter(r -> !r.ended() && r.title().equals(title))
                .toList();
        return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
    }
}
