package dev.muster.handover;

import dev.muster.access.Caller;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of handovers when a role changes hands otherwise, and when people leave. */
final class HandoverFollowing {
    private static final long PATIENCE = 300;

    private HandoverFollowing() {}

    /** A role that someone else was given otherwise is not to be handed over any more. */
    static Decision assigned(EntryId at, RoleAssigned event, State state, Context context) {
        Decision decision = new Decision();
        IncidentId incident = new IncidentId(at.journal().id());
        // Within the declaration itself there is nothing to look for, and nothing is looked up.
        boolean brandNew = state.get(Incident.KIND, incident.value())
                .map(i -> i.declaredAt().equals(context.now()))
                .orElse(true);
        if (brandNew) {
            return decision;
        }
        HandoverChain.open(state, incident, List.of(event.role())).stream()
                .filter(h -> !h.offer().from().equals(event.primary()))
                .forEach(h -> HandoverChain.withdraw(decision, h, "the role was given to someone", context));
        return decision;
    }

    /** Whoever leaves is not waited for; and a commander who leaves keeps command until somebody else takes it. */
    static Decision left(EntryId at, MemberRemoved event, State state, Context context) {
        Decision decision = new Decision();
        IncidentId incident = new IncidentId(at.journal().id());
        List<Handover> open = state.find(Handover.KIND, Term.of("incident", incident), Term.of("open", true));
        List<Handover> waiting = new ArrayList<>(open);
        waiting.removeIf(h -> !event.person().equals(h.asked()) || h.state() != Handover.Phase.OFFERED);
        waiting.forEach(h -> HandoverChain.refused(decision, h, state, context));
        Optional<Role> command = state.get(Incident.KIND, incident.value())
                .filter(i -> i.status().open())
                .flatMap(i -> Role.in(state, incident, Role.COMMANDER))
                .filter(r -> event.person().equals(r.primary()));
        List<Handover> before = open.stream()
                .filter(h -> h.offer().roles().contains(Role.COMMANDER))
                .toList();
        if (command.isPresent() && before.stream().noneMatch(h -> goesOn(h, state))) {
            before.forEach(h -> HandoverChain.withdraw(decision, h, "whoever held the role left", context));
            ask(decision, command.get(), event, state, context);
        }
        return decision;
    }

    /** True while somebody is still asked in turn, and somebody who may answer is there. */
    private static boolean goesOn(Handover handover, State state) {
        ChannelId channel = handover.offer().incident().channel();
        return handover.state() == Handover.Phase.OFFERED
                || (handover.level() < HandoverChain.ADMINISTRATORS
                        && HandoverEscalation.members(channel, Rank.MEMBER, state)
                                .anyMatch(m -> handover.mayAnswer(m.person())));
    }

    private static void ask(Decision decision, Role role, MemberRemoved event, State state, Context context) {
        ChannelId channel = role.incident().channel();
        Optional<Member> backup =
                Optional.ofNullable(role.backup()).flatMap(p -> state.get(Member.KIND, Member.id(channel, p)));
        List<Member> others = Stream.of(Rank.OWNER, Rank.MEMBER)
                .flatMap(rank -> HandoverEscalation.members(channel, rank, state))
                .toList();
        backup.or(() -> others.stream().findFirst()).ifPresent(to -> {
            Handover.Offer offer = new Handover.Offer(
                    new HandoverId(context.newId()),
                    role.incident(),
                    role.name(),
                    role.title(),
                    event.person(),
                    event.name(),
                    to.person(),
                    to.name(),
                    null,
                    null,
                    false,
                    Caller.MUSTER,
                    "",
                    "",
                    "",
                    Offering.openTasks(role.incident(), state),
                    Incident.in(state, role.incident()).nextUpdateAt(),
                    context.now(),
                    PATIENCE,
                    List.of(),
                    "",
                    "",
                    "",
                    PATIENCE / 2,
                    null,
                    false);
            Offering.put(decision, offer, state, context);
        });
    }
}
