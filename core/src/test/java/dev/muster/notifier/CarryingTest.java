package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Priority;
import dev.muster.command.Command;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.SetWishes;
import dev.muster.notifier.NotifierCommands.TellPeople;
import dev.muster.notifier.Wishes.How;
import dev.muster.notifier.Wishes.Quiet;
import dev.muster.notifier.Wishes.Rule;
import dev.muster.storage.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was put off leaves as things are when it leaves, and not as they were when it was put off. */
class CarryingTest {
    private static final PersonId BEN = new PersonId("ben");
    private final NotifierRoom room = new NotifierRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private void pass(int times, Duration each) {
        for (int i = 0; i < times; i++) {
            room.test.advance(each);
        }
    }

    private void quiet(String from, String to, String via) {
        room.run(
                "ben",
                new SetWishes(
                        new Wishes(
                                "UTC",
                                new Quiet(from, to),
                                null,
                                List.of(new Rule(null, null, null, null, null, null, How.NOW, via))),
                        null));
    }

    @Test
    void whoIsRemovedBetweenTwoAttemptsGetsNothing() {
        room.says.put("mail", Receipt.failed("busy"));
        room.tell(Urgency.URGENT, "secret");
        room.run("ada", new RemoveMember(room.channel, BEN));
        pass(60, Duration.ofSeconds(15));
        assertThat(room.sent).hasSize(1);
        assertThat(room.only().phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void whatIsMarkedBetweenTwoAttemptsStaysInside() {
        room.says.put("mail", Receipt.failed("busy"));
        room.tell(Urgency.URGENT, "secret");
        room.run("ada", new SetMarking(room.channel, Marking.RED, null));
        room.says.clear();
        pass(4, Duration.ofSeconds(15));
        assertThat(room.sent).hasSize(2);
        assertThat(room.sent.get(1).message().subject()
                        + room.sent.get(1).message().text())
                .doesNotContain("secret", "ops")
                .contains("TLP:RED");
        assertThat(room.only().phase()).isEqualTo(Phase.DELIVERED);
    }

    @Test
    void whatIsTriedAgainWaitsForTheEndOfQuietHours() {
        quiet("09:10", "12:00", "page");
        room.says.put("pager", Receipt.failed("busy"));
        room.tell(Urgency.HIGH, "can wait");
        pass(19, Duration.ofSeconds(30));
        int before = room.sent.size();
        assertThat(before).isGreaterThan(3);
        pass(320, Duration.ofSeconds(30));
        assertThat(room.sent).hasSize(before);
        assertThat(room.only().phase()).isEqualTo(Phase.HELD);
        pass(22, Duration.ofSeconds(30));
        assertThat(room.sent.size()).as("after their end").isGreaterThan(before);
        assertThat(room.only().tries())
                .extracting(Delivery.Try::attempt)
                .as("they count on")
                .doesNotHaveDuplicates();
        room.says.clear();
        pass(4, Duration.ofHours(1));
        assertThat(room.only().phase()).isEqualTo(Phase.DELIVERED);
    }

    @Test
    void whatIsUrgentIsTriedAgainInQuietHours() {
        quiet("09:10", "12:00", "page");
        room.says.put("pager", Receipt.failed("busy"));
        room.tell(Urgency.URGENT, "cannot wait");
        pass(19, Duration.ofSeconds(30));
        int before = room.sent.size();
        pass(60, Duration.ofSeconds(30));
        assertThat(room.sent.size()).isGreaterThan(before);
    }

    @Test
    void theNextOneHasItsTurnAfterQuietHours() {
        quiet("09:02", "12:00", "both");
        room.says.put("mail", Receipt.passedOn(""));
        room.tell(Urgency.NORMAL, "can wait");
        pass(175, Duration.ofMinutes(1));
        assertThat(room.by("pager")).isEmpty();
        pass(10, Duration.ofMinutes(1));
        assertThat(room.by("pager")).containsExactly("can wait");
    }

    /** Of two who are told at once one is next in turn: what happens to that one meanwhile counts. */
    private static void whileOneWaits(BiConsumer<Delivered, Long> happens, Consumer<Delivered> then) {
        try (NotifierRoom one = new NotifierRoom(b -> b.errands(1))) {
            PostMessage post = new PostMessage(
                    one.channel, "@ben @cleo secret", null, Priority.IMPORTANT, null, null, null, null, null);
            long message = Long.parseLong(one.test.run("ada", post).id("message"));
            one.test.muster.runDue();
            assertThat(one.sent).as("one errand at a time").hasSize(1);
            PersonId first = one.sent.get(0).message().person();
            Delivered next = new Delivered(one, first.equals(BEN) ? new PersonId("cleo") : BEN);
            happens.accept(next, message);
            one.test.runDue();
            then.accept(next);
        }
    }

    /** What became of it for the one who was next. */
    private record Delivered(NotifierRoom room, PersonId person) {
        void act(Command command) {
            room.run("ada", command);
        }

        List<Message> messages() {
            return room.sent.stream()
                    .map(NotifierRoom.Sent::message)
                    .filter(m -> m.person().equals(person))
                    .toList();
        }

        Phase phase() {
            return room.deliveries(person.value()).get(0).phase();
        }
    }

    @Test
    void whoIsRemovedBeforeItLeavesGetsNothing() {
        whileOneWaits((next, message) -> next.act(new RemoveMember(next.room().channel, next.person())), after -> {
            assertThat(after.messages()).isEmpty();
            assertThat(after.phase()).isEqualTo(Phase.GONE);
        });
    }

    @Test
    void whatIsMarkedBeforeItLeavesStaysInside() {
        whileOneWaits((next, message) -> next.act(new SetMarking(next.room().channel, Marking.RED, null)), after -> {
            assertThat(after.messages()).singleElement().satisfies(m -> assertThat(m.subject() + m.text())
                    .doesNotContain("secret", "ops")
                    .contains("TLP:RED"));
            assertThat(after.phase()).isEqualTo(Phase.DELIVERED);
        });
    }

    @Test
    void whatIsEditedBeforeItLeavesLeavesAsItReadsThen() {
        whileOneWaits(
                (next, message) -> next.act(new EditMessage(next.room().channel, message, "@ben @cleo better")),
                after -> assertThat(after.messages())
                        .singleElement()
                        .satisfies(m -> assertThat(m.text()).contains("better").doesNotContain("secret")));
    }

    @Test
    void whatIsDeletedBeforeItLeavesStays() {
        whileOneWaits((next, message) -> next.act(new DeleteMessage(next.room().channel, message)), after -> {
            assertThat(after.messages()).isEmpty();
            assertThat(after.phase()).isEqualTo(Phase.GONE);
        });
    }

    @Test
    void whatComesLateWaitsForTheEndOfQuietHoursThatBeganMeanwhile() {
        whileOneWaits(
                (next, message) -> {
                    Wishes wishes = new Wishes("UTC", new Quiet("09:10", "12:00"), null, List.of());
                    next.room().run(next.person().value(), new SetWishes(wishes, null));
                    next.room().test.clock.advance(Duration.ofMinutes(20));
                },
                after -> {
                    assertThat(after.messages()).isEmpty();
                    assertThat(after.phase()).isEqualTo(Phase.HELD);
                    after.room().test.advance(Duration.ofHours(3));
                    assertThat(after.messages()).hasSize(1);
                    assertThat(after.phase()).isEqualTo(Phase.DELIVERED);
                });
    }

    /** A notifier that has another name by now: what the old one was to bring, the new one brings. */
    @Test
    void whatIsOnItsWaySurvivesNewNames() {
        MemoryStore store = new MemoryStore();
        TestMuster.ManualClock clock = new TestMuster.ManualClock();
        List<PersonId> people = List.of(BEN, new PersonId("cleo"));
        List<String> old = new CopyOnWriteArrayList<>();
        List<String> sent = new CopyOnWriteArrayList<>();
        try (TestMuster before = node(store, clock, "mail", old);
                TestMuster after = node(store, clock, "post", sent)) {
            ChannelId channel = new ChannelId(before.run("ada", new CreateChannel("ops", null, false, people))
                    .id("channel"));
            before.run("ada", new TellPeople(channel, people, Urgency.HIGH, "x", null));
            before.muster.runDue();
            assertThat(old).as("one errand at a time").hasSize(1);
            for (int i = 0; i < 4; i++) {
                after.advance(Duration.ofMinutes(1));
            }
        }
        assertThat(sent).containsExactly("x");
    }

    private static TestMuster node(MemoryStore store, TestMuster.ManualClock clock, String name, List<String> sent) {
        Notifier notifier = new Notifier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Receipt deliver(Message message) {
                sent.add(message.text());
                return Receipt.confirmed("");
            }
        };
        return new TestMuster(store, clock, new TestMuster.People(), b -> b.errands(1)
                .notifier(notifier)
                .contacts((workspace, person, n) -> Optional.of("there")));
    }
}
