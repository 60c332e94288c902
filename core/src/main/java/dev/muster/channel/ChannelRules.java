package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.JoinChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.Made;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RenameChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelCommands.SetHistory;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelEvent.ChannelArchived;
import dev.muster.channel.ChannelEvent.ChannelRenamed;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelEvent.HistorySet;
import dev.muster.channel.ChannelEvent.MarkingSet;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be done with channels themselves, and what comes of it. */
final class ChannelRules {
    private static final int MOST_PEOPLE = 1_000;
    private static final int LONGEST_HEADER = 1_000;

    private ChannelRules() {}

    /** Makes a channel: the one command here that has no channel yet. */
    static final class Create implements Handler<CreateChannel> {
        static final Action CREATE = Action.changing("channel.create", Rank.MEMBER);

        @Override
        public CreateChannel admit(CreateChannel command, Admission admission) {
            return new CreateChannel(
                    Limits.required("name", command.name(), 80),
                    Limits.optional("purpose", command.purpose(), 250),
                    command.open(),
                    null,
                    Limits.optional("header", command.header(), LONGEST_HEADER),
                    team(command.team(), admission),
                    command.history(),
                    command.marking(),
                    new Made(new ChannelId(admission.newId()), people("members", command.members(), admission)));
        }

        @Override
        public Set<JournalId> journals(CreateChannel command, WorkspaceId workspace) {
            return Set.of(made(command).channel().journal(workspace));
        }

        private static Made made(CreateChannel command) {
            return Objects.requireNonNull(command.made(), "admitted commands have an id");
        }

