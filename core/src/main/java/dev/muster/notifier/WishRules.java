package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.notifier.NotifierCommands.SetWishes;
import dev.muster.notifier.NotifierEvent.WishesSet;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How people say how they want to be told. */
final class WishRules {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST_RULES = 50;
    private static final int MOST_TIMES = 24;

    private WishRules() {}

    static SetWishes check(SetWishes command, Admission admission) {
        PersonId me = admission.actor().id();
        Wishes wishes = command.wishes();
        if (wishes == null) {
            return new SetWishes(null, me);
        }
        String zone = wishes.zone() == null ? admission.actor().zone().getId() : wishes.zone();
        Wishes.Quiet quiet = wishes.quiet();
        if (quiet != null) {
            span("wishes.quiet", quiet.from(), quiet.to());
        }
        Limits.atMost("wishes.digestAt", wishes.digestAt(), MOST_TIMES).forEach(t -> time("wishes.digestAt", t));
        Limits.atMost("wishes.rules", wishes.rules(), MOST_RULES).forEach(WishRules::rule);
        return new SetWishes(new Wishes(zone("wishes.zone", zone), quiet, wishes.digestAt(), wishes.rules()), me);
    }

    private static void rule(Wishes.Rule rule) {
        String field = "wishes.rules";
        Limits.present(field, rule.how());
        Limits.atMost(field, rule.kinds(), MOST_RULES).forEach(kind -> Limits.required(field, kind, 40));
        Limits.atMost(field, rule.days(), 7);
        if (rule.from() != null || rule.to() != null) {
            span(field, rule.from(), rule.to());
        }
        if (rule.via() != null) {
            Limits.required(field, rule.via(), 40);
        }
    }

    private static void span(String field, @Nullable String from, @Nullable String to) {
        if (time(field, from).equals(time(field, to))) {
            throw Rejection.invalid(field, "begins and ends at the same time; say another end");
        }
    }

    /** A time of day. */
    static String time(String field, @Nullable String time) {
        if (time == null || !TIME.matcher(time).matches()) {
            throw Rejection.invalid(field, "a time of day is written 07:30");
        }
        return LocalTime.parse(time).toString();
    }

    /** The name of a zone. */
    static String zone(String field, String zone) {
        try {
            return ZoneId.of(Limits.required(field, zone, 60)).getId();
        } catch (DateTimeException e) {
            throw Rejection.invalid(field, "there is no zone of this name; say one such as Europe/London");
        }
    }

    static Decision set(SetWishes command, State state, Context context) {
        PersonId me = context.actor().id();
        Wishes wishes = Objects.requireNonNullElse(command.wishes(), Wishes.NONE);
        return new Decision()
                .put(Wishes.Of.KIND, new Wishes.Of(me, wishes))
                .append(Personal.journal(context.workspace(), me), new WishesSet(wishes));
    }
}
