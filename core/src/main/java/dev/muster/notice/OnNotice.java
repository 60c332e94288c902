package dev.muster.notice;

import dev.muster.access.WorkspaceId;
import dev.muster.channel.Member;
import dev.muster.command.ReadAhead;
import dev.muster.notice.NoticeCommands.FireNotice;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.Set;

/** What the firing of a notice reads, so that it is read at once for all that are due together. */
final class OnNotice implements ReadAhead.Hint<FireNotice> {
    @Override
    public Set<DocumentKey> needs(FireNotice command, WorkspaceId workspace) {
        return Set.of(Notice.KIND.key(workspace, command.notice().value()));
    }

    @Override
    public Set<Find> finds(FireNotice command, WorkspaceId workspace) {
        return Set.of(Find.of(workspace, Member.KIND.name(), Term.of("channel", command.channel())));
    }
}
