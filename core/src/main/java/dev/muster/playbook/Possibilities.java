package dev.muster.playbook;

import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Facts.Fact;
import dev.muster.condition.Facts.Sort;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a condition can hold at all. Each subject gets the few values that the condition can tell apart, and the one
 * evaluator is asked about every combination; where there are too many, nothing is claimed.
 */
final class Possibilities {
    private static final int MOST = 4_096;
    private static final int WIDEST = 6;
    private static final int LONGEST = 60;
    private static final String OTHER = "something-else";
    private final Map<String, PropertyDefinition> properties;
    private final Predicate<String> shown;

    /** What is known of a condition. */
    enum Verdict {
        /** It holds whatever happens. */
        ALWAYS,
        /** It never does. */
        NEVER,
        /** It depends. */
        SOMETIMES,
        /** Too much to try. */
        UNKNOWN
    }

    /**
     * Over these properties.
     *
     * @param shown whether the task of an id can be worked on; one that cannot stays open
     */
    Possibilities(Map<String, PropertyDefinition> properties, Predicate<String> shown) {
        this.properties = properties;
        this.shown = shown;
    }

    /** Every look at a subject, in order. */
    static List<Condition.Test> tests(Condition condition) {
        List<Condition.Test> tests = new ArrayList<>();
        List<Condition> parts = new ArrayList<>(List.of(condition));
        for (int i = 0; i < parts.size(); i++) {
            Condition part = parts.get(i);
            if (part instanceof All all) {
                parts.addAll(all.all());
            } else if (part instanceof Any any) {
                parts.addAll(any.any());
            } else if (part instanceof Not not) {
                parts.add(not.not());
            } else {
                tests.add(Condition.test(part));
            }
        }
        return tests;
    }

    Verdict of(Condition condition) {
        Map<String, Set<String>> constants = new HashMap<>();
        tests(condition).forEach(t -> constants
                .computeIfAbsent(t.subject(), s -> new LinkedHashSet<>())
                .addAll(t.values()));
        List<String> subjects = List.copyOf(constants.keySet());
        List<List<Fact>> facts = new ArrayList<>();
        long combinations = 1;
        for (String subject : subjects) {
            List<Fact> values = facts(subject, constants.getOrDefault(subject, Set.of()));
            combinations *= values.size();
            if (values.isEmpty() || combinations > MOST) {
                return Verdict.UNKNOWN;
            }
            facts.add(values);
        }
        boolean held = false;
        boolean failed = false;
        for (long i = 0; i < combinations; i++) {
            Map<String, Fact> combined = combination(subjects, facts, i);
            boolean holds = condition.holds(s -> combined.getOrDefault(s, Fact.UNKNOWN));
            held |= holds;
            failed |= !holds;
        }
        if (held && failed) {
            return Verdict.SOMETIMES;
        }
        return held ? Verdict.ALWAYS : Verdict.NEVER;
    }

    private static Map<String, Fact> combination(List<String> subjects, List<List<Fact>> facts, long number) {
        Map<String, Fact> chosen = new HashMap<>();
        long rest = number;
        for (int i = 0; i < subjects.size(); i++) {
            List<Fact> values = facts.get(i);
            chosen.put(subjects.get(i), values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        return chosen;
    }

    /** The values that matter; none when there are too many. */
    private List<Fact> facts(String subject, Set<String> constants) {
        if (subject.equals("severity")) {
            return Arrays.stream(Severity.values())
                    .map(s -> Fact.choice(s.name()))
                    .toList();
        }
        if (subject.equals("status")) {
            return Arrays.stream(Status.values())
                    .map(s -> Fact.choice(s.word()))
                    .toList();
        }
        if (subject.equals("elapsed")) {
            Set<String> passed = numbers(constants);
            passed.removeIf(n -> n.startsWith("-"));
            return around(Sort.NUMBER, passed, false);
        }
        if (subject.equals("type")) {
            return open(Sort.CHOICE, constants);
        }
        if (subject.startsWith("label:")) {
            return open(Sort.TEXT, constants);
        }
        if (subject.startsWith("task:")) {
            Stream<TaskState> states = shown.test(subject.substring("task:".length()))
                    ? Arrays.stream(TaskState.values())
                    : Stream.of(TaskState.OPEN);
            return states.map(s -> Fact.choice(s.word())).toList();
        }
        PropertyDefinition property =
                subject.startsWith("property:") ? properties.get(subject.substring("property:".length())) : null;
        return property == null ? List.of(Fact.UNKNOWN) : facts(property, constants);
    }

    private static List<Fact> facts(PropertyDefinition property, Set<String> constants) {
        return switch (property.type()) {
            case SELECT ->
                open(Sort.CHOICE, ids(property)).stream()
                        .filter(f -> !f.values().contains(OTHER))
                        .toList();
            case MULTISELECT -> subsets(List.copyOf(ids(property)));
            case NUMBER -> around(Sort.NUMBER, numbers(constants), true);
            case DATE -> around(Sort.TIME, times(constants), true);
            case PERSON, PEOPLE -> open(Sort.CHOICE, constants);
            default -> open(Sort.TEXT, constants);
        };
    }

    private static Set<String> ids(PropertyDefinition property) {
        Set<String> ids = new LinkedHashSet<>();
        property.options().stream().map(PropertyOption::id).forEach(ids::add);
        return ids;
    }

    /** Nothing, each of these, and something else. */
    private static List<Fact> open(Sort sort, Set<String> values) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact(sort, List.of()), new Fact(sort, List.of(OTHER))));
        values.stream().filter(v -> !v.isBlank()).forEach(v -> facts.add(new Fact(sort, List.of(v))));
        return facts;
    }

    private static List<Fact> subsets(List<String> options) {
        if (options.size() > WIDEST) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        for (int set = 0; set < 1 << options.size(); set++) {
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(options.get(i));
                }
            }
            facts.add(new Fact(Sort.CHOICE, chosen));
        }
        return facts;
    }

    /** Each of these, a little less, and a little more; a distance between two lies next to one of them. */
    private static List<Fact> around(Sort sort, Set<String> values, boolean none) {
        List<Fact> facts = new ArrayList<>();
        if (none || values.isEmpty()) {
            facts.add(new Fact(sort, none ? List.of() : List.of("0")));
        }
        values.forEach(v -> facts.add(new Fact(sort, List.of(v))));
        return facts;
    }

    private static Set<String> numbers(Set<String> constants) {
        Set<String> near = new LinkedHashSet<>();
        BigDecimal little = new BigDecimal("0.0001");
        for (String constant : constants) {
            try {
                BigDecimal number = new BigDecimal(constant.length() > LONGEST ? "0" : constant.strip());
                if (Math.abs((long) number.scale()) > LONGEST) {
                    number = BigDecimal.ZERO;
                }
                near.add(number.subtract(little).toPlainString());
                near.add(number.toPlainString());
                near.add(number.add(little).toPlainString());
            } catch (NumberFormatException e) {
                near.add("0");
            }
        }
        return near;
    }

    private static Set<String> times(Set<String> constants) {
        Set<String> near = new LinkedHashSet<>();
        for (String constant : constants) {
            try {
                Instant time = constant.length() == 10
                        ? LocalDate.parse(constant).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(constant).toInstant();
                near.add(time.minusSeconds(1).toString());
                near.add(time.toString());
                near.add(time.plusSeconds(1).toString());
            } catch (DateTimeException e) {
                near.add(Instant.EPOCH.toString());
            }
        }
        return near;
    }
}
