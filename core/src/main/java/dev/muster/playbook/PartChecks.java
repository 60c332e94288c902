package dev.muster.playbook;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.playbook.PlaybookContent.ChannelPlan;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.property.PropertyDefinition;
import org.jspecify.annotations.Nullable;

/** Checks of the parts of a playbook that name nobody. */
final class PartChecks {
    private static final int LONGEST_TEMPLATE = 20_000;

    private PartChecks() {}

    static String id(String path, @Nullable String id) {
        if (id == null || !PropertyDefinition.ID.matcher(id).matches()) {
            throw Rejection.invalid(path, "an id has 1 to 64 letters, digits, _ and -");
        }
        return id;
    }

    static NamedCondition condition(String path, NamedCondition condition) {
        return new NamedCondition(
                id(path + ".id", condition.id()),
                ContentCheck.text(path + ".name", condition.name(), 200),
                Limits.present(path + ".when", condition.when()).checked(path + ".when"));
    }

    static ChannelPlan channel(String path, ChannelPlan channel) {
        return new ChannelPlan(
                Limits.required(path + ".purpose", channel.purpose(), 40),
                ContentCheck.text(path + ".name", channel.name(), 80),
                channel.marking());
    }

    static @Nullable RetrospectivePlan retrospective(String path, @Nullable RetrospectivePlan plan) {
        return plan == null
                ? null
                : new RetrospectivePlan(
                        ContentCheck.text(path + ".template", plan.template(), LONGEST_TEMPLATE),
                        ContentCheck.seconds(path + ".remindAfterSeconds", plan.remindAfterSeconds()),
                        ContentCheck.seconds(path + ".remindAgainSeconds", plan.remindAgainSeconds()));
    }

    static Metric metric(String path, Metric metric) {
        Long target = metric.target();
        return new Metric(
                id(path + ".id", metric.id()),
                Limits.required(path + ".title", metric.title(), 100),
                ContentCheck.text(path + ".description", metric.description(), 500),
                Limits.present(path + ".type", metric.type()),
                target == null ? null : Limits.within(path + ".target", target, 0, Long.MAX_VALUE));
    }
}
