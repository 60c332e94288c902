package dev.muster.notice;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.notice.NoticeCommands.AcknowledgeNotice;
import dev.muster.notice.NoticeCommands.CancelNotice;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeEvent.NoticeAcknowledged;
import dev.muster.notice.NoticeEvent.NoticeCancelled;
import dev.muster.notice.NoticeEvent.NoticeScheduled;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be done with notices, and what comes of it. */
final class NoticeRules {
    static final int LONGEST = 2_000;
    private static final int MOST = 200;
    static final long YEAR = Duration.ofDays(366).toSeconds();

    private NoticeRules() {}

    static ScheduleNotice check(ScheduleNotice command, Admission admission) {
        if (command.inSeconds() != null && command.at() != null) {
            throw Rejection.invalid("at", "give inSeconds or at, not both");
        }
        if (command.inSeconds() == null && command.at() == null && command.everySeconds() == null) {
            throw Rejection.invalid("inSeconds", "say when: inSeconds, at, or everySeconds");
        }
        if (command.inSeconds() != null) {
            Limits.within("inSeconds", command.inSeconds(), 1, YEAR);
        }
        if (command.everySeconds() != null) {
            Limits.within("everySeconds", command.everySeconds(), 5, YEAR);
        }
        List<PersonId> chain = distinct("escalateTo", command.escalateTo(), 20);
        boolean acknowledged = Objects.requireNonNullElse(command.untilAcknowledged(), !chain.isEmpty());
        if (!acknowledged && !chain.isEmpty()) {
            throw Rejection.invalid("untilAcknowledged", "what escalates has to be acknowledged; leave this out");
        }
        long after = Objects.requireNonNullElse(command.escalateAfterSeconds(), 300L);
        return new ScheduleNotice(
                command.channel(),
                Limits.required("text", command.text(), LONGEST),
                distinct("people", command.people(), 1_000),
                command.inSeconds(),
                command.at(),
                command.everySeconds(),
                acknowledged,
                chain,
                Limits.within("escalateAfterSeconds", after, 1, YEAR),
                new NoticeId(admission.newId()));
    }

    static List<PersonId> distinct(String field, @Nullable List<PersonId> people, int most) {
        return List.copyOf(new LinkedHashSet<>(Limits.atMost(field, people, most)));
    }

    static Decision schedule(ScheduleNotice command, State state, Context context) {
        ChannelId channel = command.channel();
        room(channel, state);
        List<PersonId> people = Objects.requireNonNullElse(command.people(), List.of());
        List<PersonId> chain = Objects.requireNonNullElse(command.escalateTo(), List.of());
        inChannel("people", people, channel, state);
        inChannel("escalateTo", chain, channel, state);
        Notice.Terms terms = new Notice.Terms(
                channel,
                command.text(),
                people,
                command.everySeconds(),
                Objects.requireNonNullElse(command.untilAcknowledged(), false),
                chain,
                Objects.requireNonNullElse(command.escalateAfterSeconds(), 300L),
                null);
        NoticeId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        return made(Notice.planned(id, terms, context.now(), first(command, context.now())), command, context);
    }

    /** Keeps a new notice, tells of it, and plans it. */
    static Decision made(Notice notice, ChannelCommand command, Context context) {
        Decision decision = new Decision()
                .put(Notice.KIND, notice)
                .append(journal(command, context), new NoticeScheduled(notice))
                .answer("notice", notice.id());
        return Firing.plan(decision, notice);
    }

    /** Refuses one more than a channel holds. */
    static void room(ChannelId channel, State state) {
        if (state.find(Notice.KIND, Term.of("channel", channel), Term.of("running", true))
                        .size()
                >= MOST) {
            throw Rejection.conflict("a channel holds " + MOST + " running notices at most; cancel one first");
        }
    }

    private static Instant first(ScheduleNotice command, Instant now) {
        Instant at = command.at();
        if (at == null) {
            Long seconds = command.inSeconds() == null ? command.everySeconds() : command.inSeconds();
            return now.plusSeconds(Objects.requireNonNull(seconds, "admitted commands say when"));
        }
        return ahead(at, now);
    }

    /** A time that was asked for, to the microsecond. */
    static Instant ahead(Instant at, Instant now) {
        if (!at.isAfter(now) || at.isAfter(now.plusSeconds(10 * YEAR))) {
            throw Rejection.invalid("at", "must lie ahead, and within ten years");
        }
        return at.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Refuses who is not in the channel. */
    static void inChannel(String field, Collection<PersonId> people, ChannelId channel, State state) {
        Collection<String> ids = people.stream().map(p -> Member.id(channel, p)).toList();
        var found = state.all(Member.KIND, ids);
        for (PersonId person : people) {
            if (!found.containsKey(Member.id(channel, person))) {
                throw Rejection.invalid(field, person + " is not in this channel; add them first");
            }
        }
    }

    static Decision cancel(CancelNotice command, State state, Context context) {
        Notice notice = notice(command, command.notice(), state);
        if (!notice.running()) {
            throw Rejection.conflict("this notice is over; there is nothing to cancel");
        }
        Notice after = notice.ended(Notice.Phase.CANCELLED, null);
        Decision decision = new Decision()
                .put(Notice.KIND, after)
                .append(
                        journal(command, context),
                        new NoticeCancelled(notice.id(), notice.terms().text()));
        return Firing.plan(decision, after);
    }

    static Decision acknowledge(AcknowledgeNotice command, State state, Context context) {
        Notice notice = notice(command, command.notice(), state);
        PersonId person = context.actor().id();
        if (person.equals(notice.acknowledgedBy())) {
            return new Decision();
        }
        if (!notice.terms().untilAcknowledged()) {
            throw Rejection.conflict("this notice asks for no acknowledgement");
        }
        if (!notice.running()) {
            throw Rejection.conflict(
                    "this notice is over: it was " + notice.state().word());
        }
        if (notice.fired() == 0) {
            throw Rejection.conflict("this notice has not been given yet; cancel it if it is not needed");
        }
        if (!addresses(notice, state, context)) {
            throw Rejection.conflict("this notice is for others to acknowledge");
        }
        Notice after = notice.ended(Notice.Phase.ACKNOWLEDGED, person);
        Decision decision = new Decision()
                .put(Notice.KIND, after)
                .append(
                        journal(command, context),
                        new NoticeAcknowledged(
                                notice.id(),
                                person,
                                context.actor().name(),
                                notice.terms().text()));
        return Firing.plan(decision, after);
    }

    /** True when the actor is one of those that it has been addressed to so far. */
    private static boolean addresses(Notice notice, State state, Context context) {
        if (notice.forEveryone()) {
            return true;
        }
        Map<GroupId, Set<PersonId>> mine = new HashMap<>();
        context.actor().groups().forEach(g -> mine.put(g, Set.of(context.actor().id())));
        return Reached.of(notice, mine, state).contains(context.actor().id());
    }

    private static Notice notice(ChannelCommand command, NoticeId id, State state) {
        return state.get(Notice.KIND, Limits.present("notice", id).value())
                .filter(n -> n.terms().channel().equals(command.channel()))
                .orElseThrow(Rejection::absent);
    }

    private static JournalId journal(ChannelCommand command, Context context) {
        return command.channel().journal(context.workspace());
    }
}
