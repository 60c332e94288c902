package dev.muster.notice;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.notice.NoticeCommands.PlanNotice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans notices with all that may be said of them. */
final class Planning {
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_NAME = 100;

    private Planning() {}

    static PlanNotice check(PlanNotice command, Admission admission) {
        Plan plan = command.plan() == null ? Plan.to(Addressees.EVERYONE) : command.plan();
        when(command, plan);
        checked("plan.to", plan.to(), admission);
        checkedName("plan.via", plan.via());
        Limits.atMost("plan.chain", plan.chain(), MOST_STEPS).forEach(step -> {
            checked("plan.chain", step.to(), admission);
            Limits.within("plan.chain", step.patience(), 1, NoticeRules.YEAR);
            checkedName("plan.chain", step.via());
        });
        boolean acknowledged = Objects.requireNonNullElse(
                command.untilAcknowledged(), !plan.chain().isEmpty());
        if (!acknowledged && !plan.chain().isEmpty()) {
            throw Rejection.invalid("untilAcknowledged", "what escalates has to be acknowledged; leave this out");
        }
        return new PlanNotice(
                command.channel(),
                Limits.required("text", command.text(), NoticeRules.LONGEST),
                command.at(),
                command.everySeconds(),
                acknowledged,
                plan,
                new NoticeId(admission.newId()));
    }

    private static void when(PlanNotice command, Plan plan) {
        Long every = command.everySeconds();
        String cron = plan.cron();
        if (cron == null) {
            if (plan.zone() != null) {
                throw Rejection.invalid("plan.zone", "belongs to a cron; leave it out");
            }
            if (every == null && command.at() == null) {
                throw Rejection.invalid("at", "say when: at, everySeconds, or a cron and its zone");
            }
        } else {
            if (every != null) {
                throw Rejection.invalid("everySeconds", "give everySeconds or a cron, not both");
            }
            if (plan.zone() == null) {
                throw Rejection.invalid("plan.zone", "a cron needs the zone by whose clock it goes");
            }
            Limits.required("plan.cron", cron, LONGEST_NAME);
            Cron.of(cron, plan.zone());
        }
        if (every != null) {
            Limits.within("everySeconds", every, 5, NoticeRules.YEAR);
        }
        Limits.within("plan.waitSeconds", plan.patience(), 1, NoticeRules.YEAR);
        if (plan.tooLateSeconds() != null) {
            Limits.within("plan.tooLateSeconds", plan.tooLateSeconds(), 1, NoticeRules.YEAR);
        }
    }

    private static void checked(String field, Addressees to, Admission admission) {
        NoticeRules.distinct(field, to.people(), MOST_NAMES);
        Limits.atMost(field, to.roles(), MOST_STEPS).forEach(role -> Limits.required(field, role, LONGEST_NAME));
        for (GroupId group : Limits.atMost(field, to.groups(), MOST_STEPS)) {
            if (admission
                    .directory()
                    .group(admission.actor().workspace(), group)
                    .isEmpty()) {
                throw Rejection.invalid(field, "there is no group " + group + "; choose another");
            }
        }
    }

    private static void checkedName(String field, @Nullable String name) {
        if (name != null) {
            Limits.required(field, name, LONGEST_NAME);
        }
    }

    static Decision plan(PlanNotice command, State state, Context context) {
        NoticeRules.room(command.channel(), state);
        Plan plan = command.plan();
        NoticeRules.inChannel("plan.to", plan.to().people(), command.channel(), state);
        plan.chain().forEach(s -> NoticeRules.inChannel("plan.chain", s.to().people(), command.channel(), state));
        Notice.Terms terms = new Notice.Terms(
                command.channel(),
                command.text(),
                plan.to().people(),
                command.everySeconds(),
                Boolean.TRUE.equals(command.untilAcknowledged()),
                people(plan),
                plan.patience(),
                plan);
        NoticeId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        return NoticeRules.made(
                Notice.planned(id, terms, context.now(), first(command, terms, context.now())), command, context);
    }

    private static List<PersonId> people(Plan plan) {
        return plan.chain().stream()
                .flatMap(s -> s.to().people().stream())
                .distinct()
                .toList();
    }

    private static Instant first(PlanNotice command, Notice.Terms terms, Instant now) {
        Instant from = command.at() == null ? null : NoticeRules.ahead(command.at(), now);
        if (command.plan().cron() != null) {
            Instant next = terms.next(from == null ? now : from.minusNanos(1_000));
            if (next == null || next.isAfter(now.plusSeconds(10 * NoticeRules.YEAR))) {
                throw Rejection.invalid("plan.cron", "names no time within ten years");
            }
            return next;
        }
        return from == null ? Objects.requireNonNull(terms.next(now), "an interval has a next time") : from;
    }
}
