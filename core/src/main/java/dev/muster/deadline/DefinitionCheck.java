package dev.muster.deadline;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.deadline.ClockDefinition.Content;
import dev.muster.deadline.ClockDefinition.Escalation;
import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.ClockDefinition.Trigger;
import dev.muster.deadline.DeadlineViews.Problem;
import dev.muster.deadline.Reckoning.Choice;
import dev.muster.deadline.Reckoning.Step;
import dev.muster.deadline.Reckoning.Unit;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a definition, all of it at once: whatever has no fault here can be reckoned. */
final class DefinitionCheck {
    /** The shape of the ids of definitions, triggers, stages and calendars. */
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final int MOST = 10;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> triggers = new HashSet<>();
    private final Set<String> counted = new HashSet<>();
    private final Set<String> stages = new HashSet<>();
    private boolean works;

    private DefinitionCheck() {}

    /**
     * Everything that is wrong.
     *
     * @param calendarKnown whether the calendar that it names is there
     */
    static List<Problem> problems(@Nullable Content content, boolean calendarKnown) {
        DefinitionCheck check = new DefinitionCheck();
        if (content == null) {
            check.fault("content", "is missing");
        } else {
            check.check(content, calendarKnown);
        }
        return List.copyOf(check.problems);
    }

    /**
     * The same content, if nothing is wrong with it.
     *
     * @throws Rejection with the first fault
     */
    static Content checked(Content content, boolean calendarKnown) {
        problems(content, calendarKnown).stream()
                .filter(Problem::fault)
                .findFirst()
                .ifPresent(p -> {
                    throw Rejection.invalid("content." + p.path(), p.message());
                });
        return content;
    }

    private void check(Content content, boolean calendarKnown) {
        text("title", content.title(), 200, true);
        text("regime", content.regime(), 60, true);
        text("source", content.source(), 500, true);
        text("note", content.note(), 2_000, false);
        zone("zone", content.zone());
        size("triggers", content.triggers().size());
        for (int i = 0; i < content.triggers().size(); i++) {
            trigger("triggers[" + i + "]", content.triggers().get(i));
        }
        size("stages", content.stages().size());
        for (int i = 0; i < content.stages().size(); i++) {
            stage("stages[" + i + "]", content.stages().get(i));
        }
        for (String unused : triggers) {
            if (!counted.contains(unused)) {
                problems.add(new Problem("triggers", "no stage counts from " + unused, false));
            }
        }
        if (works && content.calendar() == null) {
            fault("calendar", "a stage asks for working days; name the calendar");
        } else if (!works && content.calendar() != null) {
            problems.add(new Problem("calendar", "no stage asks for working days", false));
        }
        if (content.calendar() != null && !calendarKnown) {
            fault("calendar", "there is no calendar of this id; define it first");
        }
    }

    private void trigger(String path, @Nullable Trigger trigger) {
        if (trigger == null) {
            fault(path, "is missing");
            return;
        }
        id(path + ".id", trigger.id(), triggers);
        text(path + ".title", trigger.title(), 200, true);
        text(path + ".meaning", trigger.meaning(), 1_000, false);
    }

    private void stage(String path, @Nullable Stage stage) {
        if (stage == null) {
            fault(path, "is missing");
            return;
        }
        int[] left = {Reckoning.MOST_PARTS};
        reckoning(path + ".due", stage.due(), Reckoning.DEEPEST, left);
        id(path + ".id", stage.id(), stages);
        text(path + ".title", stage.title(), 200, true);
        text(path + ".audience", stage.audience(), 200, true);
        if (stage.roll() != null) {
            time(path + ".roll", stage.roll());
            works = true;
        }
        if (stage.escalate().size() > MOST) {
            fault(path + ".escalate", "at most " + MOST);
        }
        int before = 0;
        for (int i = 0; i < stage.escalate().size(); i++) {
            String at = path + ".escalate[" + i + "]";
            Escalation step = stage.escalate().get(i);
            if (step.percent() <= before || step.percent() > 100) {
                fault(at + ".percent", "ascends from 1 to 100; " + step.percent() + " does not");
            }
            before = step.percent();
            if (step.roles().size() > MOST) {
                fault(at + ".roles", "at most " + MOST);
            }
            step.roles().forEach(r -> text(at + ".roles", r, 40, true));
        }
    }

