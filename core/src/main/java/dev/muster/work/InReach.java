package dev.muster.work;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.Role;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of many channels somebody may read, in two reads. */
final class InReach {
    private InReach() {}

    /** The actor's memberships in these channels, by the id of their document. */
    static Map<String, Member> members(Collection<ChannelId> channels, State state, Context context) {
        return state.all(
                Member.KIND,
                channels.stream().map(c -> Member.id(c, context.actor().id())).toList());
    }

    /** The open incidents that the actor may read, without exercises: at most the 10,000 newest of the workspace are looked at. */
    static List<Incident> open(State state, Context context) {
        List<Incident> open = state.find(
                Incident.KIND,
                Find.of(context.workspace(), Incident.KIND.name(), Term.of("open", true))
                        .newestFirst());
        Set<ChannelId> readable =
                ChannelAccess.readable(open.stream().map(i -> i.id().channel()).toList(), state, context);
        return open.stream()
                .filter(i -> !i.particulars().exercise())
                .filter(i -> readable.contains(i.id().channel()))
                .toList();
    }

    /** Who commands these incidents, by the id of the role's document. */
    static Map<String, Role> commanders(List<Incident> incidents, State state) {
        return state.all(
                Role.KIND,
                incidents.stream().map(i -> Role.id(i.id(), Role.COMMANDER)).toList());
    }
}
