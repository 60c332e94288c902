package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.access.Caller;
import dev.muster.engine.Recorder;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.storage.Range;
import dev.muster.transport.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A channel that was put away out of sight is gone for its members, by every way there is, and comes back whole;
 * auditors read its journal, on record (AC-18).
 */
class HiddenArchiveTest {
    /** Lists of one's own that a channel narrows: of a hidden one they are empty, and not refused. */
    private static final Set<String> LISTS = Set.of("channel.search", "channel.threads");

    private static final Caller MEMBER = TestMuster.as("cleo");

    private final World world = new World();
    private final Recorder live = new Recorder();

    @BeforeEach
    void hide() {
        world.by("ada", "channel.add-members", World.with(world.secret, "people", List.of("cleo")));
        world.by("cleo", "channel.post", World.with(world.secret, "text", World.CANARY + " mine", "thread", null));
        world.muster.feeds().open(MEMBER, live).subscribe(world.journal(), null);
        await().until(() -> !live.told(Recorder.Subscribed.class).isEmpty());
        assertThat(find()).contains(World.CANARY);
        world.by("ada", "channel.archive", World.with(world.secret, "hide", true));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String attempt(Offer offer) {
        return World.attempt(world, MEMBER, offer, Filler.fill(offer, world.secret));
    }

    private String find() {
        return attempt(world.muster.offers().stream()
                .filter(o -> o.name().equals("channel.mine"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void itsMembersGetNothingOfItByAnythingThatCanBeSentOrAsked() {
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : world.muster.offers()) {
            String result = attempt(offer);
            softly.assertThat(result).as(offer.name()).doesNotContain(World.CANARY);
            if (Filler.named(offer) && !LISTS.contains(offer.name())) {
                softly.assertThat(result).as(offer.name()).startsWith("refused ABSENT []");
            }
        }
        softly.assertAll();
    }

    @Test
    void itsMembersAreToldNothingMoreOfItAndDoNotComeBackToIt() {
        await().until(() -> !live.told(Recorder.Ended.class).isEmpty());
        Recorder again = new Recorder();
        world.muster
                .feeds()
                .open(MEMBER, again)
                .subscribe(world.journal(), new Cursor(world.store.health().epoch(), 0));
        await().until(() -> !again.told(Recorder.Ended.class).isEmpty());
        assertThat(again.told(Bundle.class)).isEmpty();
        assertThat(again.told(Recorder.Subscribed.class)).isEmpty();
    }

    @Test
    void itComesBackWholeForThem() {
        world.by("ada", "channel.restore", world.secret);
        assertThat(find()).contains(World.CANARY);
    }

    @Test
    void auditorsReadItsJournalAndThatIsOnRecord() {
        Map<String, String> journal = Map.of("journal", world.journal().name());
        Object read = world.muster.ask(TestMuster.as("audrey"), "report.journal", journal);
        assertThat(read).isNotNull();
        List<Entry> record = world.store.snapshot(
                q -> q.range(Range.after(JournalId.of(TestMuster.ACME, "access", "main"), 0, 100)));
        assertThat(record)
                .filteredOn(e -> e.kind().equals("access.sensitive-read"))
                .singleElement()
                .satisfies(e -> assertThat(new String(e.payload(), StandardCharsets.UTF_8))
                        .contains("audrey", world.home().value()));
    }
}
