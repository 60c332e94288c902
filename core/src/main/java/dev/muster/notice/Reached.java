package dev.muster.notice;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.record.Term;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom addressees are at one moment: those of them who are in the channel. A notice never speaks to nobody. */
final class Reached {
    private final ChannelId channel;
    private final Map<GroupId, Set<PersonId>> members;
    private final State state;
    private final Set<PersonId> present = new LinkedHashSet<>();

    Reached(Notice notice, @Nullable Map<GroupId, Set<PersonId>> members, State state) {
        this.channel = notice.terms().channel();
        this.members = Objects.requireNonNullElse(members, Map.of());
        this.state = state;
        state.find(Member.KIND, Term.of("channel", channel)).forEach(m -> present.add(m.person()));
    }

    /** Who is in these groups, as the host says. */
    static @Nullable Map<GroupId, Set<PersonId>> look(@Nullable List<GroupId> groups, Admission admission) {
        if (groups == null) {
            return null;
        }
        Map<GroupId, Set<PersonId>> found = new HashMap<>();
        for (GroupId group : groups) {
            admission
                    .directory()
                    .group(admission.actor().workspace(), group)
                    .ifPresent(g -> found.put(group, g.members()));
        }
        return found;
    }

    /** Those whom the notice is for, and those of its chain who were asked already; everyone when none of them is there. */
    static Set<PersonId> of(Notice notice, @Nullable Map<GroupId, Set<PersonId>> members, State state) {
        Reached reached = new Reached(notice, members, state);
        if (notice.terms().to().nobody()) {
            return reached.present;
        }
        Set<PersonId> wanted = reached.now(notice.terms().to());
        notice.asked().forEach(step -> wanted.addAll(reached.now(step.to())));
        return wanted.isEmpty() ? reached.present : wanted;
    }

    /** Those of the addressees who are in the channel; for everyone, everyone. */
    Set<PersonId> now(Addressees to) {
        if (to.nobody()) {
            return present;
        }
        Set<PersonId> wanted = new LinkedHashSet<>(to.people());
        to.roles().forEach(role -> Role.in(state, new IncidentId(channel.value()), role)
                .map(Role::primary)
                .ifPresent(wanted::add));
        to.groups().forEach(group -> wanted.addAll(members.getOrDefault(group, Set.of())));
        wanted.retainAll(present);
        return wanted;
    }

    /** The same; everyone when none of them is there. */
    Set<PersonId> orEveryone(Addressees to) {
        Set<PersonId> wanted = now(to);
        return wanted.isEmpty() ? present : wanted;
    }
}
