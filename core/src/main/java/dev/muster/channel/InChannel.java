package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.util.HashSet;
import java.util.Set;

/**
 * Handles a command about one channel: its journal is the channel's, and the policy is asked about the
 * actor's standing there.
 *
 * @param <C> the command
 * @param action what is put to the policy
 * @param check step 2: shape, size and names
 * @param rule step 5
 */
public record InChannel<C extends ChannelCommand>(Action action, Check<C> check, Rule<C> rule) implements Handler<C> {
    /** Step 2 of a command; gives back the command to run. */
    @FunctionalInterface
    public interface Check<C> {
        /** Checks, and resolves names. */
        C admit(C command, Admission admission);
    }

    /** Step 5 of a command. */
    @FunctionalInterface
    public interface Rule<C> {
        /** Decides. */
        Decision decide(C command, State state, Context context);
    }

    /** Handles a command that needs no check beyond its types. */
    public static <C extends ChannelCommand> InChannel<C> of(Action action, Rule<C> rule) {
        return new InChannel<>(action, (command, admission) -> command, rule);
    }

    @Override
    public C admit(C command, Admission admission) {
        dev.muster.command.Limits.present("channel", command.channel());
        return check.admit(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(command.channel().journal(workspace));
    }

    @Override
    public Set<DocumentKey> needs(C command, Actor actor) {
        Set<DocumentKey> needs = new HashSet<>(ChannelAccess.needs(actor.workspace(), command.channel(), actor));
        needs.add(Watched.key(actor.workspace()));
        return needs;
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return new Asked(action, ChannelAccess.standing(state, command.channel(), context.actor()));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}
