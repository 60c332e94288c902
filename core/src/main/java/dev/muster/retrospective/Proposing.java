package dev.muster.retrospective;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.incident.Declaration;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.journal.JournalId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookCommands.Made;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.record.Term;
import dev.muster.retrospective.Proposal.Progress;
import dev.muster.retrospective.RetrospectiveCommands.AcceptChange;
import dev.muster.retrospective.RetrospectiveCommands.DeclineChange;
import dev.muster.retrospective.RetrospectiveCommands.OfProposal;
import dev.muster.retrospective.RetrospectiveCommands.ProposeChange;
import dev.muster.retrospective.RetrospectiveEvent.ChangeDecided;
import dev.muster.retrospective.RetrospectiveEvent.ChangeProposed;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Changes of playbooks: proposed by those who work on the incident and read playbooks, decided by those who publish
 * them. What is proposed is checked as what is published is, and accepting it is publishing it.
 */
final class Proposing {
    static final Action REVIEW = Action.reading("retrospective.review", Rank.OWNER);
    private static final Action DECIDE = Action.changing("playbook.publish", Rank.OWNER);
    private static final int MOST_OPEN = 50;
    private static final int LONGEST = 2_000;
    private final SlashCommands handlers;

    /**
     * The rules.
     *
     * @param handlers what publishes a playbook
     */
    Proposing(SlashCommands handlers) {
        this.handlers = handlers;
    }

    private Handler<Command> publishing(PublishPlaybook command) {
        return handlers.handlerOf(command);
    }

    ProposeChange check(ProposeChange command, Admission admission) {
        String playbook = command.playbook();
        PublishPlaybook publish = new PublishPlaybook(
                playbook == null ? null : Limits.required("playbook", playbook, 64), command.content());
        PublishPlaybook admitted = (PublishPlaybook) publishing(publish).admit(publish, admission);
        List<dev.muster.channel.ChannelEvent.Added> people = Objects.requireNonNull(
                        admitted.made(), "admitted commands name their people")
                .people();
        return new ProposeChange(
                command.incident(),
                playbook,
                command.baseVersion(),
                admitted.content(),
                Limits.required("reason", command.reason(), LONGEST),
                command.action(),
                new ProposeChange.Proposed(admission.newId(), people));
    }

    static Decision propose(ProposeChange command, State state, Context context) {
        if (!context.allows(Declaration.READ_PLAYBOOKS, ChannelAccess.workspace(context.actor()))) {
            throw Rejection.absent();
        }
        ProposeChange.Proposed made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Incident incident = Incident.in(state, command.incident());
        String action = command.action();
        if (action != null
                && state.get(ActionItem.KIND, Section.id(command.incident(), action))
                        .isEmpty()) {
            throw Rejection.absent();
        }
        String id = command.playbook() == null ? incident.playbook() : command.playbook();
        if (id == null) {
            throw Rejection.invalid("playbook", "this incident runs by no playbook; name one");
        }
        Playbook playbook = state.get(Playbook.KIND, id).orElseThrow(Rejection::absent);
        int base = Objects.requireNonNullElse(command.baseVersion(), playbook.version());
        PlaybookVersion version = PlaybookVersion.in(state, id, base)
                .orElseThrow(() -> Rejection.invalid("baseVersion", "this playbook has no version " + base));
        if (version.content().equals(command.content())) {
            throw Rejection.invalid("content", "is what version " + base + " says; change something");
        }
        if (open(id, state).size() >= MOST_OPEN) {
            throw Rejection.conflict(MOST_OPEN + " changes of this playbook are open; have some decided first");
        }
        Proposal proposal = new Proposal(
                made.id(),
                id,
                base,
                command.content(),
                made.people(),
                command.incident(),
                action,
                command.reason(),
                context.actor().id(),
                context.actor().name(),
                context.now(),
                Progress.OPEN,
                0,
                "");
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .put(Proposal.KIND, proposal)
                .append(
                        InIncident.journal(command, context),
                        new ChangeProposed(proposal.id(), id, playbook.title(), base, proposal.reason()))
                .answer("proposal", proposal.id());
    }

    static List<Proposal> open(String playbook, State state) {
        return state.find(Proposal.KIND, Term.of("playbook", playbook), Term.of("open", true));
    }

    Decision accept(AcceptChange command, State state, Context context) {
        Proposal before = undecided(command, state);
        Playbook playbook = state.get(Playbook.KIND, before.playbook()).orElseThrow(Rejection::absent);
        if (playbook.version() != before.baseVersion()) {
            throw Rejection.conflict("this changes version " + before.baseVersion() + ", and version "
                    + playbook.version() + " was published meanwhile; propose it anew on top of that");
        }
        PublishPlaybook publish =
                new PublishPlaybook(before.playbook(), before.content(), new Made(before.playbook(), before.people()));
        Decision decision = publishing(publish).decide(publish, state, context);
        int version = Integer.parseInt(
                Objects.requireNonNull(decision.answers().get("version"), "publishing answers a version"));
        return decide(decision, before.decided(Progress.ACCEPTED, version, ""), context);
    }

    static DeclineChange check(DeclineChange command, Admission admission) {
        return new DeclineChange(
                command.playbook(), command.proposal(), Limits.required("reason", command.reason(), LONGEST));
    }

    static Decision decline(DeclineChange command, State state, Context context) {
        return decide(
                new Decision(), undecided(command, state).decided(Progress.DECLINED, 0, command.reason()), context);
    }

    private static Decision decide(Decision decision, Proposal after, Context context) {
        return decision.put(Proposal.KIND, after)
                .append(
                        after.incident().journal(context.workspace()),
                        new ChangeDecided(
                                after.id(), after.playbook(), after.state(), after.published(), after.answer()));
    }

    private static Proposal undecided(OfProposal command, State state) {
        Proposal proposal = find(command.playbook(), command.proposal(), state);
        if (proposal.state() != Progress.OPEN) {
            throw Rejection.conflict("this proposal was " + proposal.state().word() + " already");
        }
        return proposal;
    }

    static Proposal find(String playbook, String proposal, State state) {
        return state.get(Proposal.KIND, proposal)
                .filter(p -> p.playbook().equals(playbook))
                .orElseThrow(Rejection::absent);
    }

    /**
     * Handles a decision about a proposal, as publishing the playbook is: in the playbook's journal, by those who may.
     *
     * @param <C> the command
     * @param check step 2
     * @param rule step 5
     */
    record Deciding<C extends OfProposal>(InChannel.Check<C> check, InChannel.Rule<C> rule) implements Handler<C> {
        @Override
        public C admit(C command, Admission admission) {
            Limits.required("playbook", command.playbook(), 64);
            Limits.required("proposal", command.proposal(), 64);
            return check.admit(command, admission);
        }

        @Override
        public Set<JournalId> journals(C command, WorkspaceId workspace) {
            return Set.of(PlaybookVersion.journal(workspace, command.playbook()));
        }

        @Override
        public Asked authorise(C command, State state, Context context) {
            return new Asked(DECIDE, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(C command, State state, Context context) {
            return rule.decide(command, state, context);
        }
    }
}
