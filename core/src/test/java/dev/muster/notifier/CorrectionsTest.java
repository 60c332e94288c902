package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Priority;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.SendAgain;
import dev.muster.notifier.NotifierCommands.SetWishes;
import dev.muster.notifier.NotifierViews.DeadLetters;
import dev.muster.notifier.Wishes.How;
import dev.muster.notifier.Wishes.Quiet;
import dev.muster.notifier.Wishes.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is deleted does not leave any more, and what is edited leaves as it reads then. */
class CorrectionsTest {
    private final NotifierRoom room = new NotifierRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private long post(String text) {
        PostMessage message =
                new PostMessage(room.channel, "@ben " + text, null, Priority.IMPORTANT, null, null, null, null, null);
        return Long.parseLong(room.test.run("ada", message).id("message"));
    }

    private void delete(long message) {
        room.run("ada", new DeleteMessage(room.channel, message));
    }

    private void edit(long message) {
        room.run("ada", new EditMessage(room.channel, message, "@ben better"));
    }

    private void quiet() {
        room.run("ben", new SetWishes(new Wishes("UTC", new Quiet("08:00", "12:00"), null, null), null));
    }

    private void collect(String via) {
        Rule rule = new Rule(List.of("mention"), null, null, null, null, null, How.DIGEST, via);
        room.run("ben", new SetWishes(new Wishes("UTC", null, List.of("17:00"), List.of(rule)), null));
    }

    @Test
    void whatIsDeletedWhileItIsHeldStays() {
        quiet();
        long message = post("secret");
        room.test.runDue();
        delete(message);
        assertThat(room.only().phase()).isEqualTo(Phase.GONE);
        room.test.advance(Duration.ofDays(1));
        assertThat(room.sent).isEmpty();
    }

    @Test
    void whatIsDeletedBeforeItIsSpreadStays() {
        delete(post("secret"));
        room.test.advance(Duration.ofDays(1));
        assertThat(room.sent).isEmpty();
    }

    @Test
    void whatIsDeletedBetweenTwoAttemptsStays() {
        room.says.put("mail", Receipt.failed("busy"));
        long message = post("secret");
        room.test.runDue();
        delete(message);
        room.test.advance(Duration.ofDays(1));
        assertThat(room.sent).hasSize(1);
        assertThat(room.only().phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void whatIsDeletedIsNotSentAgain() {
        room.says.put("mail", Receipt.refused("no"));
        room.says.put("pager", Receipt.refused("no"));
        long message = post("secret");
        room.test.runDue();
        String dead = room.only().id();
        assertThat(room.only().phase()).isEqualTo(Phase.DEAD);
        delete(message);
        assertThatThrownBy(() -> room.run("ben", new SendAgain(dead, null))).hasMessageContaining("not failed");
        assertThat(room.test.ask("ada", new DeadLetters(null)).letters()).isEmpty();
    }

    @Test
    void aDigestHasNothingThatIsDeletedAndTheRestAsItReads() {
        collect("page");
        long deleted = post("secret");
        long edited = post("worse");
        post("plain");
        room.test.runDue();
        delete(deleted);
        edit(edited);
        room.test.advance(Duration.ofHours(8));
        assertThat(room.by("pager")).containsExactly("- wrote: @ben better\n- wrote: @ben plain\n");
    }

    @Test
    void aDigestThatIsTriedAgainHasNothingThatIsDeletedAndTheRestAsItReads() {
        collect("page");
        room.says.put("pager", Receipt.failed("busy"));
        long deleted = post("secret");
        long edited = post("worse");
        post("plain");
        room.test.runDue();
        room.test.advance(Duration.ofHours(8));
        assertThat(room.by("pager")).singleElement().asString().contains("secret", "worse");
        delete(deleted);
        edit(edited);
        room.says.clear();
        room.test.advance(Duration.ofMinutes(1));
        assertThat(room.by("pager")).hasSize(2);
        assertThat(room.by("pager").get(1)).isEqualTo("- deleted\n- wrote: @ben better\n- wrote: @ben plain\n");
    }

    @Test
    void whatIsEditedLeavesAsItReadsThen() {
        edit(post("worse, at once"));
        room.test.runDue();
        assertThat(room.by("mail")).containsExactly("wrote: @ben better");
        room.says.put("mail", Receipt.failed("busy"));
        long message = post("worse, again");
        room.test.runDue();
        edit(message);
        room.says.clear();
        room.test.advance(Duration.ofMinutes(1));
        quiet();
        long held = post("worse, later");
        room.test.runDue();
        edit(held);
        room.test.advance(Duration.ofHours(3));
        assertThat(room.by("mail"))
                .containsExactly(
                        "wrote: @ben better", "wrote: @ben worse, again", "wrote: @ben better", "wrote: @ben better");
    }
}