    private void reckoning(String path, @Nullable Reckoning reckoning, int deeper, int[] left) {
        if (reckoning == null) {
            fault(path, "is missing");
        } else if (deeper == 0 || --left[0] < 0) {
            fault(path, "has at most " + Reckoning.DEEPEST + " levels and " + Reckoning.MOST_PARTS + " parts");
        } else if (reckoning instanceof Reckoning.After after) {
            step(path + ".after", after.after());
        } else if (reckoning instanceof Reckoning.Earliest earliest) {
            if (earliest.earliest().isEmpty()) {
                fault(path + ".earliest", "names at least one");
            }
            for (int i = 0; i < earliest.earliest().size(); i++) {
                reckoning(path + ".earliest[" + i + "]", earliest.earliest().get(i), deeper - 1, left);
            }
        } else if (reckoning instanceof Reckoning.Branch branch) {
            choice(path + ".branch", branch.branch(), deeper, left);
        }
    }

    private void choice(String path, Choice choice, int deeper, int[] left) {
        known(path + ".trigger", choice.trigger());
        known(path + ".of", choice.of());
        within(path + ".withinHours", choice.withinHours(), Unit.HOURS.most);
        reckoning(path + ".then", choice.then(), deeper - 1, left);
        reckoning(path + ".otherwise", choice.otherwise(), deeper - 1, left);
    }

    private void step(String path, Step step) {
        if ((step.trigger() == null) == (step.submission() == null)) {
            fault(path, "counts from a trigger or from a submission, and from one of them");
        } else if (step.trigger() != null) {
            known(path + ".trigger", step.trigger());
        } else if (!stages.contains(step.submission())) {
            fault(path + ".submission", "is no stage before this one");
        }
        Unit unit = step.unit();
        if (unit == null) {
            fault(path, "has one of hours, days, months and businessDays");
            return;
        }
        within(path, step.amount(), unit.most);
        works |= unit == Unit.BUSINESS_DAYS;
        if (step.at() != null) {
            time(path + ".at", step.at());
        }
        if (unit == Unit.BUSINESS_DAYS && step.at() == null) {
            fault(path + ".at", "say at what time the last business day ends, such as 17:30");
        } else if (unit == Unit.HOURS && step.at() != null) {
            fault(path + ".at", "hours end when they are over; leave it out");
        }
    }

    private void known(String path, @Nullable String trigger) {
        if (trigger == null || !triggers.contains(trigger)) {
            fault(path, "is no trigger of this definition");
        } else {
            counted.add(trigger);
        }
    }

    private void id(String path, @Nullable String id, Set<String> taken) {
        if (id == null || !ID.matcher(id).matches()) {
            fault(path, "has 1 to 40 small letters, digits and hyphens");
        } else if (!taken.add(id)) {
            fault(path, "is there twice; name each once");
        }
    }

    private void text(String path, @Nullable String text, int most, boolean needed) {
        try {
            String unused = needed ? Limits.required(path, text, most) : Limits.optional(path, text, most);
        } catch (Rejection e) {
            fault(path, e.getMessage() == null ? "is no text" : e.getMessage());
        }
    }

    private void size(String path, int size) {
        within(path, size, MOST);
    }

    private void within(String path, int number, int most) {
        if (number < 1 || number > most) {
            fault(path, "must be 1 to " + most + ", not " + number);
        }
    }

    private void time(String path, String time) {
        try {
            if (!LocalTime.parse(time).toString().equals(time)) {
                fault(path, "is a time such as 17:30");
            }
        } catch (DateTimeException e) {
            fault(path, "is a time such as 17:30");
        }
    }

    private void zone(String path, @Nullable String zone) {
        try {
            ZoneId unused = ZoneId.of(Limits.required(path, zone, 64));
        } catch (DateTimeException | Rejection e) {
            fault(path, "is a zone such as Europe/Brussels");
        }
    }

    private void fault(String path, String message) {
        problems.add(new Problem(path, message, true));
    }
}
