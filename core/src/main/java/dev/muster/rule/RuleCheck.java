package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.rule.RuleAction.Field;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule may say, and its normal form. */
final class RuleCheck {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_PEOPLE = 50;
    private static final long YEAR = 31_622_400;
    private final Map<String, RuleTrigger<?>> triggers;
    private final Map<String, RuleAction> actions;

    /** Refuses whoever is nobody. */
    @FunctionalInterface
    interface Known {
        /** Looks somebody up. */
        void person(String path, PersonId id);
    }

    RuleCheck(Map<String, RuleTrigger<?>> triggers, Map<String, RuleAction> actions) {
        this.triggers = triggers;
        this.actions = actions;
    }

    /** The same in its normal form; refused, with the field, when something about it cannot be. */
    RuleContent check(@Nullable RuleContent content, Admission admission) {
        return check("content", content, admission::person);
    }

    /** The same of one that stands elsewhere. */
    RuleContent check(String root, @Nullable RuleContent content, Known known) {
        RuleContent there = Limits.present(root, content);
        String title = Limits.required(root + ".title", there.title(), LONGEST_TITLE);
        When when = when(root + ".when", Limits.present(root + ".when", there.when()));
        Condition condition = there.condition();
        if (condition != null) {
            condition.checked(root + ".condition");
        } else if (when.becomesTrue() != null) {
            throw Rejection.invalid(root + ".condition", "say what has to become true");
        }
        List<Step> steps = Limits.atMost(root + ".steps", there.steps(), RuleContent.MOST_STEPS);
        if (steps.isEmpty()) {
            throw Rejection.invalid(root + ".steps", "say what is to be done");
        }
        List<Step> checked = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            checked.add(step(root + ".steps[" + i + "]", steps.get(i), known));
        }
        return new RuleContent(title, when, condition, checked);
    }

    private When when(String path, When when) {
        boolean turns = Boolean.TRUE.equals(when.becomesTrue());
        long given = Stream.of(when.events() != null, when.words() != null, turns)
                .filter(g -> g)
                .count();
        if (given != 1) {
            throw Rejection.invalid(path, "give one of events, words and becomesTrue");
        }
        if (turns) {
            return new When(null, null, true);
        }
        return when.words() != null
                ? new When(null, words(path + ".words", when.words()), null)
                : events(path + ".events", when.events());
    }

    private When events(String path, @Nullable List<String> events) {
        List<String> kinds = Limits.atMost(path, events, RuleContent.MOST_EVENTS);
        for (String kind : kinds) {
            if (kind == null || !triggers.containsKey(kind)) {
                throw Rejection.invalid(path, "rules cannot begin with " + kind + "; choose from the list");
            }
        }
        if (kinds.isEmpty()) {
            throw Rejection.invalid(path, "name at least one kind of event");
        }
        return new When(kinds.stream().distinct().toList(), null, null);
    }

    private static List<String> words(String path, List<String> words) {
        Limits.atMost(path, words, RuleContent.MOST_WORDS);
        List<String> normal = new ArrayList<>();
        for (String word : words) {
            String folded = Keywords.normal(Limits.required(path, word, RuleContent.LONGEST_WORD));
            if (folded.length() < 2) {
                throw Rejection.invalid(path, "a word has at least 2 characters");
            }
            if (!normal.contains(folded)) {
                normal.add(folded);
            }
        }
        if (normal.isEmpty()) {
            throw Rejection.invalid(path, "name at least one word");
        }
        return normal;
    }

    private Step step(String path, @Nullable Step step, Known known) {
        Step there = Limits.present(path, step);
        RuleAction action = there.action() == null ? null : actions.get(there.action());
        if (action == null) {
            throw Rejection.invalid(path + ".action", "nothing is called " + there.action() + "; choose from the list");
        }
        Map<String, String> left = new TreeMap<>(there.fields());
        Map<String, String> with = new TreeMap<>();
        for (Field field : action.fields()) {
            String given = left.remove(field.name());
            if (given != null && !given.isBlank()) {
                with.put(field.name(), value(path + ".with." + field.name(), field, given, known));
            } else if (!field.optional()) {
                throw Rejection.invalid(path + ".with." + field.name(), "is missing");
            }
        }
        if (!left.isEmpty()) {
            throw Rejection.invalid(path + ".with", action.name() + " has no field of one of these names");
        }
        checked(path, action, with);
        return new Step(action.name(), with);
    }

    /** What an action says is wrong is told by where the step stands. */
    private static void checked(String path, RuleAction action, Map<String, String> with) {
        try {
            action.check(with);
        } catch (Rejection wrong) {
            throw Rejection.invalid(path + ".with", String.valueOf(wrong.getMessage()));
        }
    }

    private static String value(String path, Field field, String given, Known known) {
        String text =
                Limits.required(path, given, field.sort() == RuleAction.Sort.TEXT ? LONGEST_TEXT : 50 * LONGEST_LINE);
        return switch (field.sort()) {
            case TEXT -> text;
            case PERSON -> {
                PersonId person = person(path, text);
                known.person(path, person);
                yield person.value();
            }
            case PEOPLE -> people(path, text, known);
            case CHANNEL -> shaped(path, () -> new ChannelId(text).value());
            case SEVERITY -> shaped(path, () -> Severity.valueOf(text).name());
            case STATUS -> shaped(path, () -> Status.of(text).word());
            case SECONDS -> shaped(path, () -> Long.toString(Limits.within(path, Long.parseLong(text), 1, YEAR)));
            case LINK -> {
                if (!text.startsWith("https://") && !text.startsWith("http://")) {
                    throw Rejection.invalid(path, "an address begins with https: or http:");
                }
                yield Limits.required(path, text, 2_000);
            }
            case YES -> shaped(path, () -> yes(text));
            case LINE, TASK, ROLE, PROPERTY, PLAYBOOK -> Limits.required(path, text, LONGEST_LINE);
        };
    }

    private static String yes(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static PersonId person(String path, String text) {
        return new PersonId(shaped(path, () -> new PersonId(text).value()));
    }

    private static String people(String path, String text, Known known) {
        List<String> ids = Stream.of(text.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
        Limits.atMost(path, ids, MOST_PEOPLE);
        ids.forEach(id -> known.person(path, person(path, id)));
        return String.join(",", ids);
    }

    private static String shaped(String path, java.util.function.Supplier<String> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(path, "cannot be read as what it has to be; choose from the list");
        }
    }
}
