package dev.muster.concern;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.GroupId;
import dev.muster.access.Policy;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who decides about concerns beside the workspace's administrators.
 *
 * @param group the group whose insiders do; null for none
 */
record Triage(@Nullable GroupId group) {
    static final String ID = "triage";

    /** One for a workspace. */
    static final Kind<Triage> KIND = Kind.of("concern.triage", Triage.class, t -> ID);

    static final String SORT = "concern";

    /** To decide about concerns. */
    static final Action DECIDE = Action.changing("concern.triage", Rank.OWNER);

    /** To see what was reported. */
    static final Action READ = Action.reading("concern.queue", Rank.OWNER);

    /** The journal of all concerns of a workspace. */
    static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, "queue");
    }

    /** Administrators own the queue, and so do insiders of the group; everyone else stands to it as to the workspace. */
    static Standing standing(State state, Actor actor) {
        Optional<GroupId> group = state.get(KIND, ID).map(Triage::group);
        boolean chosen =
                actor.insider() && group.filter(actor.groups()::contains).isPresent();
        return chosen ? new Standing(Rank.OWNER, false, false) : ChannelAccess.workspace(actor);
    }

    static OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy) {
        return policy.allows(actor, READ, standing(state, actor)) ? OptionalLong.of(1) : OptionalLong.empty();
    }
}
