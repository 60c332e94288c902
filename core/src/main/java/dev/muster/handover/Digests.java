package dev.muster.handover;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.channel.Pins;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.handover.StandupEvent.Missing;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupTold;
import dev.muster.handover.StandupEvent.StandupWithheld;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a standup: the digest, which is pinned in the place of the one before and lists who has not answered
 * and who was away. It is told in another channel too, if one was named, whoever named it is still in that channel, and
 * its marking is not wider; otherwise why not is on record here. Late answers are added to it.
 */
final class Digests {
    private Digests() {}

    /** Closes a session with these answers. */
    static Decision close(Decision decision, Session session, List<Answer> answers, State state, Context context) {
        StandupId id = session.standup();
        Standup standup =
                id == null ? null : state.get(Standup.KIND, id.value()).orElse(null);
        Standup after = digest(decision, session, standup, answers, state, context);
        return after == null ? decision : decision.put(Standup.KIND, after);
    }

    /** Adds the digest and its pin to the decision; gives back the standup as it is to be written. */
    static @Nullable Standup digest(
            Decision decision,
            Session session,
            @Nullable Standup standup,
            List<Answer> answers,
            State state,
            Context context) {
        ChannelId channel = session.channel();
        JournalId journal = channel.journal(context.workspace());
        Set<PersonId> answered = answers.stream().map(Answer::person).collect(Collectors.toSet());
        List<Missing> missing = session.asked().stream()
                .filter(a -> !answered.contains(a.person()))
                .map(Session.Asked::missing)
                .toList();
        List<Missing> away = session.away().stream()
                .filter(a -> !answered.contains(a.person()))
                .toList();
        long number = number(decision, journal, state);
        decision.put(Session.KIND, session.over(number))
                .cancel(Sessions.job(session))
                .cancel(Sessions.reminder(session))
                .cancel(Sessions.waves(session))
                .append(
                        journal,
                        new StandupDigested(session.id(), session.standup(), session.title(), answers, missing, away));
        if (standup != null) {
            Pins.unpin(decision, channel, standup.pinned(), state, context);
        }
        String reason = "Standup: " + session.title();
        boolean pinned = Pins.pin(decision, channel, number, reason, Amendment.NONE, state, context);
        if (standup != null && standup.terms().digestTo() != null) {
            StandupTold told = new StandupTold(channel, session.id(), session.title(), number, answers, missing, away);
            tell(decision, standup, standup.terms().digestTo(), told, state, context);
        }
        return standup == null ? null : standup.pinned(pinned ? number : 0);
    }

    /** The number of the entry that this decision appends to a journal next. */
    static long number(Decision decision, JournalId journal, State state) {
        long appended = decision.acts().stream()
                .filter(a ->
                        a instanceof Decision.Append append && append.journal().equals(journal))
                .count();
        return state.head(journal).sequence() + appended + 1;
    }

    private static void tell(
            Decision decision, Standup standup, ChannelId to, StandupTold told, State state, Context context) {
        PersonId by = standup.terms().by();
        boolean there =
                state.get(Channel.KIND, to.value()).filter(c -> !c.archived()).isPresent();
        boolean in = by != null && state.get(Member.KIND, Member.id(to, by)).isPresent();
        String why = !there || !in
                ? "whoever had it told in another channel cannot write there any more"
                : StandupTerms.lowers(standup.channel(), to, state)
                        ? "the other channel is marked for a wider audience by now"
                        : null;
        Actor muster = Actor.program(
                Caller.system(context.workspace()), context.actor().epoch(), context.now());
        Decision theirs = why == null
                ? new Decision().append(to.journal(context.workspace()), told)
                : new Decision()
                        .append(
                                standup.channel().journal(context.workspace()),
                                new StandupWithheld(told.session(), told.title(), why));
        decision.onBehalfOf(muster, theirs);
    }

    /** Adds a late answer to what readers see of the digest, in the place of one that the same person gave late. */
    static void late(Decision decision, Session session, Answer answer, State state, Context context) {
        JournalId journal = session.channel().journal(context.workspace());
        state.entry(journal, session.digest()).filter(e -> !e.purged()).ifPresent(entry -> {
            Amendment before = Amendment.of(entry);
            List<Object> late = new ArrayList<>();
            if (before.set().get("late") instanceof List<?> already) {
                already.stream()
                        .filter(a -> !(a instanceof Map<?, ?> one
                                && answer.person().value().equals(one.get("person"))))
                        .forEach(late::add);
            }
            Map<String, Object> one = new TreeMap<>();
            one.put("person", answer.person().value());
            one.put("name", answer.name());
            one.put("done", answer.done());
            one.put("next", answer.next());
            one.put("blockers", answer.blockers());
            one.put("at", answer.at().toString());
            late.add(one);
            decision.amend(journal, session.digest(), before.with("late", late), null);
        });
    }
}
