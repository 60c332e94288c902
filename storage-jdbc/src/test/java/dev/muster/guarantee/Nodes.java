package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.guarantee.History.Line;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.journal.Verifier;
import dev.muster.record.Json;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.Range;
import dev.muster.storage.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Nodes and the one channel that most tests write into. */
final class Nodes {
    private Nodes() {}

    /** A node that leaves due work alone. */
    static Muster node(Store store, String name) {
        return builder(store, name).runsDueWork(false).build();
    }

    /** A node that can be set up further; it believes the directory for an hour, so that nothing is asked in between. */
    static MusterBuilder builder(Store store, String name) {
        return Muster.builder()
                .store(store)
                .directory(new People())
                .files(new MemoryFileStore())
                .node(name)
                .snapshotLifetime(Duration.ofHours(1))
                .feature(new Bells());
    }

    /** A channel with the writers w0, w1 and so on in it. */
    static ChannelId channel(Muster muster, int writers) {
        List<PersonId> people =
                IntStream.range(0, writers).mapToObj(i -> new PersonId("w" + i)).toList();
        Outcome made = muster.run(People.as("ada"), new CreateChannel("Ops", null, true, people), null);
        return new ChannelId(made.id("channel"));
    }

    /** Posts an id under the id as key; returns the number of its entry. */
    static long post(Muster muster, ChannelId channel, String person, String id) {
        return number(muster.run(People.as(person), new PostMessage(channel, id, null), id));
    }

    static long number(Outcome posted) {
        return Long.parseLong(posted.id("message"));
    }

    /** All entries of a journal. */
    static List<Entry> entries(Store store, JournalId journal) {
        return store.snapshot(q -> {
            List<Entry> all = new ArrayList<>();
            List<Entry> page;
            do {
                page = q.range(Range.after(journal, all.size(), Range.MOST));
                all.addAll(page);
            } while (page.size() == Range.MOST);
            return all;
        });
    }

    static List<Entry> entries(Store store, ChannelId channel) {
        return entries(store, channel.journal(People.ACME));
    }

    /** The log of a channel, after the verifier has passed it. */
    static List<Line> log(Store store, ChannelId channel) {
        JournalId journal = channel.journal(People.ACME);
        // the head first: other nodes may go on writing
        Head head = store.snapshot(q -> q.heads(List.of(journal))).get(journal);
        List<Entry> entries = entries(store, channel);
        Verifier.Verdict verdict = Verifier.verify(entries.iterator(), head);
        assertThat(verdict.good()).as("the verifier's verdict: %s", verdict).isTrue();
        assertThat(verdict.entries()).isGreaterThanOrEqualTo(head.sequence());
        return entries.stream().map(Nodes::line).toList();
    }

    static Line line(Entry entry) {
        boolean message = entry.kind().equals("channel.message-posted");
        Object text = message ? Json.read(entry.payload(), Map.class).get("text") : "";
        return new Line(entry.sequence(), String.valueOf(text));
    }
}
