package dev.muster.handover;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.handover.HandoverCommands.HandoverSilent;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.incident.Role;
import dev.muster.record.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom silence is taken to, when neither the first nor the backup answers. */
final class HandoverEscalation {
    private HandoverEscalation() {}

    static Decision escalate(
            Decision decision, Handover before, HandoverSilent.Found found, State state, Context context) {
        Handover.Offer offer = before.offer();
        ChannelId channel = offer.incident().channel();
        int level = before.level() + 1;
        List<PersonId> asked;
        if (level == HandoverChain.LEADERS) {
            List<Added> group = found.group().stream()
                    .map(p -> new Added(p.id(), p.name(), Rank.MEMBER))
                    .toList();
            Channels.includeAdded(decision, channel, group, state, context);
            asked = leaders(before, found.group(), state);
        } else {
            List<Added> there = found.administrators().stream()
                    .filter(p -> mayTake(channel, p, state))
                    .map(p -> new Added(p.id(), p.name(), Rank.MEMBER))
                    .toList();
            Channels.includeAdded(decision, channel, there, state, context);
            asked = there.stream()
                    .map(Added::person)
                    .filter(p -> fresh(before, p))
                    .toList();
        }
        Handover after = before.escalated(level, asked);
        HandoverChain.cancel(decision, before)
                .put(Handover.KIND, after)
                .append(
                        offer.incident().journal(context.workspace()),
                        new HandoverEscalated(
                                offer.id(), told(offer, asked, state), Handover.Phase.ESCALATED, level, asked));
        return level < HandoverChain.ADMINISTRATORS ? HandoverChain.wait(decision, after, context) : decision;
    }

    /** An administrator is asked who is in the channel, or who may walk in. */
    private static boolean mayTake(ChannelId channel, Person person, State state) {
        boolean in = state.get(Member.KIND, Member.id(channel, person.id())).isPresent();
        return in
                || state.get(Channel.KIND, channel.value())
                        .filter(c -> c.open()
                                && (c.settings().team() == null
                                        || person.groups().contains(c.settings().team())))
                        .isPresent();
    }

    /** True for whoever was not asked yet, and can be. */
    private static boolean fresh(Handover before, PersonId person) {
        return !person.equals(before.offer().from())
                && !before.mayAnswer(person)
                && !before.declined().contains(person);
    }

    /**
     * The role's backup, the commander and theirs, and the group, as far as they were not asked yet; when that is
     * nobody, the channel's owners.
     */
    private static List<PersonId> leaders(Handover before, List<Person> group, State state) {
        Handover.Offer offer = before.offer();
        ChannelId channel = offer.incident().channel();
        Set<PersonId> leaders = new LinkedHashSet<>();
        Stream.of(offer.role(), Role.COMMANDER)
                .filter(r -> !offer.shift())
                .flatMap(r -> Role.in(state, offer.incident(), r).stream())
                .flatMap(r -> Stream.of(r.backup(), r.primary()))
                .flatMap(Stream::ofNullable)
                .filter(p -> state.get(Member.KIND, Member.id(channel, p)).isPresent())
                .forEach(leaders::add);
        group.forEach(p -> leaders.add(p.id()));
        leaders.removeIf(p -> !fresh(before, p));
        return leaders.isEmpty()
                ? members(channel, Rank.OWNER, state)
                        .map(Member::person)
                        .filter(p -> fresh(before, p))
                        .toList()
                : List.copyOf(leaders);
    }

    static Stream<Member> members(ChannelId channel, Rank rank, State state) {
        return state.find(Member.KIND, Term.of("channel", channel)).stream()
                .filter(m -> m.rank().atLeast(rank));
    }

    /** Who hears of it: whoever offered, whoever holds the role and backs it up, and whoever is asked. */
    static List<PersonId> told(Handover.Offer offer, List<PersonId> asked, State state) {
        Optional<Role> role = offer.shift() ? Optional.empty() : Role.in(state, offer.incident(), offer.role());
        Stream<@Nullable PersonId> held = role.stream().flatMap(r -> Stream.of(r.primary(), r.backup()));
        return Stream.of(Stream.of(offer.by(), offer.from()), held, asked.stream())
                .flatMap(s -> s)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }
}
