package dev.muster.incident;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Member;
import dev.muster.channel.OfChannel;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Projector;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.incident.IncidentViews.DraftUpdate;
import dev.muster.incident.IncidentViews.EstimateLine;
import dev.muster.incident.IncidentViews.EstimateList;
import dev.muster.incident.IncidentViews.IncidentLine;
import dev.muster.incident.IncidentViews.IncidentList;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListEstimates;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.ProposalView;
import dev.muster.incident.IncidentViews.RoleView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.IncidentViews.UpdateDraft;
import dev.muster.incident.IncidentViews.UpdateView;
import dev.muster.incident.ParticularEvent.EstimateChanged;
import dev.muster.incident.Particulars.SeverityProposal;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about incidents. */
final class IncidentQuestions {
    private static final Action LIST = Action.reading("incident.list", Rank.GUEST);
    private static final int ESTIMATES = 100;

    private IncidentQuestions() {}

    static void register(Registry registry) {
        registry.answer("incident.list", ListIncidents.class, IncidentList.class, new Listing());
        registry.answer("incident.show", ShowIncident.class, IncidentView.class, OfChannel.of(IncidentQuestions::show));
        registry.answer(
                "incident.estimates",
                ListEstimates.class,
                EstimateList.class,
                OfChannel.of(IncidentQuestions::estimates));
        registry.answer(
                "incident.draft-update", DraftUpdate.class, UpdateDraft.class, OfChannel.of(IncidentQuestions::draft));
    }

    private static final class Listing implements Answerer<ListIncidents, IncidentList> {
        @Override
        public Asked authorise(ListIncidents question, State state, Context context) {
            return new Asked(LIST, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public IncidentList answer(ListIncidents question, State state, Context context) {
            int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 100), 1, 500);
            boolean open = Objects.requireNonNullElse(question.open(), true);
            List<String> ids = state
                    .find(Member.KIND, Term.of("person", context.actor().id()))
                    .stream()
                    .map(m -> m.channel().value())
                    .toList();
            List<Incident> incidents = state.all(Incident.KIND, ids).values().stream()
                    .filter(i -> i.status().open() == open)
                    .filter(i -> context.allows(
                            ChannelAccess.READ, ChannelAccess.standing(state, i.id().channel(), context.actor())))
                    .sorted(Comparator.comparing(Incident::severity)
                            .thenComparing(Incident::number, Comparator.reverseOrder()))
                    .limit(limit)
                    .toList();
            Map<String, Role> commanders = state.all(
                    Role.KIND,
                    incidents.stream().map(i -> Role.id(i.id(), Role.COMMANDER)).toList());
            Map<String, Progress> progress = state.all(
                    Progress.KIND, incidents.stream().map(i -> i.id().value()).toList());
            return new IncidentList(incidents.stream()
                    .map(i -> line(i, commanders.get(Role.id(i.id(), Role.COMMANDER)), progress.get(i.id().value())))
                    .toList());
        }
    }

    private static IncidentLine line(Incident i, @Nullable Role commander, @Nullable Progress progress) {
        return new IncidentLine(
                i.id(),
                i.number(),
                i.title(),
                i.severity(),
                i.status(),
                commander == null ? null : commander.primary(),
                commander == null ? null : commander.primaryName(),
                commander == null ? null : commander.backupName(),
                i.declaredAt(),
                i.resolvedAt(),
                i.nextUpdateAt(),
                i.resolveProposed(),
                progress == null ? 0 : progress.tasksDone(),
                progress == null ? 0 : progress.tasksTotal(),
                i.particulars().exercise());
    }

    private static IncidentView show(ShowIncident question, State state, Context context) {
        Incident i = Incident.in(state, question.incident());
        List<RoleView> roles = state.find(Role.KIND, Term.of("incident", i.id())).stream()
                .map(r -> new RoleView(r.name(), r.title(), r.primary(), r.primaryName(), r.backup(), r.backupName()))
                .toList();
        UpdateView update = state.entry(i.id().journal(context.workspace()), i.lastUpdate())
                .map(e -> new UpdateView(
                        e.sequence(), String.valueOf(Projector.properties(e).get("text")), e.actor(), e.time()))
                .orElse(null);
        Particulars known = i.particulars();
        Instant noticed = known.noticedAt();
        return new IncidentView(
                i.id(),
                i.number(),
                i.title(),
                i.summary(),
                i.severity(),
                i.status(),
                i.declaredAt(),
                i.declaredBy(),
                i.resolvedAt(),
                roles,
                update,
                i.nextUpdateAt(),
                i.resolveProposed(),
                i.playbook(),
                i.playbookVersion(),
                i.source(),
                i.related(),
                ChannelSet.visible(i.id().channel(), state, context),
                known.type(),
                known.impact(),
                known.affected(),
                known.fixBy(),
                proposal(known.proposal()),
                known.call(),
                UpdateTemplate.of(i, state),
                known.updateEveryMinutes(),
                known.promisesOff(),
                noticed,
                noticed == null
                        ? null
                        : Math.max(0, Duration.between(noticed, i.declaredAt()).toSeconds()),
                known.from(),
                known.exercise());
    }

    private static @Nullable ProposalView proposal(@Nullable SeverityProposal p) {
        return p == null ? null : new ProposalView(p.id(), p.to(), p.reason(), p.by(), p.at());
    }

    private static EstimateList estimates(ListEstimates question, State state, Context context) {
        JournalId journal = question.incident().journal(context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        Search search = Search.terms(Map.of(journal, first), Set.of(ParticularEvent.ESTIMATE), ESTIMATES);
        List<EstimateLine> lines = new ArrayList<>();
        for (Entry entry : state.stored().search(search)) {
            if (context.events().event(entry).orElse(null) instanceof EstimateChanged e) {
                lines.add(
                        new EstimateLine(entry.sequence(), entry.time(), entry.actor(), e.from(), e.to(), e.reason()));
            }
        }
        return new EstimateList(lines);
    }

    private static UpdateDraft draft(DraftUpdate question, State state, Context context) {
        return new UpdateDraft(UpdateTemplate.draft(Incident.in(state, question.incident()), state));
    }
}
