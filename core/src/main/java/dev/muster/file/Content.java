package dev.muster.file;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.State;
import dev.muster.file.FileCommands.EraseContent;
import dev.muster.journal.Digest;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When content is removed: never by the request that takes the last file of it away, and never while a file refers to
 * it, whatever happens in between.
 *
 * <ol>
 *   <li>Before content is kept, and when the last file of it goes, its removal is scheduled, after the grace.
 *   <li>A file that is made of it takes the removal back, in the same transaction.
 *   <li>When the removal comes due, there was no file of it all the time. It is done before the job is, and again if
 *       that is not committed. The store leaves content that was kept anew in the meantime: then its removal is
 *       scheduled once more.
 * </ol>
 */
final class Content {
    /** How long content must have been left alone: longer than a transport takes from keeping it to making a file. */
    private static final Duration IDLE = Duration.ofHours(1);

    private Content() {}

    /** Schedules the removal of content that no file refers to; nothing while one does. */
    static void expect(
            Decision decision, ChannelId channel, String sha256, Duration grace, State state, Context context) {
        if (state.find(SharedFile.KIND, SharedFile.content(sha256)).isEmpty()) {
            erase(decision, channel, sha256, grace, context);
        }
    }

    /** Takes the removal back: a file is being made of it. */
    static void use(Decision decision, String sha256) {
        decision.cancel(job(sha256));
    }

    /** Schedules the removal of what these files, which are going, were the last to refer to. */
    static void release(Decision decision, Collection<SharedFile> going, Duration grace, State state, Context context) {
        Set<FileId> gone = going.stream().map(SharedFile::id).collect(Collectors.toSet());
        for (SharedFile file : going) {
            boolean last = state.find(SharedFile.KIND, SharedFile.content(file.sha256())).stream()
                    .allMatch(other -> gone.contains(other.id()));
            if (last) {
                erase(decision, file.channel(), file.sha256(), grace, context);
            }
        }
    }

    private static void erase(Decision decision, ChannelId channel, String sha256, Duration grace, Context context) {
        decision.schedule(job(sha256), context.now().plus(grace), new EraseContent(channel, sha256));
    }

    private static String job(String sha256) {
        return "file.erase/" + sha256;
    }

    static ContentId id(WorkspaceId workspace, String sha256) {
        return new ContentId(workspace, new Digest(HexFormat.of().parseHex(sha256)));
    }

    /** Removes content when it is due. The store is asked before any lock is held; asking it again changes nothing. */
    record Eraser(@Nullable FileStore files, Duration grace) implements Handler<EraseContent> {
        @Override
        public EraseContent admit(EraseContent command, Admission admission) {
            Duration idle = grace.compareTo(IDLE) < 0 ? grace : IDLE;
            boolean gone = files == null || files.delete(id(admission.actor().workspace(), command.sha256()), idle);
            return new EraseContent(command.channel(), command.sha256(), gone);
        }

        @Override
        public Set<JournalId> journals(EraseContent command, WorkspaceId workspace) {
            return Set.of(command.channel().journal(workspace));
        }

        @Override
        public Set<DocumentKey> needs(EraseContent command, Actor actor) {
            return InChannel.of(Channels.POST, Eraser::nothing).needs(command, actor);
        }

        private static Decision nothing(EraseContent command, State state, Context context) {
            return new Decision();
        }

        @Override
        public Asked authorise(EraseContent command, State state, Context context) {
            return InChannel.of(Channels.POST, Eraser::nothing).authorise(command, state, context);
        }

        @Override
        public Decision decide(EraseContent command, State state, Context context) {
            Decision decision = new Decision();
            if (!command.gone()) {
                expect(decision, command.channel(), command.sha256(), grace, state, context);
            }
            return decision;
        }
    }
}
