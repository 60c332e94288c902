package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.Muster;
import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.access.Caller;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.engine.Recorder;
import dev.muster.storage.Writes;
import dev.muster.transport.Bundle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever has no business in a private incident gets nothing of it by anything that can be sent or asked. The
 * list of what can be sent is not written here: it is what {@link Muster#offers} says, so that a new feature is
 * tried from the day it is registered.
 */
class StrangersTest {
    /** Lists of one's own that a channel narrows: of a foreign one they are empty, and not refused. */
    private static final Set<String> LISTS = Set.of("channel.search", "channel.threads");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    static List<String> strangers() {
        return World.strangers();
    }

    private String attempt(Caller caller, Offer offer, Map<String, Object> properties) {
        return World.attempt(world, caller, offer, properties);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void getTheSameRefusalForWhatIsPrivateAsForWhatIsMissingAndChangeNothing(String stranger) {
        Caller caller = World.caller(stranger);
        Map<String, Object> missing = Filler.missing(world.secret);
        SoftAssertions softly = new SoftAssertions();
        attempt(caller, offer("channel.mine"), Map.of());
        for (Offer offer : world.muster.offers()) {
            if (!Filler.named(offer)) {
                continue;
            }
            Probe there = probe(caller, offer, world.secret);
            softly.assertThat(changes()).as(offer.name() + " changed something").isEmpty();
            softly.assertThat(there.result()).as(offer.name()).doesNotContain(World.CANARY);
            if (!LISTS.contains(offer.name())) {
                softly.assertThat(there.result()).as(offer.name()).startsWith("refused ABSENT []");
            }
            softly.assertThat(probe(caller, offer, missing))
                    .as(offer.name() + " tells what is private from what is missing")
                    .isEqualTo(there);
        }
        softly.assertAll();
    }

    /** AC-13: what they wrote themselves while they were in the channel is the channel's. */
    @Test
    void whoWasRemovedGetsNothingOfTheirOwnMessagesEither() {
        Map<String, Object> here = Map.of("channel", world.home().value());
        world.by("ada", "channel.add-members", World.with(here, "people", List.of("dan")));
        long message = World.number(world.by("dan", "channel.post", World.with(here, "text", World.CANARY)), "message");
        world.by("ada", "channel.remove-member", World.with(here, "person", "dan"));
        Map<String, Object> own = World.with(world.secret, "message", message, "thread", message, "entry", message);
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : world.muster.offers()) {
            world.store.forget();
            String result = attempt(TestMuster.as("dan"), offer, Filler.fill(offer, own));
            softly.assertThat(result).as(offer.name()).doesNotContain(World.CANARY);
            if (Filler.named(offer)) {
                softly.assertThat(changes()).as(offer.name()).isEmpty();
                softly.assertThat(result).as(offer.name()).startsWith(LISTS.contains(offer.name()) ? "" : "refused");
            }
        }
        softly.assertAll();
    }

    /** What came of an attempt, and what was asked of the store for it. */
    private record Probe(String result, List<List<String>> calls) {}

    /** Tries it; once more when the record of earlier refusals was written in the same transaction. */
    private Probe probe(Caller caller, Offer offer, Map<String, Object> things) {
        for (int tries = 0; ; tries++) {
            world.store.forget();
            String result = attempt(caller, offer, Filler.fill(offer, things));
            if (world.store.alone() || tries == 20) {
                return new Probe(result, world.store.calls(Thread.currentThread()));
            }
        }
    }

    /** Everything that was written but the record of the refusals themselves. */
    private List<Writes> changes() {
        return world.store.writes.stream()
                .filter(w ->
                        !(w.entries().stream().allMatch(e -> e.journal().sort().equals("access"))
                                && w.amendments().isEmpty()
                                && w.documents().isEmpty()
                                && w.deletions().isEmpty()
                                && w.jobs().isEmpty()
                                && w.finished().isEmpty()
                                && w.receipts().isEmpty()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void findNothingOfItInAnyListSearchOrCount(String stranger) {
        Caller caller = World.caller(stranger);
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : world.muster.offers()) {
            if (offer.sort() == Offer.Sort.QUESTION && !Filler.named(offer)) {
                softly.assertThat(attempt(caller, offer, Filler.fill(offer, world.secret)))
                        .as(offer.name())
                        .doesNotContain(World.CANARY)
                        .doesNotContain("INC-1")
                        .doesNotContain(world.home().value());
            }
        }
        String everywhere = attempt(caller, offer("channel.search"), Map.of("text", World.CANARY));
        softly.assertThat(everywhere)
                .doesNotContain(World.CANARY)
                .doesNotContain(world.home().value());
        softly.assertAll();
    }

    /** AC-09: not even how many there are. Another private incident changes no answer that a stranger gets. */
    @ParameterizedTest
    @MethodSource("strangers")
    void getTheSameListsAndTotalsWhetherItIsThereOrNot(String stranger) {
        Map<String, String> before = lists(stranger);
        Map<String, Object> declared = Map.of(
                "title",
                World.CANARY,
                "summary",
                World.CANARY,
                "severity",
                "SEV1",
                "playbook",
                world.secret.get("playbook"),
                "people",
                List.of("ben"));
        String another = world.by("ada", "incident.declare", declared).id("incident");
        Map<String, Object> there = Map.of("channel", another, "incident", another);
        world.by("ada", "task.add", World.with(there, "title", World.CANARY));
        world.by("ada", "channel.post", World.with(there, "text", "@ben " + World.CANARY));
        world.by("ada", "incident.set-status", World.with(there, "status", "resolved"));
        SoftAssertions softly = new SoftAssertions();
        lists(stranger).forEach((name, after) -> softly.assertThat(after.equals(before.get(name)))
                .as("%s answers the same as before", name)
                .isTrue());
        softly.assertAll();
    }

    /** What is answered to everything that names nothing private; whoever may declare gets to know the next number. */
    private Map<String, String> lists(String stranger) {
        Map<String, String> lists = new TreeMap<>();
        for (Offer offer : world.muster.offers()) {
            if (offer.sort() == Offer.Sort.QUESTION && !Filler.named(offer)) {
                Map<String, Object> filled = Filler.fill(offer, world.secret);
                String answer = attempt(World.caller(stranger), offer, filled);
                lists.put(offer.name(), answer.replaceAll("INC-\\d+", "INC-next"));
            }
        }
        return lists;
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void areToldNothingOfItLive(String stranger) throws InterruptedException {
        Recorder outlet = new Recorder();
        try {
            var feed = world.muster.feeds().open(World.caller(stranger), outlet);
            feed.subscribe(world.journal(), null);
            feed.subscribe(
                    world.journal(),
                    new dev.muster.journal.Cursor(world.store.health().epoch(), 0));
            feed.whisper(world.journal(), "typing");
        } catch (Rejection refused) {
            assertThat(refused.code()).isEqualTo(Rejection.Code.ABSENT);
        }
        Recorder member = new Recorder();
        world.muster.feeds().open(TestMuster.as("ada"), member).subscribe(world.journal(), null);
        await().until(() -> !member.told(Recorder.Subscribed.class).isEmpty());
        world.by("ben", "channel.post", World.with(world.secret, "text", "live", "thread", null));
        await().until(() -> !member.told(Bundle.class).isEmpty());
        Thread.sleep(200);
        assertThat(member.told(Recorder.Whisper.class)).isEmpty();
        assertThat(outlet.told(Bundle.class)).isEmpty();
        assertThat(outlet.told(Recorder.Subscribed.class)).isEmpty();
        // the lobby's own invitations may still be on their way
        assertThat(outlet.told(Recorder.Invited.class))
                .noneMatch(invited -> invited.journal().equals(world.journal()));
    }

    /** Shows that the refusals above are about the person: the same, sent by who may, is well formed. */
    @Test
    void areRefusedForWhoTheyAreAndNotForTheFormOfWhatTheySend() {
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : world.muster.offers()) {
            if (Filler.named(offer)) {
                String result = attempt(TestMuster.as("ada"), offer, Filler.fill(offer, world.secret));
                softly.assertThat(result).as(offer.name()).doesNotStartWith("refused INVALID");
            }
        }
        softly.assertAll();
    }

    @Test
    void nobodySendsWhatOnlyTimeBringsAboutNorAsMusterItself() {
        Command due = new dev.muster.incident.IncidentCommands.RemindOfUpdate(
                new dev.muster.incident.IncidentId(world.home().value()), TestMuster.START, false);
        assertAbsent(() -> world.muster.run(TestMuster.as("ada"), due, null));
        assertThatThrownBy(() -> world.send(TestMuster.as("ada"), "incident.remind-of-update", world.secret))
                .hasMessageContaining("no command");
        Caller system = Caller.system(TestMuster.ACME);
        assertAbsent(() -> world.send(system, "channel.post", World.with(world.secret, "text", "x", "thread", null)));
        assertAbsent(() -> world.muster.ask(system, "channel.show", world.secret));
        assertAbsent(() -> world.muster.feeds().open(system, new Recorder()));
    }

    private static void assertAbsent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(Rejection.Code.ABSENT));
    }

    private Offer offer(String name) {
        return world.muster.offers().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyOfferIsACommandOrAQuestionThatTheGeneratorCanFill() {
        assertThat(world.muster.offers()).hasSizeGreaterThan(30);
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : world.muster.offers()) {
            softly.assertThat(offer.type()).isRecord();
            softly.assertThatCode(() -> Filler.fill(offer, world.secret)).doesNotThrowAnyException();
        }
        softly.assertAll();
    }
}
