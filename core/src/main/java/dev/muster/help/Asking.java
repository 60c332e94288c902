package dev.muster.help;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.help.HelpCall.Phase;
import dev.muster.help.HelpCommands.HelpSilent;
import dev.muster.help.HelpEvent.HelpAsked;
import dev.muster.help.HelpEvent.HelpExhausted;
import dev.muster.help.HelpEvent.HelpSettled;
import dev.muster.help.HelpEvent.HelpWanted;
import dev.muster.help.HelpEvent.HelpWithdrawn;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentCommand;
import dev.muster.journal.JournalId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One step of a call: who is asked, who may answer, and how it ends. */
final class Asking {
    private static final Action ANSWER = Action.changing("help.answer", Rank.GUEST);

    private Asking() {}

    /** Asks whoever is next; when nobody is, says so. */
    static Decision next(Decision decision, HelpCall before, String silent, State state, Context context) {
        JournalId home = before.incident().journal(context.workspace());
        Candidate next = before.next().orElse(null);
        if (next == null) {
            return decision.put(HelpCall.KIND, before.now(Phase.EXHAUSTED))
                    .cancel(job(before))
                    .append(home, new HelpExhausted(before.id(), before.need(), HelpRules.told(before, state)));
        }
        HelpCall after = before.with(next.person(), c -> c.asked(context.now()));
        String title = Incident.in(state, before.incident()).title();
        return decision.put(HelpCall.KIND, after)
                .append(home, new HelpAsked(after.id(), next.person(), next.name(), silent))
                .append(
                        Personal.journal(context.workspace(), next.person()),
                        new HelpWanted(
                                after.id(), after.incident(), title, after.need(), after.byName(), next.person()))
                .schedule(
                        job(after),
                        context.now().plus(HelpRules.patience(after)),
                        new HelpSilent(after.incident(), after.id(), next.person()));
    }

    static Decision withdraw(Decision decision, HelpCall call, String reason, Context context) {
        decision.append(call.incident().journal(context.workspace()), new HelpWithdrawn(call.id(), reason));
        return end(decision, call.now(Phase.WITHDRAWN), context);
    }

    /** Ends a call, and tells those who have not answered that they need not any more. */
    static Decision end(Decision decision, HelpCall after, Context context) {
        after.line().stream()
                .filter(Candidate::mayAnswer)
                .forEach(c -> decision.append(
                        Personal.journal(context.workspace(), c.person()), new HelpSettled(after.id(), c.person())));
        return decision.put(HelpCall.KIND, after).cancel(job(after));
    }

    private static String job(HelpCall call) {
        return "help/" + call.id();
    }

    /** True while whoever made the call is still in the incident as one who may bring others in. */
    static boolean good(HelpCall call, State state) {
        return call.state().open()
                && state.get(Member.KIND, Member.id(call.incident().channel(), call.by()))
                        .filter(m -> m.rank().atLeast(Rank.MEMBER))
                        .isPresent();
    }

    static HelpCall answerable(IncidentCommand command, HelpId id, State state, Context context) {
        return find(command, id, state, context).orElseThrow(Rejection::absent);
    }

    private static Optional<HelpCall> find(IncidentCommand command, HelpId id, State state, Context context) {
        return state.get(HelpCall.KIND, Limits.present("call", id).value())
                .filter(c -> c.incident().equals(command.incident()))
                .filter(c -> c.candidate(context.actor().id())
                        .filter(Candidate::mayAnswer)
                        .isPresent())
                .filter(c -> good(c, state));
    }

    /**
     * Handles an answer: whoever is asked stands to the call as a guest does; to all others there is nothing.
     *
     * @param <C> the command
     * @param id the call that a command names
     * @param check step 2
     * @param rule step 5
     */
    record Answering<C extends IncidentCommand>(
            Function<C, HelpId> id, InChannel.Check<C> check, InChannel.Rule<C> rule) implements Handler<C> {
        @Override
        public C admit(C command, Admission admission) {
            Limits.present("channel", command.channel());
            Limits.present("call", id.apply(command));
            return check.admit(command, admission);
        }

        @Override
        public Set<JournalId> journals(C command, WorkspaceId workspace) {
            return Set.of(command.channel().journal(workspace));
        }

        @Override
        public Asked authorise(C command, State state, Context context) {
            return new Asked(ANSWER, standing(command, state, context));
        }

        private Standing standing(C command, State state, Context context) {
            Actor actor = context.actor();
            return find(command, id.apply(command), state, context)
                    .filter(c -> actor.kind() == Caller.Kind.PERSON)
                    .flatMap(c -> state.get(Channel.KIND, c.incident().value()))
                    .map(c -> new Standing(Rank.GUEST, false, c.archived()))
                    .orElse(Standing.ABSENT);
        }

        @Override
        public Decision decide(C command, State state, Context context) {
            return rule.decide(command, state, context);
        }
    }
}
