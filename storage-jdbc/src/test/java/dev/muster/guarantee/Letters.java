package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.Priority;
import dev.muster.journal.JournalId;
import dev.muster.notifier.Message;
import dev.muster.notifier.Notifier;
import dev.muster.notifier.NotifierEvent.DeliveryAttempted;
import dev.muster.notifier.Receipt;
import dev.muster.record.Json;
import dev.muster.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** People who are told, and a receiver outside the store, a file, that counts by the id of the delivery. */
record Letters(Path file) implements Notifier {
    private static final PersonId BEN = new PersonId("ben");

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Receipt deliver(Message message) throws IOException {
        byte[] line = (message.id() + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Receipt.confirmed("");
    }

    MusterBuilder node(Store store, String name) {
        return Nodes.builder(store, name)
                .notifier(this)
                .contacts((workspace, person, notifier) -> Optional.of("box"))
                .runsDueWork(false);
    }

    static ChannelId channel(Muster muster) {
        return new ChannelId(muster.run(People.as("ada"), new CreateChannel("Told", null, false, List.of(BEN)), null)
                .id("channel"));
    }

    /** Somebody is told something urgent. */
    static void tell(Muster muster, ChannelId channel, String what) {
        muster.run(
                People.as("ada"),
                new PostMessage(channel, "@ben " + what, null, Priority.URGENT, null, null, null, null, null),
                what);
    }

    /** How often each delivery came out. */
    Map<String, Integer> outside() throws IOException {
        Map<String, Integer> times = new TreeMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(id -> times.merge(id, 1, Integer::sum));
        }
        return times;
    }

    /** How often each delivery is on record as confirmed. */
    static Map<String, Integer> inside(Store store) {
        Map<String, Integer> times = new TreeMap<>();
        Nodes.entries(store, JournalId.of(People.ACME, "person", "ben")).stream()
                .filter(e -> e.kind().equals("notifier.attempted"))
                .map(e -> Json.read(e.payload(), DeliveryAttempted.class))
                .filter(a -> a.outcome().equals("confirmed"))
                .forEach(a -> times.merge(a.delivery(), 1, Integer::sum));
        return times;
    }

    /** What is wrong: each of so many told is once inside, and at least once outside under the same id. */
    List<String> wrong(int told, Store store) throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> inside = inside(store);
        inside.forEach((id, n) -> {
            if (n != 1) {
                wrong.add(id + " is on record " + n + " times");
            }
        });
        if (inside.size() != told) {
            wrong.add(inside.size() + " are on record, of " + told);
        }
        if (!outside().keySet().equals(inside.keySet())) {
            wrong.add("outside are " + outside().keySet() + ", inside " + inside.keySet());
        }
        return wrong;
    }
}
