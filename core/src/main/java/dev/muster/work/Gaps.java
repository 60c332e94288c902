package dev.muster.work;

import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentId;
import dev.muster.journal.EntryId;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles of an incident that nobody holds, kept beside them so that a board of all incidents reads them at once.
 * There is none for an incident whose roles were always held.
 *
 * @param incident which incident
 * @param vacant titles by the name of the role
 */
record Gaps(IncidentId incident, Map<String, String> vacant) {
    static final Kind<Gaps> KIND =
            Kind.of("work.gaps", Gaps.class, g -> g.incident().value());

    /** Takes a copy. */
    Gaps {
        vacant = new TreeMap<>(vacant);
    }

    static Decision follow(EntryId at, RoleAssigned event, State state, Context context) {
        IncidentId incident = IncidentId.of(new ChannelId(at.journal().id()));
        Map<String, String> before =
                state.get(KIND, incident.value()).map(Gaps::vacant).orElse(Map.of());
        Map<String, String> after = new TreeMap<>(before);
        if (event.primary() == null) {
            after.put(event.role(), event.title());
        } else {
            after.remove(event.role());
        }
        return after.equals(before) ? new Decision() : new Decision().put(KIND, new Gaps(incident, after));
    }
}
