package dev.muster.notifier;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.MarkRead;
import dev.muster.notifier.NotifierCommands.SendAgain;
import dev.muster.notifier.NotifierEvent.SentAgain;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What people do with what they are told: they read it, and have sent again what did not get there. */
final class Reading {
    private static final int MOST = 200;
    private static final Action OTHERS = Action.changing("notifier.send-again", Rank.OWNER);

    private Reading() {}

    static MarkRead check(MarkRead command, Admission admission) {
        if (command.until() == null && command.entries() == null) {
            throw Rejection.invalid("until", "say what was read: until, or entries");
        }
        List<MarkRead.Place> entries = Limits.atMost("entries", command.entries(), MOST);
        entries.forEach(e -> Limits.required("entries", e.channel(), 200));
        return new MarkRead(command.until(), entries, admission.actor().id());
    }

    /** What has not left yet stays here, and what is not confirmed is confirmed by this. */
    static Decision read(MarkRead command, State state, Context context) {
        PersonId me = context.actor().id();
        List<MarkRead.Place> entries = Objects.requireNonNullElse(command.entries(), List.of());
        Instant asked = Objects.requireNonNullElse(command.until(), Instant.EPOCH);
        Instant upTo = asked.isAfter(context.now()) ? context.now() : asked;
        Decision decision = new Decision();
        Set<String> ids = entries.stream()
                .map(e -> Delivery.id(e.channel(), e.entry(), me))
                .collect(java.util.stream.Collectors.toSet());
        state.find(Delivery.KIND, Term.of("person", me), Term.of("open", true)).stream()
                .filter(d -> d.letter().drill() == null)
                .filter(d -> ids.contains(d.id()) || !d.letter().at().isAfter(upTo))
                .forEach(d -> decision.put(Delivery.KIND, d.over(Phase.READ, "you read it in the app"))
                        .cancel(d.job()));
        List<String> keys =
                entries.stream().map(e -> Seen.key(e.channel(), e.entry())).toList();
        return decision.put(Seen.KIND, Seen.of(me, state).with(upTo, keys));
    }

    /** Sends a dead letter again. */
    static final class Again implements Handler<SendAgain> {
        private final Carrying carrying;

        Again(Carrying carrying) {
            this.carrying = carrying;
        }

        @Override
        public SendAgain admit(SendAgain command, Admission admission) {
            return new SendAgain(
                    Limits.required("delivery", command.delivery(), 64),
                    admission.actor().id());
        }

        @Override
        public Set<JournalId> journals(SendAgain command, WorkspaceId workspace) {
            return Set.of(Personal.journal(workspace, Objects.requireNonNull(command.by(), "put there by step 2")));
        }

        @Override
        public Asked authorise(SendAgain command, State state, Context context) {
            boolean own = state.get(Delivery.KIND, command.delivery())
                    .filter(d -> d.person().equals(context.actor().id()))
                    .isPresent();
            return new Asked(own ? NotifierQuestions.KEEP : OTHERS, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(SendAgain command, State state, Context context) {
            Delivery d = state.get(Delivery.KIND, command.delivery()).orElseThrow(Rejection::absent);
            if (d.phase() != Phase.DEAD) {
                throw Rejection.conflict("this one has not failed; there is nothing to send again");
            }
            if (!Carrying.may(d, state)) {
                return Carrying.gone(new Decision(), d);
            }
            int member = d.letter().drill() == null ? 0 : d.member();
            return carrying.carry(new Decision(), Inside.of(d, state), member, context.now())
                    .append(
                            Personal.journal(context.workspace(), d.person()),
                            new SentAgain(d.id(), context.actor().id()));
        }
    }
}
