package dev.muster.deadline;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.deadline.DeadlineCommands.StartClock;
import dev.muster.deadline.DeadlineCommands.StartRule;
import dev.muster.deadline.DeadlineEvent.ClockStarted;
import dev.muster.deadline.Definitions.Starting;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentFacts;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularEvent.Classified;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How clocks start: somebody says so, or what a rule of the workspace asks for is so of an incident. */
final class Starts {
    private static final int MOST = 20;

    private Starts() {}

    static void register(Registry registry) {
        registry.handle("deadline.start", StartClock.class, InIncident.of(Starts::check, Starts::start));
        registry.follow(IncidentDeclared.class, (at, event, state, context) -> look(at, state, context));
        registry.follow(SeverityChanged.class, (at, event, state, context) -> look(at, state, context));
        registry.follow(StatusChanged.class, (at, event, state, context) -> look(at, state, context));
        registry.follow(Classified.class, (at, event, state, context) -> look(at, state, context));
        registry.follow(PropertiesAdded.class, (at, event, state, context) -> look(at, state, context));
        registry.follow(PropertySet.class, (at, event, state, context) -> look(at, state, context));
    }

    private static StartClock check(StartClock command, Admission admission) {
        String zone = command.zone();
        try {
            return new StartClock(
                    command.incident(),
                    Limits.required("definition", command.definition(), 40),
                    zone == null
                            ? null
                            : ZoneId.of(Limits.required("zone", zone, 64)).getId(),
                    command.calendar() == null ? null : Limits.required("calendar", command.calendar(), 40),
                    new ClockId(admission.newId()));
        } catch (DateTimeException e) {
            throw Rejection.invalid("zone", "is a zone such as Europe/Brussels");
        }
    }

    private static Decision start(StartClock command, State state, Context context) {
        ClockDefinition definition = Definitions.newest(state, command.definition())
                .orElseThrow(() -> Rejection.invalid("definition", "there is no definition " + command.definition()));
        String name = command.calendar() == null ? definition.content().calendar() : command.calendar();
        WorkingCalendar calendar = name == null
                ? null
                : Definitions.calendar(state, name)
                        .orElseThrow(() -> Rejection.invalid("calendar", "there is no calendar " + name));
        List<Clock> clocks = of(command.incident(), state);
        if (clocks.stream()
                .anyMatch(c -> c.stopped() == null && c.definition().id().equals(definition.id()))) {
            throw Rejection.conflict("this clock runs already");
        }
        if (clocks.size() >= MOST) {
            throw Rejection.conflict("an incident has " + MOST + " clocks at most");
        }
        ClockId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Decision decision = InIncident.touch(new Decision(), command.incident(), state, context);
        String zone =
                Objects.requireNonNullElse(command.zone(), definition.content().zone());
        return begin(decision, id, command.incident(), definition, calendar, zone, false, state, context)
                .answer("clock", id);
    }

    static List<Clock> of(IncidentId incident, State state) {
        return state.find(Clock.KIND, Term.of("incident", incident));
    }

    private static Decision begin(
            Decision decision,
            ClockId id,
            IncidentId incident,
            ClockDefinition definition,
            @Nullable WorkingCalendar calendar,
            String zone,
            boolean rule,
            State state,
            Context context) {
        boolean exercise = Incident.in(state, incident).particulars().exercise();
        Clock clock = new Clock(
                id,
                incident,
                definition,
                calendar,
                zone,
                exercise,
                rule,
                context.now(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        return decision.put(Clock.KIND, clock)
                .append(
                        incident.journal(context.workspace()),
                        new ClockStarted(
                                id,
                                definition.id(),
                                definition.version(),
                                definition.content().title(),
                                zone,
                                exercise,
                                rule));
    }

    /** Starts what a rule asks for and was never started here. */
    private static Decision look(EntryId at, State state, Context context) {
        List<StartRule> rules = Starting.in(state).rules();
        IncidentId incident = new IncidentId(at.journal().id());
        if (rules.isEmpty() || state.get(Incident.KIND, incident.value()).isEmpty()) {
            return new Decision();
        }
        List<Clock> clocks = of(incident, state);
        Set<String> there = clocks.stream().map(c -> c.definition().id()).collect(Collectors.toSet());
        IncidentFacts facts = new IncidentFacts(state, incident, context.now());
        Decision decision = new Decision();
        int room = MOST - clocks.size();
        for (StartRule rule : rules) {
            ClockDefinition definition =
                    there.contains(rule.definition()) || !rule.when().holds(facts)
                            ? null
                            : Definitions.newest(state, rule.definition()).orElse(null);
            if (definition != null && room-- > 0) {
                there.add(rule.definition());
                String name = definition.content().calendar();
                begin(
                        decision,
                        new ClockId(context.newId()),
                        incident,
                        definition,
                        name == null ? null : Definitions.calendar(state, name).orElse(null),
                        definition.content().zone(),
                        true,
                        state,
                        context);
            }
        }
        return decision;
    }
}
