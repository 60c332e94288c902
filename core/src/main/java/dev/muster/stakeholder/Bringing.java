package dev.muster.stakeholder;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.StakeholderCommands.BringUpdate;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings what was published to the people of an audience, each in their own journal, from which notifiers take it; some at
 * a time, by one job that commits with the publication. Groups are looked up when it runs. Whoever is in a channel in which
 * it was posted has it there. An exercise never comes here, and nothing of one would get on.
 */
final class Bringing {
    private static final int AT_ONCE = 50;

    private Bringing() {}

    static void register(Registry registry) {
        registry.handleDue(
                "stakeholder.bring",
                BringUpdate.class,
                new InChannel<>(InIncident.WORK, Bringing::look, Bringing::bring));
    }

    static void begin(
            Decision decision,
            Incident incident,
            Audience audience,
            long entry,
            List<ChannelId> channels,
            UpdateReceived received,
            Context context) {
        BringUpdate bring = new BringUpdate(
                incident.id(), audience.id(), entry, channels, audience.people(), audience.groups(), received, null);
        decision.schedule(job(bring), context.now(), bring);
    }

    private static String job(BringUpdate bring) {
        return "stakeholder/bring/" + bring.incident() + "/" + bring.entry() + "/" + bring.audience();
    }

    private static BringUpdate look(BringUpdate c, Admission admission) {
        Set<PersonId> members = new HashSet<>();
        for (GroupId group : c.groups()) {
            admission
                    .directory()
                    .group(admission.actor().workspace(), group)
                    .ifPresent(g -> members.addAll(g.members()));
        }
        return new BringUpdate(
                c.incident(), c.audience(), c.entry(), c.except(), c.people(), c.groups(), c.received(), members);
    }

    private static Decision bring(BringUpdate command, State state, Context context) {
        Decision decision = new Decision();
        if (Incident.in(state, command.incident()).particulars().exercise()) {
            return decision;
        }
        Set<PersonId> people = new LinkedHashSet<>(command.people());
        people.addAll(new TreeSet<>(Objects.requireNonNullElse(command.members(), Set.of())));
        for (ChannelId channel : command.except()) {
            state.all(
                            Member.KIND,
                            people.stream().map(p -> Member.id(channel, p)).toList())
                    .values()
                    .forEach(m -> people.remove(m.person()));
        }
        List<PersonId> all = List.copyOf(people);
        List<PersonId> now = all.subList(0, Math.min(AT_ONCE, all.size()));
        ChannelId about = command.except().isEmpty()
                ? command.incident().channel()
                : command.except().get(0);
        for (PersonId person : now) {
            decision.append(
                    Personal.journal(context.workspace(), person),
                    command.received().to(List.of(person), about));
        }
        if (now.size() < all.size()) {
            BringUpdate rest = new BringUpdate(
                    command.incident(),
                    command.audience(),
                    command.entry(),
                    command.except(),
                    all.subList(now.size(), all.size()),
                    List.of(),
                    command.received(),
                    null);
            decision.schedule(job(rest), context.now(), rest);
        }
        return decision;
    }
}
