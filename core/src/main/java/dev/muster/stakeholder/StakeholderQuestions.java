package dev.muster.stakeholder;

import dev.muster.access.Action;
import dev.muster.access.GroupId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfChannel;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentQuestion;
import dev.muster.incident.Severity;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.MatrixCheck.Known;
import dev.muster.stakeholder.StakeholderEvent.AudienceTold;
import dev.muster.stakeholder.StakeholderViews.AudienceLine;
import dev.muster.stakeholder.StakeholderViews.AudienceList;
import dev.muster.stakeholder.StakeholderViews.CheckCoverage;
import dev.muster.stakeholder.StakeholderViews.CheckMatrix;
import dev.muster.stakeholder.StakeholderViews.Coverage;
import dev.muster.stakeholder.StakeholderViews.Gap;
import dev.muster.stakeholder.StakeholderViews.ListAudiences;
import dev.muster.stakeholder.StakeholderViews.ListUpdates;
import dev.muster.stakeholder.StakeholderViews.MatrixView;
import dev.muster.stakeholder.StakeholderViews.Preview;
import dev.muster.stakeholder.StakeholderViews.PreviewLine;
import dev.muster.stakeholder.StakeholderViews.PreviewUpdate;
import dev.muster.stakeholder.StakeholderViews.ShowMatrix;
import dev.muster.stakeholder.StakeholderViews.Standing;
import dev.muster.stakeholder.StakeholderViews.UpdateList;
import dev.muster.stakeholder.StakeholderViews.UpdateView;
import dev.muster.stakeholder.UpdateDraft.Phase;
import dev.muster.stakeholder.Ways.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about those who need to know. */
final class StakeholderQuestions {
    private static final Action MATRIX = Action.reading("stakeholder.matrix", Rank.MEMBER);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST = 200;
    private final Set<String> notifiers;

    StakeholderQuestions(Set<String> notifiers) {
        this.notifiers = Set.copyOf(notifiers);
    }

    void register(Registry registry) {
        registry.answer("stakeholder.matrix", ShowMatrix.class, MatrixView.class, OfWorkspace.of(MATRIX, this::matrix));
        registry.answer(
                "stakeholder.check",
                CheckMatrix.class,
                Coverage.class,
                new Looking<>(
                        (q, groups) -> new CheckMatrix(q.content(), groups),
                        (q, s, c) -> coverage(0, q.content(), q.groups(), s)));
        registry.answer(
                "stakeholder.coverage",
                CheckCoverage.class,
                Coverage.class,
                new Looking<>((q, groups) -> new CheckCoverage(groups), (q, s, c) -> {
                    Matrix matrix = Matrix.in(s);
                    return coverage(matrix.version(), matrix.content(), q.groups(), s);
                }));
        registry.answer(
                "stakeholder.audiences",
                ListAudiences.class,
                AudienceList.class,
                OfChannel.of(StakeholderQuestions::audiences));
        registry.answer(
                "stakeholder.updates",
                ListUpdates.class,
                UpdateList.class,
                new OfDrafts<>(StakeholderQuestions::updates));
        registry.answer(
                "stakeholder.preview",
                PreviewUpdate.class,
                Preview.class,
                new OfDrafts<>(StakeholderQuestions::preview));
    }