        @Override
        public Asked authorise(CreateChannel command, State state, Context context) {
            return new Asked(CREATE, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(CreateChannel command, State state, Context context) {
            Made made = made(command);
            Settings settings = new Settings(
                    Objects.requireNonNullElse(command.header(), ""),
                    command.team(),
                    Objects.requireNonNullElse(command.history(), Visibility.EVERYTHING),
                    command.marking(),
                    null,
                    false);
            Channel channel = new Channel(
                    made.channel(),
                    command.name(),
                    Objects.requireNonNullElse(command.purpose(), ""),
                    command.open(),
                    false,
                    false,
                    context.actor().id(),
                    context.now(),
                    settings);
            List<Added> added = new ArrayList<>();
            added.add(new Added(context.actor().id(), context.actor().name(), Rank.OWNER));
            made.people().stream()
                    .filter(p -> !p.id().equals(context.actor().id()))
                    .forEach(p -> added.add(new Added(p.id(), p.name(), rankOf(p, Rank.MEMBER))));
            return Channels.open(channel, added, context).answer("channel", channel.id());
        }
    }

    /** A team is one's own: whoever is not in it does not learn whether it exists. */
    private static @Nullable GroupId team(@Nullable GroupId team, Admission admission) {
        if (team == null) {
            return null;
        }
        boolean own = admission.actor().groups().contains(team)
                && admission
                        .directory()
                        .group(admission.actor().workspace(), team)
                        .filter(Group::team)
                        .isPresent();
        if (!own) {
            throw Rejection.invalid("team", "you are in no team " + team + "; choose one of yours, or leave it out");
        }
        return team;
    }

    private static List<Person> people(String field, @Nullable List<PersonId> ids, Admission admission) {
        List<Person> found = new ArrayList<>();
        for (PersonId id : new LinkedHashSet<>(Limits.atMost(field, ids, MOST_PEOPLE))) {
            found.add(admission.person(field, id));
        }
        return found;
    }

    private static Rank rankOf(Person person, Rank wanted) {
        return person.guest() ? Rank.GUEST : wanted;
    }

    static RenameChannel check(RenameChannel command, Admission admission) {
        String purpose = command.purpose() == null ? null : Limits.optional("purpose", command.purpose(), 250);
        String header = command.header() == null ? null : Limits.optional("header", command.header(), LONGEST_HEADER);
        String name = command.name() == null ? null : Limits.required("name", command.name(), 80);
        if (name == null && purpose == null && header == null) {
            throw Rejection.invalid("name", "give a name, a purpose or a header");
        }
        return new RenameChannel(command.channel(), name, purpose, header);
    }

    static Decision rename(RenameChannel command, State state, Context context) {
        Channel before = channel(command, state);
        Channel after = before.named(
                Objects.requireNonNullElse(command.name(), before.name()),
                Objects.requireNonNullElse(command.purpose(), before.purpose()),
                Objects.requireNonNullElse(command.header(), before.settings().header()));
        return new Decision()
                .put(Channel.KIND, after)
                .append(
                        journal(command, context),
                        new ChannelRenamed(
                                after.name(), after.purpose(), after.settings().header()));
    }

    static SetHistory check(SetHistory command, Admission admission) {
        Limits.present("history", command.history());
        return command;
    }

    static Decision setHistory(SetHistory command, State state, Context context) {
        Channel before = channel(command, state);
        if (before.settings().history() == command.history()) {
            return new Decision();
        }
        return new Decision()
                .put(Channel.KIND, before.with(before.settings().showing(command.history())))
                .append(journal(command, context), new HistorySet(command.history()));
    }

    static SetMarking check(SetMarking command, Admission admission) {
        String reason = command.reason() == null ? null : Limits.optional("reason", command.reason(), 250);
        return new SetMarking(command.channel(), command.marking(), reason);
    }

    static Decision setMarking(SetMarking command, State state, Context context) {
        Channel before = channel(command, state);
        Marking from = before.settings().marking();
        Marking to = command.marking();
        if (from == to) {
            return new Decision();
        }
        String reason = Objects.requireNonNullElse(command.reason(), "");
        if (reason.isEmpty() && Marking.lowers(from, to)) {
            throw Rejection.invalid("reason", "say why what was said here may now travel further");
        }
        return new Decision()
                .put(Channel.KIND, before.with(before.settings().marked(to)))
                .append(journal(command, context), new MarkingSet(from, to, reason));
    }

    static AddMembers check(AddMembers command, Admission admission) {
        if (command.people() == null || command.people().isEmpty()) {
            throw Rejection.invalid("people", "name at least one person");
        }
        Rank role = Objects.requireNonNullElse(command.role(), Rank.MEMBER);
        if (role == Rank.NONE) {
            throw Rejection.invalid("role", "choose guest, member or owner");
        }
        return new AddMembers(command.channel(), command.people(), role, people("people", command.people(), admission));
    }

    static Decision add(AddMembers command, State state, Context context) {
        Rank role = Objects.requireNonNullElse(command.role(), Rank.MEMBER);
        Rank own = ChannelAccess.standing(state, command.channel(), context.actor())
                .rank();
        Decision decision = new Decision();
        List<Added> added = new ArrayList<>();
        long first = seenFrom(command, state, context);
        boolean demoted = false;
        for (Person person : Objects.requireNonNullElse(command.found(), List.<Person>of())) {
            Rank wanted = rankOf(person, role);
            Optional<Member> before = member(command.channel(), person.id(), state);
            boolean changes = before.map(m -> m.rank() != wanted).orElse(true);
            if (changes && own != Rank.OWNER && (before.isPresent() || wanted == Rank.OWNER)) {
                throw Rejection.absent();
            }
            if (changes) {
                Member member = before.map(m -> m.ranked(wanted))
                        .orElseGet(() -> new Member(
                                command.channel(), person.id(), person.name(), wanted, context.now(), first));
                decision.put(Member.KIND, member);
                added.add(new Added(person.id(), person.name(), wanted)
                        .seeingFrom(member.from())
                        .after(before.map(Member::rank).orElse(null)));
                demoted |= before.filter(m -> m.rank() == Rank.OWNER).isPresent();
            }
        }
        if (added.isEmpty()) {
            return decision;
        }
        if (demoted) {
            keepAnOwner(command.channel(), added, state);
        }
        return decision.append(journal(command, context), new MembersAdded(added));
    }

    /** A role given anew must not take the last owner away, as little as a removal may. */
    private static void keepAnOwner(ChannelId channel, List<Added> given, State state) {
        Map<PersonId, Rank> ranks = new HashMap<>();
        state.find(Member.KIND, Term.of("channel", channel)).forEach(m -> ranks.put(m.person(), m.rank()));
        given.forEach(a -> ranks.put(a.person(), a.rank()));
        if (!ranks.containsValue(Rank.OWNER)) {
            throw Rejection.conflict("this is the only owner; make someone else an owner first");
        }
    }

    static Decision join(JoinChannel command, State state, Context context) {
        Actor actor = context.actor();
        if (member(command.channel(), actor.id(), state).isPresent()) {
            return new Decision();
        }
        return Channels.add(command.channel(), actor, Rank.MEMBER, state, context);
    }

    static Decision leave(LeaveChannel command, State state, Context context) {
        return remove(command, context.actor().id(), state, context);
    }

    static Decision remove(RemoveMember command, State state, Context context) {
        return remove(command, Limits.present("person", command.person()), state, context);
    }

    private static Decision remove(ChannelCommand command, PersonId person, State state, Context context) {
        Member member = member(command.channel(), person, state).orElseThrow(Rejection::absent);
        List<Member> all = state.find(Member.KIND, Term.of("channel", command.channel()));
        boolean lastOwner = member.rank() == Rank.OWNER
                && all.size() > 1
                && all.stream().filter(m -> m.rank() == Rank.OWNER).count() == 1;
        if (lastOwner) {
            throw Rejection.conflict("this is the only owner; make someone else an owner first");
        }
        return new Decision()
                .remove(Member.KIND, Member.id(command.channel(), person))
                .append(journal(command, context), new MemberRemoved(person, member.name()));
    }

    static Decision archive(ArchiveChannel command, State state, Context context) {
        boolean hidden = Boolean.TRUE.equals(command.hide());
        return new Decision()
                .put(Channel.KIND, channel(command, state).archived(true, hidden))
                .append(journal(command, context), new ChannelArchived(hidden ? true : null));
    }

    static Decision restore(RestoreChannel command, State state, Context context) {
        Channel before = channel(command, state);
        if (!before.archived()) {
            throw Rejection.conflict("this channel is not archived");
        }
        return new Decision()
                .put(Channel.KIND, before.archived(false, false))
                .append(journal(command, context), new ChannelRestored());
    }

    private static long seenFrom(ChannelCommand command, State state, Context context) {
        return channel(command, state)
                .seenFrom(state.head(journal(command, context)).sequence());
    }

    private static Channel channel(ChannelCommand command, State state) {
        return state.get(Channel.KIND, command.channel().value()).orElseThrow(Rejection::absent);
    }

    private static Optional<Member> member(ChannelId channel, PersonId person, State state) {
        return state.get(Member.KIND, Member.id(channel, person));
    }

    private static JournalId journal(ChannelCommand command, Context context) {
        return command.channel().journal(context.workspace());
    }
}
