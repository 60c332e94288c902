package dev.muster.deadline;

import dev.muster.access.Action;
import dev.muster.access.Actor;
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
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.deadline.DeadlineCommands.DefineCalendar;
import dev.muster.deadline.DeadlineCommands.DefineClock;
import dev.muster.deadline.DeadlineCommands.SetStarting;
import dev.muster.deadline.DeadlineCommands.StartRule;
import dev.muster.deadline.DeadlineEvent.CalendarDefined;
import dev.muster.deadline.DeadlineEvent.ClockDefined;
import dev.muster.deadline.DeadlineEvent.StartingSet;
import dev.muster.deadline.Definitions.Starting;
import dev.muster.deadline.WorkingCalendar.Content;
import dev.muster.deadline.WorkingCalendar.Holiday;
import dev.muster.deadline.WorkingCalendar.Year;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Defines clocks and calendars, and says which start by themselves. For administrators.
 *
 * @param <C> the command
 * @param check step 2
 * @param rule step 5
 */
record DefinitionRules<C extends Command>(InChannel.Check<C> check, InChannel.Rule<C> rule) implements Handler<C> {
    private static final Action DEFINE = Action.changing("deadline.define", Rank.OWNER);
    private static final Action READ = Action.reading("deadline.read-definitions", Rank.OWNER);
    private static final int MOST = 500;
    private static final int MOST_RULES = 50;
    private static final int MOST_YEARS = 40;
    private static final int MOST_HOLIDAYS = 100;

    static void register(Registry registry) {
        registry.audience(
                Definitions.SORT,
                (journal, actor, state, policy) -> policy.allows(actor, READ, ChannelAccess.workspace(actor))
                        ? OptionalLong.of(1)
                        : OptionalLong.empty());
        registry.handle(
                "deadline.define",
                DefineClock.class,
                new DefinitionRules<>(DefinitionRules::checkClock, DefinitionRules::clock));
        registry.handle(
                "deadline.define-calendar",
                DefineCalendar.class,
                new DefinitionRules<>(DefinitionRules::checkCalendar, DefinitionRules::calendar));
        registry.handle(
                "deadline.set-starting",
                SetStarting.class,
                new DefinitionRules<>(DefinitionRules::checkStarting, DefinitionRules::starting));
        registry.event("deadline.defined", 1, ClockDefined.class);
        registry.event("deadline.calendar-defined", 1, CalendarDefined.class);
        registry.event("deadline.starting-set", 1, StartingSet.class);
    }

    @Override
    public C admit(C command, Admission admission) {
        return check.admit(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(Definitions.journal(workspace));
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        Actor actor = context.actor();
        return new Asked(DEFINE, ChannelAccess.workspace(actor));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }

    private static String id(String field, String id) {
        String there = Limits.required(field, id, 40);
        if (!DefinitionCheck.ID.matcher(there).matches()) {
            throw Rejection.invalid(field, "has 1 to 40 small letters, digits and hyphens");
        }
        return there;
    }

    private static DefineClock checkClock(DefineClock command, Admission admission) {
        return new DefineClock(
                id("definition", command.definition()),
                DefinitionCheck.checked(Limits.present("content", command.content()), true));
    }

    private static Decision clock(DefineClock command, State state, Context context) {
        String calendar = command.content().calendar();
        DefinitionCheck.checked(
                command.content(),
                calendar == null || Definitions.calendar(state, calendar).isPresent());
        room(state);
        int version = Definitions.newest(state, command.definition())
                        .map(ClockDefinition::version)
                        .orElse(0)
                + 1;
        ClockDefinition definition = new ClockDefinition(command.definition(), version, command.content());
        return new Decision()
                .put(Definitions.KIND, definition)
                .append(Definitions.journal(context.workspace()), new ClockDefined(definition))
                .answer("version", version);
    }

    private static void room(State state) {
        if (Definitions.own(state) >= MOST) {
            throw Rejection.conflict("a workspace has " + MOST + " versions of its own at most");
        }
    }

    private static DefineCalendar checkCalendar(DefineCalendar command, Admission admission) {
        Content content = Limits.present("content", command.content());
        if (content.weekend().size() > 6) {
            throw Rejection.invalid("content.weekend", "leave a day of the week on which offices work");
        }
        Set<Integer> years = new HashSet<>();
        List<Year> checked = new ArrayList<>();
        for (Year year : Limits.atMost("content.years", content.years(), MOST_YEARS)) {
            Limits.within("content.years.year", year.year(), 2000, 2100);
            if (!years.add(year.year())) {
                throw Rejection.invalid("content.years.year", year.year() + " is there twice; name each once");
            }
            checked.add(new Year(
                    year.year(),
                    Limits.atMost("content.years.holidays", year.holidays(), MOST_HOLIDAYS).stream()
                            .map(h -> holiday(year.year(), h))
                            .toList()));
        }
        if (checked.isEmpty()) {
            throw Rejection.invalid("content.years", "covers at least one year");
        }
        return new DefineCalendar(
                id("calendar", command.calendar()),
                new Content(
                        Limits.required("content.title", content.title(), 200),
                        Limits.required("content.source", content.source(), 500),
                        content.weekend(),
                        checked));
    }

    private static Holiday holiday(int year, Holiday holiday) {
        String field = "content.years.holidays";
        if (Limits.present(field + ".day", holiday.day()).getYear() != year) {
            throw Rejection.invalid(field + ".day", holiday.day() + " is not in " + year);
        }
        return new Holiday(holiday.day(), Limits.required(field + ".name", holiday.name(), 100));
    }

    private static Decision calendar(DefineCalendar command, State state, Context context) {
        room(state);
        int version = Definitions.calendar(state, command.calendar())
                        .map(WorkingCalendar::version)
                        .orElse(0)
                + 1;
        WorkingCalendar calendar = new WorkingCalendar(command.calendar(), version, command.content());
        return new Decision()
                .put(Definitions.CALENDARS, calendar)
                .append(Definitions.journal(context.workspace()), new CalendarDefined(calendar))
                .answer("version", version);
    }

    private static SetStarting checkStarting(SetStarting command, Admission admission) {
        List<StartRule> rules = new ArrayList<>();
        for (StartRule rule : Limits.atMost("rules", command.rules(), MOST_RULES)) {
            StartRule there = Limits.present("rules", rule);
            rules.add(new StartRule(
                    id("rules.definition", there.definition()),
                    Limits.present("rules.when", there.when()).checked("rules.when")));
        }
        return new SetStarting(List.copyOf(rules));
    }

    private static Decision starting(SetStarting command, State state, Context context) {
        List<StartRule> rules = Objects.requireNonNullElse(command.rules(), List.of());
        for (StartRule rule : rules) {
            if (Definitions.newest(state, rule.definition()).isEmpty()) {
                throw Rejection.invalid("rules.definition", "there is no definition " + rule.definition());
            }
        }
        return new Decision()
                .put(Starting.KIND, new Starting(rules))
                .append(Definitions.journal(context.workspace()), new StartingSet(rules));
    }
}
