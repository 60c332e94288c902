package dev.muster.stakeholder;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.incident.IncidentCommand;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.util.Set;

/**
 * Handles a command about a draft: whoever may not write drafts is told that there is none.
 *
 * @param <C> the command
 * @param publishes true when its home is the incident's journal, and not that of the drafts
 * @param check step 2
 * @param rule step 5
 */
record OnDraft<C extends IncidentCommand>(boolean publishes, InChannel.Check<C> check, InChannel.Rule<C> rule)
        implements Handler<C> {
    @Override
    public C admit(C command, Admission admission) {
        command.channel();
        return check.admit(command, admission);
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        return Set.of(
                publishes ? command.incident().journal(workspace) : UpdateDraft.journal(workspace, command.incident()));
    }

    @Override
    public Set<DocumentKey> needs(C command, Actor actor) {
        return ChannelAccess.needs(actor.workspace(), command.channel(), actor);
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        return new Asked(Writers.WRITE, Writers.standing(state, command.incident(), context.actor()));
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}
