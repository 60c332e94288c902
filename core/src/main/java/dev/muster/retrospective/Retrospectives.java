package dev.muster.retrospective;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Declaration;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.record.Term;
import dev.muster.retrospective.RetrospectiveCommands.AcceptChange;
import dev.muster.retrospective.RetrospectiveCommands.AddAction;
import dev.muster.retrospective.RetrospectiveCommands.AddFactor;
import dev.muster.retrospective.RetrospectiveCommands.AddSection;
import dev.muster.retrospective.RetrospectiveCommands.BeginRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.DeclineChange;
import dev.muster.retrospective.RetrospectiveCommands.EditAction;
import dev.muster.retrospective.RetrospectiveCommands.EditFactor;
import dev.muster.retrospective.RetrospectiveCommands.EditSection;
import dev.muster.retrospective.RetrospectiveCommands.ProposeChange;
import dev.muster.retrospective.RetrospectiveCommands.PublishRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.RemindOfAction;
import dev.muster.retrospective.RetrospectiveCommands.RemindOfRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.RemoveFactor;
import dev.muster.retrospective.RetrospectiveCommands.RemoveSection;
import dev.muster.retrospective.RetrospectiveCommands.ReopenRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.SetActionState;
import dev.muster.retrospective.RetrospectiveViews.ListProposals;
import dev.muster.retrospective.RetrospectiveViews.ProposalLine;
import dev.muster.retrospective.RetrospectiveViews.ProposalList;
import dev.muster.retrospective.RetrospectiveViews.ProposalView;
import dev.muster.retrospective.RetrospectiveViews.RetrospectiveView;
import dev.muster.retrospective.RetrospectiveViews.ShowChange;
import dev.muster.retrospective.RetrospectiveViews.ShowProposal;
import dev.muster.retrospective.RetrospectiveViews.ShowRetrospective;
import java.util.List;
import java.util.Optional;

/** The feature: looking back on incidents. */
public final class Retrospectives implements Feature {
    private static final Action WORK = Action.changing("retrospective.work", Rank.MEMBER);

    /** The feature. */
    public Retrospectives() {}

    private static <C extends IncidentCommand> InChannel<C> of(InChannel.Check<C> check, InChannel.Rule<C> rule) {
        return new InChannel<>(WORK, check, rule);
    }

    @Override
    public void register(Registry registry) {
        registry.handle("retrospective.begin", BeginRetrospective.class, of(InIncident::asIs, Beginning::begin));
        registry.handle("retrospective.add-section", AddSection.class, of(Writing::check, Writing::add));
        registry.handle("retrospective.edit-section", EditSection.class, of(Writing::check, Writing::edit));
        registry.handle("retrospective.remove-section", RemoveSection.class, of(Writing::check, Writing::remove));
        registry.handle("retrospective.add-factor", AddFactor.class, of(Writing::check, Writing::add));
        registry.handle("retrospective.edit-factor", EditFactor.class, of(Writing::check, Writing::edit));
        registry.handle("retrospective.remove-factor", RemoveFactor.class, of(Writing::check, Writing::remove));
        registry.handle("retrospective.add-action", AddAction.class, of(Actions::check, Actions::add));
        registry.handle("retrospective.edit-action", EditAction.class, of(Actions::check, Actions::edit));
        registry.handle("retrospective.set-action-state", SetActionState.class, of(Actions::check, Actions::state));
        registry.handle("retrospective.publish", PublishRetrospective.class, of(InIncident::asIs, Writing::publish));
        registry.handle("retrospective.reopen", ReopenRetrospective.class, of(InIncident::asIs, Writing::reopen));
        registry.handleDue("retrospective.remind-of-action", RemindOfAction.class, InChannel.of(WORK, Actions::remind));
        registry.handleDue("retrospective.remind", RemindOfRetrospective.class, InChannel.of(WORK, Beginning::remind));
        registry.follow(StatusChanged.class, Beginning::resolved);
        proposals(registry);
        events(registry);
    }

