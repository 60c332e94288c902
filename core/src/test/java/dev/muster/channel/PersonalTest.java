package dev.muster.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelViews.DraftView;
import dev.muster.channel.ChannelViews.ListDrafts;
import dev.muster.channel.PersonalCommands.MuteChannel;
import dev.muster.channel.PersonalCommands.SaveDraft;
import dev.muster.command.Rejection.Code;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonalTest {
    private final Room room = new Room("ben", "guy");

    @AfterEach
    void close() {
        room.close();
    }

    private List<DraftView> drafts(String who) {
        return room.ask(who, new ListDrafts()).drafts();
    }

    @Test
    void draftsAreOnesOwnAndLeaveNoEntry() {
        long root = room.say("ada", "hello");
        room.run("ben", new SaveDraft(room.id, null, "  I think "));
        room.run("ben", new SaveDraft(room.id, root, "reply"));
        assertThat(drafts("ben")).extracting(DraftView::text).containsExactlyInAnyOrder("  I think ", "reply");
        assertThat(drafts("ada")).isEmpty();
        assertThat(room.line("ben").draft()).isTrue();
        assertThat(room.last("ada").seq()).isEqualTo(root);
        room.run("ben", new SaveDraft(room.id, null, ""));
        assertThat(drafts("ben")).extracting(DraftView::thread).containsExactly(root);
        room.refuses("dan", new SaveDraft(room.id, null, "x"), Code.ABSENT);
        room.refuses("ben", new SaveDraft(room.id, 99L, "x"), Code.ABSENT);
        room.refuses("ben", new SaveDraft(room.id, null, "x".repeat(16_001)), Code.INVALID);
        room.run("ada", new RemoveMember(room.id, new PersonId("ben")));
        assertThat(drafts("ben")).isEmpty();
    }

    @Test
    void mutesAreOnesOwn() {
        room.run("ben", new MuteChannel(room.id, true));
        assertThat(room.line("ben").muted()).isTrue();
        assertThat(room.line("ada").muted()).isFalse();
        room.run("ben", new MuteChannel(room.id, false));
        room.run("ben", new MuteChannel(room.id, false));
        assertThat(room.line("ben").muted()).isFalse();
    }
}
