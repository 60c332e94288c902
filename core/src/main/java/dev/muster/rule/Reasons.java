package dev.muster.rule;

import dev.muster.condition.Condition;
import dev.muster.condition.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a condition holds or does not, in words: each look that it takes at something, and what it saw. */
final class Reasons {
    private static final int MOST = 10;
    private static final int LONGEST = 80;

    private Reasons() {}

    /** What each look saw; empty when there is no condition. */
    static String of(@Nullable Condition condition, Facts facts) {
        if (condition == null) {
            return "";
        }
        List<String> looks = new ArrayList<>();
        add(condition, facts, looks);
        String said = String.join("; ", looks.subList(0, Math.min(MOST, looks.size())));
        return looks.size() > MOST ? said + "; and " + (looks.size() - MOST) + " more" : said;
    }

    private static void add(Condition condition, Facts facts, List<String> looks) {
        if (condition instanceof Condition.All all) {
            all.all().forEach(c -> add(c, facts, looks));
        } else if (condition instanceof Condition.Any any) {
            any.any().forEach(c -> add(c, facts, looks));
        } else if (condition instanceof Condition.Not not) {
            add(not.not(), facts, looks);
        } else {
            Condition.Test test = Condition.test(condition);
            if (test != null) {
                looks.add(look(condition, test, facts));
            }
        }
    }

    private static String look(Condition condition, Condition.Test test, Facts facts) {
        String wanted = condition instanceof Condition.Has
                ? "has a value"
                : relation(condition) + " " + (test.values().isEmpty() ? "nothing" : joined(test.values(), " or "));
        List<String> values = facts.of(test.subject()).values();
        String seen = values.isEmpty() ? "it has none" : "it is " + joined(values, ", ");
        return cut(test.subject()) + " " + wanted + ": " + (condition.holds(facts) ? "yes" : "no") + " (" + seen + ")";
    }

    private static String relation(Condition condition) {
        if (condition instanceof Condition.Less) {
            return "is less than";
        }
        return condition instanceof Condition.More ? "is more than" : "is";
    }

    private static String joined(List<String> values, String between) {
        return cut(String.join(between, values.subList(0, Math.min(MOST, values.size()))));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
