package dev.muster.playbook;

import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Has;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.Less;
import dev.muster.condition.Condition.More;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import java.util.function.UnaryOperator;

/** Conditions whose looks at subjects are others. */
final class Subjects {
    private Subjects() {}

    /** The same condition with each of its looks changed. */
    static Condition each(Condition condition, UnaryOperator<Test> change) {
        if (condition instanceof All all) {
            return new All(all.all().stream().map(c -> each(c, change)).toList());
        }
        if (condition instanceof Any any) {
            return new Any(any.any().stream().map(c -> each(c, change)).toList());
        }
        if (condition instanceof Not not) {
            return new Not(each(not.not(), change));
        }
        if (condition instanceof Is is) {
            return new Is(change.apply(is.is()));
        }
        if (condition instanceof Has has) {
            return new Has(change.apply(has.has()));
        }
        if (condition instanceof Less less) {
            return new Less(change.apply(less.less()));
        }
        return condition instanceof More more ? new More(change.apply(more.more())) : condition;
    }
}
