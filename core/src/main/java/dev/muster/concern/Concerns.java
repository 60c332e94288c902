package dev.muster.concern;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.State;
import dev.muster.concern.ConcernCommands.DeclareConcern;
import dev.muster.concern.ConcernCommands.DismissConcern;
import dev.muster.concern.ConcernCommands.MergeConcern;
import dev.muster.concern.ConcernCommands.OfConcern;
import dev.muster.concern.ConcernCommands.ReportConcern;
import dev.muster.concern.ConcernCommands.SetTriage;
import dev.muster.concern.ConcernEvent.ConcernAttached;
import dev.muster.concern.ConcernEvent.ConcernDecided;
import dev.muster.concern.ConcernEvent.ConcernReported;
import dev.muster.concern.ConcernEvent.ConcernSettled;
import dev.muster.concern.ConcernEvent.TriageSet;
import dev.muster.concern.ConcernViews.ConcernQueue;
import dev.muster.concern.ConcernViews.ConcernView;
import dev.muster.concern.ConcernViews.MyConcerns;
import dev.muster.concern.ConcernViews.OwnConcern;
import dev.muster.concern.ConcernViews.OwnConcerns;
import dev.muster.concern.ConcernViews.Queue;
import dev.muster.incident.IncidentId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The feature: concerns, and their triage. */
public final class Concerns implements Feature {
    private static final Action REPORT = Action.changing("concern.report", Rank.MEMBER);
    private static final Action MINE = Action.reading("concern.mine", Rank.GUEST);
    private static final Action CONFIGURE = Action.changing("concern.configure", Rank.OWNER);
    private static final int MOST_OWN = 100;

    /** The feature. */
    public Concerns() {}

    @Override
    public void register(Registry registry) {
        registry.audience(Triage.SORT, Triage::firstReadable);
        registry.handle(
                "concern.report",
                ReportConcern.class,
                new Queued<>(
                        REPORT,
                        (state, actor) -> ChannelAccess.workspace(actor),
                        ConcernRules::check,
                        ConcernRules::report,
                        c -> Set.of()));
        registry.handle(
                "concern.declare",
                DeclareConcern.class,
                new Queued<>(
                        Triage.DECIDE,
                        Triage::standing,
                        (c, a) -> ConcernRules.check(named(c), a),
                        ConcernRules::declare,
                        c -> Set.of(ConcernRules.made(c).incident())));
        registry.handle(
                "concern.merge",
                MergeConcern.class,
                new Queued<>(
                        Triage.DECIDE,
                        Triage::standing,
                        (c, a) -> ConcernRules.check(named(c), a),
                        ConcernRules::merge,
                        c -> Set.of(c.incident())));
        registry.handle(
                "concern.dismiss",
                DismissConcern.class,
                Queued.triage((c, a) -> ConcernRules.check(named(c), a), ConcernRules::dismiss));
        registry.handle(
                "concern.set-triage",
                SetTriage.class,
                new Queued<>(
                        CONFIGURE,
                        (state, actor) -> ChannelAccess.workspace(actor),
                        ConcernRules::check,
                        ConcernRules::setTriage,
                        c -> Set.of()));
        registry.answer("concern.mine", MyConcerns.class, OwnConcerns.class, OfWorkspace.of(MINE, Concerns::mine));
        registry.answer("concern.queue", ConcernQueue.class, Queue.class, new Listing());
        registry.event("concern.reported", 1, ConcernReported.class);
        registry.event("concern.decided", 1, ConcernDecided.class);
        registry.event("concern.attached", 1, ConcernAttached.class);
        registry.event("concern.settled", 1, ConcernSettled.class);
        registry.event("concern.triage-set", 1, TriageSet.class);
        registry.slash(new SlashCommand(
                "concern",
                "Report that something may be wrong",
                List.of(Argument.text("concern")),
                (typed, admission) -> new ReportConcern(typed.textFrom(0), null)));
    }

    private static <C extends OfConcern> C named(C command) {
        Limits.present("concern", command.concern());
        return command;
    }

    private static OwnConcerns mine(MyConcerns question, State state, Context context) {
        Find mine = Find.of(
                        context.workspace(),
                        Concern.KIND.name(),
                        Term.of("person", context.actor().id()))
                .newestFirst()
                .most(MOST_OWN);
        return new OwnConcerns(state.find(Concern.KIND, mine).stream()
                .map(c -> new OwnConcern(c.id(), c.title(), c.at(), c.state()))
                .toList());
    }

    private static final class Listing implements Answerer<ConcernQueue, Queue> {
        @Override
        public ConcernQueue admit(ConcernQueue question, Admission admission) {
            Limits.within("limit", Objects.requireNonNullElse(question.limit(), 100), 1, 500);
            return question;
        }

        @Override
        public Asked authorise(ConcernQueue question, State state, Context context) {
            return new Asked(Triage.READ, Triage.standing(state, context.actor()));
        }

        @Override
        public Queue answer(ConcernQueue question, State state, Context context) {
            boolean waiting = Objects.requireNonNullElse(question.waiting(), true);
            Find find = Find.of(context.workspace(), Concern.KIND.name(), Concern.waiting(waiting))
                    .most(Objects.requireNonNullElse(question.limit(), 100));
            List<Concern> found = state.find(Concern.KIND, waiting ? find : find.newestFirst());
            return new Queue(
                    found.stream().map(c -> view(c, state, context)).toList(),
                    state.get(Triage.KIND, Triage.ID).map(Triage::group).orElse(null));
        }

        private static ConcernView view(Concern c, State state, Context context) {
            @Nullable IncidentId incident = c.incident();
            boolean reads = incident != null
                    && context.allows(
                            ChannelAccess.READ, ChannelAccess.standing(state, incident.channel(), context.actor()));
            return new ConcernView(
                    c.id(),
                    c.title(),
                    c.details(),
                    c.reporter(),
                    c.reporterName(),
                    c.at(),
                    c.state(),
                    c.reason(),
                    reads ? incident : null,
                    c.settledBy(),
                    c.settledAt());
        }
    }
}