    private static void proposals(Registry registry) {
        Proposing proposing = new Proposing(registry.slashCommands());
        registry.handle("retrospective.propose-change", ProposeChange.class, of(proposing::check, Proposing::propose));
        registry.handle(
                "retrospective.accept-change",
                AcceptChange.class,
                new Proposing.Deciding<>(InIncident::asIs, proposing::accept));
        registry.handle(
                "retrospective.decline-change",
                DeclineChange.class,
                new Proposing.Deciding<>(Proposing::check, Proposing::decline));
        registry.answer(
                "retrospective.show",
                ShowRetrospective.class,
                RetrospectiveView.class,
                OfChannel.of(Retrospectives::show));
        registry.answer("retrospective.proposals", ListProposals.class, ProposalList.class, new Listing());
        registry.answer("retrospective.show-proposal", ShowProposal.class, ProposalView.class, new Showing());
        registry.answer(
                "retrospective.show-change",
                ShowChange.class,
                ProposalView.class,
                OfChannel.of(Retrospectives::change));
    }

    private static void events(Registry registry) {
        registry.event("retrospective.begun", 1, RetrospectiveEvent.RetrospectiveBegun.class);
        registry.event("retrospective.section-changed", 1, RetrospectiveEvent.SectionChanged.class);
        registry.event("retrospective.factor-changed", 1, RetrospectiveEvent.FactorChanged.class);
        registry.event("retrospective.action-changed", 1, RetrospectiveEvent.ActionChanged.class);
        registry.event("retrospective.action-overdue", 1, RetrospectiveEvent.ActionOverdue.class);
        registry.event("retrospective.awaited", 1, RetrospectiveEvent.RetrospectiveAwaited.class);
        registry.event("retrospective.published", 1, RetrospectiveEvent.RetrospectivePublished.class);
        registry.event("retrospective.reopened", 1, RetrospectiveEvent.RetrospectiveReopened.class);
        registry.event("retrospective.change-proposed", 1, RetrospectiveEvent.ChangeProposed.class);
        registry.event("retrospective.change-decided", 1, RetrospectiveEvent.ChangeDecided.class);
    }

    private static RetrospectiveView show(ShowRetrospective question, State state, Context context) {
        Optional<Retrospective> begun =
                state.get(Retrospective.KIND, question.incident().value());
        List<ProposalLine> proposals = state.find(Proposal.KIND, Term.of("incident", question.incident())).stream()
                .map(ProposalLine::of)
                .toList();
        return new RetrospectiveView(
                begun.map(Retrospective::state).orElse(null),
                begun.map(Retrospective::begunAt).orElse(null),
                begun.map(Retrospective::publishedAt).orElse(null),
                begun.map(Retrospective::publishedBy).orElse(null),
                Section.in(state, question.incident()),
                Factor.in(state, question.incident()),
                ActionItem.in(state, question.incident()),
                proposals);
    }

    private static final class Listing implements Answerer<ListProposals, ProposalList> {
        @Override
        public ListProposals admit(ListProposals question, Admission admission) {
            Limits.required("playbook", question.playbook(), 64);
            return question;
        }

        @Override
        public Asked authorise(ListProposals question, State state, Context context) {
            return new Asked(Proposing.REVIEW, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public ProposalList answer(ListProposals question, State state, Context context) {
            return new ProposalList(Proposing.open(question.playbook(), state).stream()
                    .map(ProposalLine::of)
                    .toList());
        }
    }

    private static final class Showing implements Answerer<ShowProposal, ProposalView> {
        @Override
        public ShowProposal admit(ShowProposal question, Admission admission) {
            Limits.required("playbook", question.playbook(), 64);
            Limits.required("proposal", question.proposal(), 64);
            return question;
        }

        @Override
        public Asked authorise(ShowProposal question, State state, Context context) {
            return new Asked(Proposing.REVIEW, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public ProposalView answer(ShowProposal question, State state, Context context) {
            return view(Proposing.find(question.playbook(), question.proposal(), state), state);
        }
    }

    private static ProposalView change(ShowChange question, State state, Context context) {
        Proposal proposal = state.get(Proposal.KIND, Limits.required("proposal", question.proposal(), 64))
                .filter(p -> p.incident().equals(question.incident()))
                .filter(p -> context.allows(Declaration.READ_PLAYBOOKS, ChannelAccess.workspace(context.actor())))
                .orElseThrow(Rejection::absent);
        return view(proposal, state);
    }

    private static ProposalView view(Proposal proposal, State state) {
        PlaybookVersion base = PlaybookVersion.in(state, proposal.playbook(), proposal.baseVersion())
                .orElseThrow(Rejection::absent);
        int newest = state.get(Playbook.KIND, proposal.playbook())
                .map(Playbook::version)
                .orElse(0);
        return new ProposalView(ProposalLine.of(proposal), base.content(), proposal.content(), newest);
    }
}
