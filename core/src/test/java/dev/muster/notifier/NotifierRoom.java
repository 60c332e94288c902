package dev.muster.notifier;

import dev.muster.MusterBuilder;
import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.notice.Addressees;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.Plan;
import dev.muster.notifier.NotifierViews.DeliveryView;
import dev.muster.notifier.NotifierViews.MyDeliveries;
import dev.muster.storage.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A channel whose people are reached by two notifiers, each of which says what it is told to say. */
final class NotifierRoom implements AutoCloseable {
    /** A message, and by whom it was brought. */
    record Sent(String notifier, Message message) {}

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final Map<String, Receipt> says = new ConcurrentHashMap<>();
    final Map<String, String> addresses = new ConcurrentHashMap<>();
    final TestMuster test;
    final ChannelId channel;

    NotifierRoom() {
        this(b -> b);
    }

    NotifierRoom(UnaryOperator<MusterBuilder> more) {
        test = new TestMuster(
                new MemoryStore(),
                new TestMuster.ManualClock(),
                new TestMuster.People(),
                b -> more.apply(b.notifier(brings("mail"))
                        .notifier(brings("pager"))
                        .notifierGroup("both", Duration.ofMinutes(5), "mail", "pager")
                        .notifierGroup("page", Duration.ofMinutes(1), "pager")
                        .contacts((workspace, person, notifier) -> Optional.ofNullable(
                                        addresses.getOrDefault(person + "/" + notifier, person + "@corp"))
                                .filter(a -> !a.isEmpty()))));
        channel = new ChannelId(test.run(
                        "ada",
                        new CreateChannel("ops", null, false, List.of(new PersonId("ben"), new PersonId("cleo"))))
                .id("channel"));
    }

    private Notifier brings(String name) {
        return new Notifier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Receipt deliver(Message message) throws Exception {
                sent.add(new Sent(name, message));
                Receipt receipt = says.getOrDefault(name, Receipt.confirmed(""));
                if (receipt.note().equals("throw")) {
                    throw new java.io.IOException("the line is dead");
                }
                return receipt;
            }
        };
    }

    void run(String person, Command command) {
        test.run(person, command);
    }

    /** A notice to ben, now. */
    void tell(Urgency urgency, String text) {
        tell("ben", urgency, text);
    }

    void tell(String person, Urgency urgency, String text) {
        test.run(
                "ada",
                PlanNotice.once(
                        channel,
                        text,
                        test.clock.instant().plusSeconds(1),
                        Plan.to(Addressees.of(new PersonId(person))).urgent(urgency)));
        test.advance(Duration.ofSeconds(1));
    }

    List<String> by(String notifier) {
        return sent.stream()
                .filter(s -> s.notifier().equals(notifier))
                .map(s -> s.message().text())
                .toList();
    }

    List<DeliveryView> deliveries(String person) {
        return test.ask(person, new MyDeliveries(null)).deliveries();
    }

    DeliveryView only() {
        List<DeliveryView> all = deliveries("ben");
        org.assertj.core.api.Assertions.assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Override
    public void close() {
        test.close();
    }
}