    /** Answers with what the directory says of groups, which is asked before anything is read. */
    private record Looking<Q extends Question<R>, R>(
            BiFunction<Q, Set<GroupId>, Q> with, OfChannel.Reading<Q, R> reading) implements Answerer<Q, R> {
        @Override
        public Q admit(Q question, Admission admission) {
            return with.apply(
                    question,
                    admission.directory().groups(admission.actor().workspace()).stream()
                            .filter(g -> !g.members().isEmpty())
                            .map(g -> g.id())
                            .collect(Collectors.toSet()));
        }

        @Override
        public Asked authorise(Q question, State state, Context context) {
            return new Asked(MATRIX, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public R answer(Q question, State state, Context context) {
            return reading.answer(question, state, context);
        }
    }

    /** Answers those who may write drafts. */
    private record OfDrafts<Q extends IncidentQuestion<R>, R>(OfChannel.Reading<Q, R> reading)
            implements Answerer<Q, R> {
        @Override
        public Q admit(Q question, Admission admission) {
            question.channel();
            return question;
        }

        @Override
        public Asked authorise(Q question, State state, Context context) {
            return new Asked(Writers.READ, Writers.standing(state, question.incident(), context.actor()));
        }

        @Override
        public R answer(Q question, State state, Context context) {
            return reading.answer(question, state, context);
        }
    }

    private MatrixView matrix(ShowMatrix question, State state, Context context) {
        Integer version = question.version();
        Matrix matrix = version == null
                ? Matrix.in(state)
                : state.get(Matrix.KIND, version.toString()).orElseThrow(Rejection::absent);
        return new MatrixView(
                matrix,
                Words.everything(),
                Words.PLACES.stream().sorted().toList(),
                notifiers.stream().sorted().toList(),
                context.allows(MatrixRules.SET, ChannelAccess.workspace(context.actor())));
    }

    private Coverage coverage(int version, @Nullable Content content, @Nullable Set<GroupId> groups, State state) {
        Set<GroupId> there = Objects.requireNonNullElse(groups, Set.of());
        Known known = new Known(c -> MatrixRules.usable(c, state), there::contains, notifiers);
        List<Gap> gaps = new ArrayList<>();
        if (content != null) {
            for (Severity severity : Severity.values()) {
                for (Audience audience : content.audiences()) {
                    if (content.row(severity, audience.id()).isEmpty()) {
                        gaps.add(new Gap(severity, audience.id(), audience.name()));
                    }
                }
            }
        }
        return new Coverage(version, List.copyOf(gaps), MatrixCheck.problems(content, known));
    }

    private static AudienceList audiences(ListAudiences question, State state, Context context) {
        Incident incident = Incident.in(state, question.incident());
        Content content = Matrix.in(state).content();
        Ways ways = new Ways(incident, content, state, context);
        return new AudienceList(
                content.audiences().stream()
                        .map(a -> line(a, incident, content, ways, state, context))
                        .toList(),
                context.allows(Writers.WRITE, Writers.standing(state, incident.id(), context.actor())),
                context.now());
    }

    private static AudienceLine line(
            Audience audience, Incident incident, Content content, Ways ways, State state, Context context) {
        Row row = content.row(incident.severity(), audience.id()).orElse(null);
        Reach reach = state.get(Reach.KIND, Reach.id(incident.id(), audience.id()))
                .orElse(new Reach(incident.id(), audience.id(), context.now(), null, null, 0));
        Way way = row == null ? null : ways.way(audience.id());
        Instant next = reach.nextAt();
        boolean late = next != null && next.plus(PATIENCE).isBefore(context.now());
        Standing standing = row == null && reach.lastAt() == null
                ? Standing.GAP
                : late ? Standing.LATE : reach.lastAt() == null ? Standing.NEVER : Standing.TOLD;
        return new AudienceLine(
                audience.id(),
                audience.name(),
                row == null || row.language() == null ? audience.language() : row.language(),
                row == null ? 0 : row.cadenceMinutes(),
                row == null || row.approved(),
                standing,
                reach.lastAt(),
                reach.entry(),
                next,
                way == null ? null : way.withheld());
    }

    private static UpdateList updates(ListUpdates question, State state, Context context) {
        Incident incident = Incident.in(state, question.incident());
        Content content = Matrix.in(state).content();
        Find mine = Find.of(context.workspace(), UpdateDraft.KIND.name(), Term.of("incident", incident.id()))
                .newestFirst()
                .most(MOST);
        return new UpdateList(state.find(UpdateDraft.KIND, mine).stream()
                .map(d -> view(d, incident, content, context))
                .toList());
    }

    private static UpdateView view(UpdateDraft d, Incident incident, Content content, Context context) {
        boolean needs = d.phase() != Phase.APPROVED
                && d.audiences().stream()
                        .anyMatch(a -> Ways.row(content, incident, a).approved());
        return new UpdateView(
                d.id(),
                d.version(),
                d.audiences(),
                d.texts(),
                d.phase(),
                d.writtenBy(),
                d.writtenByName(),
                d.writtenAt(),
                d.submittedBy(),
                d.approvedBy(),
                d.approvedByName(),
                d.approvedAt(),
                d.release(),
                d.reason(),
                d.told(),
                needs && !d.phase().over(),
                DraftRules.mayAnswer(d, context.actor().id()));
    }

    private static Preview preview(PreviewUpdate question, State state, Context context) {
        Incident incident = Incident.in(state, question.incident());
        Content content = Matrix.in(state).content();
        List<String> audiences = DraftShape.audiences(question.audiences());
        UpdateDraft draft = question.texts() == null
                ? null
                : DraftShape.sketch(incident.id(), audiences, DraftShape.texts(question.texts()), context);
        return new Preview(audiences.stream()
                .map(a -> line(a, draft, incident, content, state, context))
                .toList());
    }

    private static PreviewLine line(
            String id, @Nullable UpdateDraft draft, Incident incident, Content content, State state, Context context) {
        AudienceTold told = Publishing.preview(incident, draft, id, state, context);
        Row row = Ways.row(content, incident, id);
        String own = content.audience(id).map(Audience::language).orElse("");
        return new PreviewLine(
                id,
                told.name(),
                told.language(),
                row.language() == null ? own : row.language(),
                told.text(),
                told.channels().size(),
                told.people(),
                draft != null && row.approved(),
                draft != null && Publishing.needsRelease(incident, draft, id, state, context),
                told.withheld());
    }
}
