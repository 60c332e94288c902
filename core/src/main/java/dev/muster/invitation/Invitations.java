package dev.muster.invitation;

import dev.muster.access.Action;
import dev.muster.access.Caller;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.OfChannel;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.invitation.InvitationCommands.AcceptInvitation;
import dev.muster.invitation.InvitationCommands.CreateInvitation;
import dev.muster.invitation.InvitationCommands.RevokeInvitation;
import dev.muster.invitation.InvitationEvent.InvitationAccepted;
import dev.muster.invitation.InvitationEvent.InvitationCreated;
import dev.muster.invitation.InvitationEvent.InvitationRevoked;
import dev.muster.invitation.InvitationViews.InvitationLine;
import dev.muster.invitation.InvitationViews.InvitationList;
import dev.muster.invitation.InvitationViews.InvitationView;
import dev.muster.invitation.InvitationViews.ListInvitations;
import dev.muster.invitation.InvitationViews.ShowInvitation;
import dev.muster.journal.JournalId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The feature: invitations by link. A link is good once, until it lapses or is called back, and only for as long as
 * whoever made it still owns the channel. To everyone else it is as if it did not exist.
 */
public final class Invitations implements Feature {
    private static final Action MANAGE = Action.changing("invitation.manage", Rank.OWNER);
    private static final Action LIST = Action.reading("invitation.list", Rank.OWNER);
    private static final Action ACCEPT = Action.changing("invitation.accept", Rank.GUEST);
    private static final Action SHOW = Action.reading("invitation.show", Rank.GUEST);
    private static final int MOST = 200;
    private static final String SORT = "invitation";

    /** The feature. */
    public Invitations() {}

    @Override
    public void register(Registry registry) {
        registry.audience(SORT, (journal, actor, state, policy) -> OptionalLong.empty());
        registry.handle(
                "channel.create-invitation",
                CreateInvitation.class,
                new InChannel<>(MANAGE, Invitations::check, Invitations::create));
        registry.handle("channel.revoke-invitation", RevokeInvitation.class, InChannel.of(MANAGE, Invitations::revoke));
        registry.handle("channel.accept-invitation", AcceptInvitation.class, new Accept());
        registry.answer("channel.invitation", ShowInvitation.class, InvitationView.class, new Show());
        registry.answer(
                "channel.invitations",
                ListInvitations.class,
                InvitationList.class,
                new OfChannel<>(LIST, Invitations::list, false));
        registry.event("channel.invitation-created", 1, InvitationCreated.class);
        registry.event("channel.invitation-revoked", 1, InvitationRevoked.class);
        registry.event("channel.invitation-accepted", 1, InvitationAccepted.class);
    }

    private static CreateInvitation check(CreateInvitation command, Admission admission) {
        Limits.within("secret", Limits.present("secret", command.secret()).length(), 32, 200);
        int hours = Objects.requireNonNullElse(command.expiresInHours(), 72);
        return new CreateInvitation(
                command.channel(),
                command.secret(),
                (int) Limits.within("expiresInHours", hours, 1, 336),
                Limits.optional("note", command.note(), 250));
    }

    private static Decision create(CreateInvitation command, State state, Context context) {
        String id = Invitation.idOf(command.secret());
        if (state.get(Invitation.KIND, id).isPresent()) {
            throw Rejection.conflict("this secret was used before; make a new random one");
        }
        long good = state.find(Invitation.KIND, Term.of("channel", command.channel())).stream()
                .filter(i -> i.good(context.now()))
                .count();
        if (good >= MOST) {
            throw Rejection.conflict(MOST + " invitations into this channel are open; revoke one first");
        }
        int hours = Objects.requireNonNullElse(command.expiresInHours(), 72);
        Invitation invitation = new Invitation(
                id,
                command.channel(),
                context.actor().id(),
                context.actor().name(),
                Objects.requireNonNullElse(command.note(), ""),
                context.now(),
                context.now().plus(Duration.ofHours(hours)),
                null,
                null,
                false);
        return new Decision()
                .put(Invitation.KIND, invitation)
                .append(
                        command.channel().journal(context.workspace()),
                        new InvitationCreated(id, invitation.note(), invitation.expiresAt()))
                .answer("invitation", id);
    }

