package dev.muster.file;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import java.util.Optional;

/**
 * Who may see a file: whoever may read its own channel and sees there the message that carries it, or the entry that
 * made it evidence; while it is in neither, its uploader alone. Where it is referred to does not matter.
 */
final class FileAccess {
    private FileAccess() {}

    /** What is put to the policy about the file's own channel; for a file that is not there, about none. */
    static Asked read(FileId file, State state, Context context) {
        ChannelId channel = state.get(SharedFile.KIND, file.value())
                .map(SharedFile::channel)
                .orElseGet(() -> new ChannelId("no-channel-" + file.value().length()));
        return new Asked(ChannelAccess.READ, ChannelAccess.standing(state, channel, context.actor()));
    }

    /**
     * The file, when the actor, who may read its channel, may see it.
     *
     * @throws Rejection absent when there is none that they may see
     */
    static SharedFile visible(FileId id, State state, Context context) {
        return find(id, state, context).orElseThrow(Rejection::absent);
    }

    /** The same of a file in a channel that the caller has named. */
    static SharedFile visible(FileId id, ChannelId channel, State state, Context context) {
        return find(id, state, context).filter(f -> f.channel().equals(channel)).orElseThrow(Rejection::absent);
    }

    private static Optional<SharedFile> find(FileId id, State state, Context context) {
        FileId named = Limits.present("file", id);
        return state.get(SharedFile.KIND, named.value()).filter(f -> sees(f, state, context));
    }

    static boolean sees(SharedFile file, State state, Context context) {
        Actor actor = context.actor();
        if (!file.shared()) {
            return actor.kind() == Caller.Kind.PERSON && file.by().equals(actor.id());
        }
        long first = ChannelAccess.first(state, file.channel(), actor);
        return file.message() >= first || file.evidence() >= first;
    }
}
