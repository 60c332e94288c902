package dev.muster.deadline;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfChannel;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.deadline.Clock.Submission;
import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.ClockDefinition.Trigger;
import dev.muster.deadline.DeadlineViews.CalendarList;
import dev.muster.deadline.DeadlineViews.CalendarView;
import dev.muster.deadline.DeadlineViews.CheckDefinition;
import dev.muster.deadline.DeadlineViews.ClockView;
import dev.muster.deadline.DeadlineViews.DeadlineList;
import dev.muster.deadline.DeadlineViews.DefinitionLine;
import dev.muster.deadline.DeadlineViews.DefinitionList;
import dev.muster.deadline.DeadlineViews.ListCalendars;
import dev.muster.deadline.DeadlineViews.ListDeadlines;
import dev.muster.deadline.DeadlineViews.ListDefinitions;
import dev.muster.deadline.DeadlineViews.OpenDeadline;
import dev.muster.deadline.DeadlineViews.OpenDeadlines;
import dev.muster.deadline.DeadlineViews.OpenList;
import dev.muster.deadline.DeadlineViews.Problems;
import dev.muster.deadline.DeadlineViews.Progress;
import dev.muster.deadline.DeadlineViews.ShowDefinition;
import dev.muster.deadline.DeadlineViews.StageView;
import dev.muster.deadline.DeadlineViews.TriggerView;
import dev.muster.deadline.Definitions.Starting;
import dev.muster.deadline.WorkingCalendar.Year;
import dev.muster.incident.Incident;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about deadlines. */
final class DeadlineQuestions {
    private static final Action OPEN = Action.reading("deadline.open", Rank.GUEST);
    private static final Action DEFINITIONS = Action.reading("deadline.definitions", Rank.MEMBER);

    private DeadlineQuestions() {}

    static void register(Registry registry) {
        registry.answer(
                "deadline.list", ListDeadlines.class, DeadlineList.class, OfChannel.of(DeadlineQuestions::list));
        registry.answer(
                "deadline.open", OpenDeadlines.class, OpenList.class, OfWorkspace.of(OPEN, DeadlineQuestions::open));
        registry.answer(
                "deadline.definitions",
                ListDefinitions.class,
                DefinitionList.class,
                OfWorkspace.of(DEFINITIONS, (q, s, c) -> definitions(s)));
        registry.answer(
                "deadline.definition",
                ShowDefinition.class,
                ClockDefinition.class,
                OfWorkspace.of(DEFINITIONS, DeadlineQuestions::definition));
        registry.answer(
                "deadline.calendars",
                ListCalendars.class,
                CalendarList.class,
                OfWorkspace.of(DEFINITIONS, (q, s, c) -> calendars(s)));
        registry.answer(
                "deadline.check",
                CheckDefinition.class,
                Problems.class,
                OfWorkspace.of(DEFINITIONS, (q, s, c) -> check(q, s)));
    }

    private static DeadlineList list(ListDeadlines question, State state, Context context) {
        Map<String, Integer> newest = Definitions.all(state).stream()
                .collect(Collectors.toMap(ClockDefinition::id, ClockDefinition::version));
        return new DeadlineList(
                Starts.of(question.incident(), state).stream()
                        .map(c -> view(c, newest.getOrDefault(c.definition().id(), 0), context.now()))
                        .toList(),
                context.now());
    }

    private static ClockView view(Clock clock, int newest, Instant now) {
        ClockDefinition.Content content = clock.definition().content();
        @Nullable WorkingCalendar calendar = clock.calendar();
        return new ClockView(
                clock.id(),
                clock.definition().id(),
                clock.definition().version(),
                newest,
                content.title(),
                content.regime(),
                content.source(),
                content.note(),
                clock.zone(),
                calendar == null ? null : calendar.id(),
                calendar == null ? 0 : calendar.version(),
                clock.exercise(),
                clock.rule(),
                clock.startedAt(),
                clock.stopped(),
                content.triggers().stream().map(t -> view(clock, t)).toList(),
                content.stages().stream().map(s -> view(clock, s, now)).toList());
    }

    private static TriggerView view(Clock clock, Trigger trigger) {
        List<Clock.Moment> all = clock.moments().stream()
                .filter(m -> m.trigger().equals(trigger.id()))
                .toList();
        int last = all.size() - 1;
        return new TriggerView(
                trigger.id(),
                trigger.title(),
                trigger.meaning(),
                last < 0 ? null : all.get(last),
                last < 0 ? all : all.subList(0, last));
    }

