package dev.muster.stakeholder;

import dev.muster.access.Action;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Newest;
import dev.muster.stakeholder.MatrixCheck.Known;
import dev.muster.stakeholder.StakeholderCommands.SetMatrix;
import dev.muster.stakeholder.StakeholderEvent.MatrixSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets who needs to know what. */
final class MatrixRules implements Handler<SetMatrix> {
    static final Action SET = Action.changing("stakeholder.set-matrix", Rank.OWNER);
    private static final Action READ = Action.reading("stakeholder.read-matrix", Rank.OWNER);
    private static final int MOST_NAMES = 500;

    static void register(Registry registry) {
        registry.audience(
                Matrix.SORT,
                (journal, actor, state, policy) -> policy.allows(actor, READ, ChannelAccess.workspace(actor))
                        ? OptionalLong.of(1)
                        : OptionalLong.empty());
        registry.handle("stakeholder.set-matrix", SetMatrix.class, new MatrixRules());
        registry.event("stakeholder.matrix-set", 1, MatrixSet.class);
    }

    @Override
    public SetMatrix admit(SetMatrix command, Admission admission) {
        Matrix.Content content = Limits.present("content", command.content());
        MatrixCheck.checked(content, new Known(c -> true, g -> true, Set.of()));
        long names = content.audiences().stream()
                .mapToLong(a -> a.people().size() + a.groups().size())
                .sum();
        Limits.within("content.audiences", names, 0, MOST_NAMES);
        for (Audience audience : content.audiences()) {
            for (PersonId person : audience.people()) {
                admission.person("content.audiences.people", person);
            }
            for (GroupId group : audience.groups()) {
                if (admission
                        .directory()
                        .group(admission.actor().workspace(), group)
                        .isEmpty()) {
                    throw Rejection.invalid(
                            "content.audiences.groups", "there is no group " + group + "; choose another");
                }
            }
        }
        return command;
    }

    @Override
    public Set<JournalId> journals(SetMatrix command, WorkspaceId workspace) {
        return Set.of(Matrix.journal(workspace));
    }

    @Override
    public Asked authorise(SetMatrix command, State state, Context context) {
        return new Asked(SET, ChannelAccess.workspace(context.actor()));
    }

    /** Into a channel that no version before named, only whoever may post there has updates posted. */
    @Override
    public Decision decide(SetMatrix command, State state, Context context) {
        Matrix before = Matrix.in(state);
        if (before.version() != command.version()) {
            throw Rejection.conflict(
                    "the matrix is at version " + before.version() + " now; look at it and set again what still holds");
        }
        Set<ChannelId> known = before.content().audiences().stream()
                .map(Audience::channel)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (Audience audience : command.content().audiences()) {
            ChannelId channel = audience.channel();
            if (channel != null
                    && !known.contains(channel)
                    && !context.allows(Channels.POST, ChannelAccess.standing(state, channel, context.actor()))) {
                throw Rejection.absent();
            }
        }
        Matrix matrix = new Matrix(before.version() + 1, command.content());
        Decision decision = new Decision()
                .put(Matrix.KIND, matrix)
                .put(Newest.KIND, new Newest(matrix.version()))
                .append(Matrix.journal(context.workspace()), new MatrixSet(matrix.version(), matrix.content()))
                .answer("version", matrix.version());
        Schedule.begin(decision, matrix, null, context);
        return decision;
    }

    static boolean usable(ChannelId channel, State state) {
        return state.get(Channel.KIND, channel.value()).map(c -> !c.archived()).orElse(false);
    }
}
