package dev.muster.stakeholder;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Member;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.record.Term;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who writes and approves updates: members of the incident's channel who hold a role that the matrix names, and the
 * owners of that channel. To others there are no drafts.
 */
final class Writers {
    /** To write, approve and publish updates. */
    static final Action WRITE = Action.changing("stakeholder.write", Rank.OWNER);

    /** To read drafts. */
    static final Action READ = Action.reading("stakeholder.read-drafts", Rank.OWNER);

    private Writers() {}

    /** The standing to the drafts of an incident. */
    static Standing standing(State state, IncidentId incident, Actor actor) {
        Standing there = ChannelAccess.standing(state, incident.channel(), actor);
        return there.rank() == Rank.MEMBER && holders(state, incident).contains(actor.id())
                ? new Standing(Rank.OWNER, there.open(), there.archived())
                : there;
    }

    /** Those who hold a role that lets them write, whether they are in the channel or not. */
    private static Set<PersonId> holders(State state, IncidentId incident) {
        Set<PersonId> holders = new LinkedHashSet<>();
        for (String name : Matrix.in(state).content().writing()) {
            Role.in(state, incident, name).stream()
                    .flatMap(r -> Stream.of(r.primary(), r.backup()).flatMap(Stream::ofNullable))
                    .forEach(holders::add);
        }
        return holders;
    }

    /** All who write in an incident. */
    static Set<PersonId> all(State state, IncidentId incident) {
        Set<PersonId> holders = holders(state, incident);
        Set<PersonId> all = new LinkedHashSet<>();
        for (Member member : state.find(Member.KIND, Term.of("channel", incident.channel()))) {
            boolean writes =
                    member.rank() == Rank.OWNER || (member.rank() == Rank.MEMBER && holders.contains(member.person()));
            if (writes) {
                all.add(member.person());
            }
        }
        return all;
    }
}
