package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.SetWishes;
import dev.muster.notifier.NotifierViews.DeliveryView;
import dev.muster.notifier.Wishes.How;
import dev.muster.notifier.Wishes.Rule;
import dev.muster.storage.JobKinds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is collected leaves in time and by the ways that were asked for, and what is over is not kept for ever. */
class DigestingTest {
    private static final JobKinds DIGESTS = JobKinds.only(Set.of("notifier.digest"));
    private final NotifierRoom room = new NotifierRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private static Rule digest(String kind, String via) {
        return new Rule(List.of(kind), null, null, null, null, null, How.DIGEST, via);
    }

    private void wish(Rule... rules) {
        room.run("ben", new SetWishes(new Wishes("UTC", null, List.of("17:00"), List.of(rules)), null));
    }

    /** The node that took the digest died with it; what is collected meanwhile does not put it off. */
    @Test
    void anOverdueDigestIsNotPutOffByWhatIsCollectedAfterIt() {
        wish(digest("notice", "page"));
        room.tell(Urgency.NORMAL, "early");
        room.test.clock.advance(Duration.ofHours(8));
        assertThat(room.test.store.jobs().claim(DIGESTS, room.test.clock.instant(), 1, Duration.ofMinutes(1)))
                .hasSize(1);
        room.tell(Urgency.NORMAL, "late");
        room.test.advance(Duration.ofMinutes(2));
        assertThat(room.by("pager")).containsExactly("- early\n- late\n");
    }

    @Test
    void aDigestForEachGroupThatWasAskedFor() {
        wish(digest("notice", "page"), digest("mention", "both"));
        room.tell(Urgency.NORMAL, "a notice");
        room.run("ada", new PostMessage(room.channel, "@ben a mention", null));
        room.test.advance(Duration.ofHours(8));
        assertThat(room.by("pager")).containsExactly("- a notice\n");
        assertThat(room.by("mail")).containsExactly("- wrote: @ben a mention\n");
    }

    @Test
    void whatIsOverIsKeptForSomeTime() {
        room.run("ada", new PostMessage(room.channel, "@ben stays in the app", null));
        room.tell(Urgency.NORMAL, "old");
        room.test.advance(Delivery.KEPT.minusDays(1));
        room.tell(Urgency.NORMAL, "newer");
        assertThat(room.deliveries("ben")).hasSize(3);
        room.test.advance(Duration.ofDays(2));
        room.tell(Urgency.NORMAL, "newest");
        assertThat(room.deliveries("ben"))
                .hasSize(2)
                .extracting(DeliveryView::phase)
                .containsOnly(Phase.DELIVERED);
    }

    @Test
    void whatIsNotOverIsKept() {
        room.run(
                "ben",
                new SetWishes(new Wishes("UTC", null, List.of("08:00"), List.of(digest("notice", "page"))), null));
        room.tell(Urgency.NORMAL, "collected");
        room.test.clock.advance(Delivery.KEPT.plusDays(1));
        room.test.store.jobs().claim(DIGESTS, room.test.clock.instant(), 1, Duration.ofDays(1));
        room.run("ada", new PostMessage(room.channel, "@ben look", null));
        room.test.muster.runDue();
        assertThat(room.deliveries("ben"))
                .extracting(DeliveryView::phase)
                .containsExactlyInAnyOrder(Phase.COLLECTED, Phase.IN_APP);
    }
}