    private static StageView view(Clock clock, Stage stage, Instant now) {
        Reckoned reckoned = clock.reckoned(stage);
        Progress progress = progress(clock, stage, reckoned.due(), now);
        List<Submission> withdrawn = clock.submissions().stream()
                .filter(s -> s.stage().equals(stage.id()) && s.withdrawn() != null)
                .toList();
        String delay = clock.delay(stage.id());
        return new StageView(
                stage.id(),
                stage.title(),
                stage.audience(),
                progress,
                reckoned.due(),
                reckoned.from(),
                reckoned.waitsFor(),
                reckoned.how(),
                reckoned.uncertain(),
                clock.submitted(stage.id()),
                withdrawn,
                delay,
                delay.isEmpty() && (progress == Progress.LATE || progress == Progress.LAPSED));
    }

    /** How a stage stands: by its first submission, and by the deadline as it is reckoned now. */
    private static Progress progress(Clock clock, Stage stage, @Nullable Instant due, Instant now) {
        List<Submission> submitted = clock.submitted(stage.id());
        if (!submitted.isEmpty()) {
            return due != null && submitted.get(0).at().isAfter(due) ? Progress.LATE : Progress.SUBMITTED;
        }
        if (clock.stopped() != null) {
            return Progress.STOPPED;
        }
        if (due == null) {
            return Progress.WAITING;
        }
        return now.isAfter(due) ? Progress.LAPSED : Progress.RUNNING;
    }

    private static OpenList open(OpenDeadlines question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 100), 1, 500);
        Set<String> mine = ChannelAccess.within(state, context).stream()
                .map(w -> w.channel().id().value())
                .collect(Collectors.toSet());
        List<Clock> clocks = state.find(Clock.KIND, Term.of("running", true)).stream()
                .filter(c -> mine.contains(c.incident().value()))
                .toList();
        Map<String, Incident> incidents = state.all(
                Incident.KIND, clocks.stream().map(c -> c.incident().value()).toList());
        return new OpenList(
                clocks.stream()
                        .flatMap(c -> open(c, incidents.get(c.incident().value()), context.now()))
                        .sorted(Comparator.comparing(OpenDeadline::due))
                        .limit(limit)
                        .toList(),
                context.now());
    }

    private static Stream<OpenDeadline> open(Clock clock, @Nullable Incident incident, Instant now) {
        return incident == null
                ? Stream.empty()
                : clock.definition().content().stages().stream()
                        .filter(s -> clock.submitted(s.id()).isEmpty())
                        .flatMap(s -> open(clock, s, clock.reckoned(s), incident, now));
    }

    private static Stream<OpenDeadline> open(
            Clock clock, Stage stage, Reckoned reckoned, Incident incident, Instant now) {
        Instant due = reckoned.due();
        Instant from = reckoned.from();
        return due == null || from == null
                ? Stream.empty()
                : Stream.of(new OpenDeadline(
                        incident.id(),
                        incident.number(),
                        incident.title(),
                        clock.id(),
                        clock.definition().id(),
                        clock.definition().version(),
                        clock.definition().content().regime(),
                        stage.id(),
                        stage.title(),
                        due,
                        from,
                        clock.zone(),
                        progress(clock, stage, due, now),
                        clock.exercise(),
                        reckoned.uncertain()));
    }

    private static DefinitionList definitions(State state) {
        return new DefinitionList(
                Definitions.all(state).stream()
                        .map(d -> new DefinitionLine(
                                d.id(),
                                d.version(),
                                d.content().title(),
                                d.content().regime(),
                                d.content().source(),
                                d.content().validFrom(),
                                Definitions.shipped(d),
                                d.content().triggers().stream()
                                        .map(Trigger::title)
                                        .toList(),
                                d.content().stages().stream().map(Stage::title).toList()))
                        .toList(),
                Starting.in(state).rules());
    }

    private static ClockDefinition definition(ShowDefinition question, State state, Context context) {
        String id = Limits.required("definition", question.definition(), 40);
        Integer version = question.version();
        return (version == null ? Definitions.newest(state, id) : Definitions.version(state, id, version))
                .orElseThrow(Rejection::absent);
    }

    private static CalendarList calendars(State state) {
        return new CalendarList(Definitions.calendars(state).stream()
                .map(c -> new CalendarView(
                        c, c.content().years().stream().map(Year::year).toList(), Definitions.shipped(c)))
                .toList());
    }

    private static Problems check(CheckDefinition question, State state) {
        String calendar = question.content() == null ? null : question.content().calendar();
        return new Problems(DefinitionCheck.problems(
                question.content(),
                calendar == null || Definitions.calendar(state, calendar).isPresent()));
    }
}