    private static Decision revoke(RevokeInvitation command, State state, Context context) {
        Invitation invitation = state.get(Invitation.KIND, Limits.present("invitation", command.invitation()))
                .filter(i -> i.channel().equals(command.channel()))
                .orElseThrow(Rejection::absent);
        if (!invitation.good(context.now())) {
            throw Rejection.conflict("nobody can come in by this invitation any more; there is nothing to revoke");
        }
        return new Decision()
                .put(Invitation.KIND, invitation.revoke())
                .append(command.channel().journal(context.workspace()), new InvitationRevoked(invitation.id()));
    }

    private static InvitationList list(ListInvitations question, State state, Context context) {
        Find all = Find.of(context.workspace(), Invitation.KIND.name(), Term.of("channel", question.channel()))
                .newestFirst()
                .most(MOST);
        return new InvitationList(state.find(Invitation.KIND, all).stream()
                .map(i -> new InvitationLine(
                        i.id(),
                        i.by(),
                        i.byName(),
                        i.note(),
                        i.createdAt(),
                        i.expiresAt(),
                        i.usedBy(),
                        i.usedAt(),
                        i.revoked()))
                .toList());
    }

    /** The invitation with this secret, if somebody can come in by it now. */
    private static Optional<Invitation> good(String secret, State state, Context context) {
        return state.get(Invitation.KIND, Invitation.idOf(secret))
                .filter(i -> i.good(context.now())
                        && state.get(Member.KIND, Member.id(i.channel(), i.by()))
                                .filter(m -> m.rank() == Rank.OWNER)
                                .isPresent());
    }

    /** Whoever holds a good invitation stands to the channel as a guest does; to all others there is nothing. */
    private static Standing standing(Optional<Invitation> invitation, State state, Context context) {
        boolean person = context.actor().kind() == Caller.Kind.PERSON;
        return invitation
                .filter(i -> person)
                .flatMap(i -> state.get(Channel.KIND, i.channel().value()))
                .map(c -> new Standing(Rank.GUEST, false, c.archived()))
                .orElse(Standing.ABSENT);
    }

    private static final class Show implements Answerer<ShowInvitation, InvitationView> {
        @Override
        public ShowInvitation admit(ShowInvitation question, Admission admission) {
            Limits.present("secret", question.secret());
            return question;
        }

        @Override
        public Asked authorise(ShowInvitation question, State state, Context context) {
            return new Asked(SHOW, standing(good(question.secret(), state, context), state, context));
        }

        @Override
        public InvitationView answer(ShowInvitation question, State state, Context context) {
            Invitation invitation = good(question.secret(), state, context).orElseThrow(Rejection::absent);
            Channel channel =
                    state.get(Channel.KIND, invitation.channel().value()).orElseThrow(Rejection::absent);
            return new InvitationView(
                    channel.name(), channel.settings().marking(), invitation.byName(), invitation.expiresAt());
        }
    }

    private static final class Accept implements Handler<AcceptInvitation> {
        @Override
        public AcceptInvitation admit(AcceptInvitation command, Admission admission) {
            Limits.present("secret", command.secret());
            return command;
        }

        /** One journal for all secrets: which channel it is shows in the decision. */
        @Override
        public Set<JournalId> journals(AcceptInvitation command, WorkspaceId workspace) {
            return Set.of(JournalId.of(workspace, SORT, "links"));
        }

        @Override
        public Asked authorise(AcceptInvitation command, State state, Context context) {
            return new Asked(ACCEPT, standing(good(command.secret(), state, context), state, context));
        }

        @Override
        public Decision decide(AcceptInvitation command, State state, Context context) {
            Invitation invitation = good(command.secret(), state, context).orElseThrow(Rejection::absent);
            ChannelId channel = invitation.channel();
            if (state.get(Member.KIND, Member.id(channel, context.actor().id())).isPresent()) {
                throw Rejection.conflict("you are in this channel already; leave the invitation to whom it is for");
            }
            Rank rank = context.actor().guest() ? Rank.GUEST : Rank.MEMBER;
            Decision decision = new Decision()
                    .put(Invitation.KIND, invitation.used(context.actor().id(), context.now()))
                    .append(
                            channel.journal(context.workspace()),
                            new InvitationAccepted(
                                    invitation.id(),
                                    context.actor().id(),
                                    context.actor().name(),
                                    invitation.by()))
                    .answer("channel", channel);
            Channels.add(channel, context.actor(), rank, state, context).acts().forEach(decision::include);
            return decision;
        }
    }
}
