package dev.muster.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.Told;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.channel.Pin;
import dev.muster.command.Kind;
import dev.muster.handover.Answer;
import dev.muster.handover.Handover;
import dev.muster.handover.Session;
import dev.muster.handover.Standup;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentProperty;
import dev.muster.incident.Progress;
import dev.muster.incident.Role;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.journal.Verifier;
import dev.muster.notice.Notice;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskCondition;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Json;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** The journal alone gives back the state: whatever people did, and whatever time did. */
class RebuildTest {
    private static final int STEPS = 250;
    private static final Map<String, Integer> COMPARED = new TreeMap<>();
    private static final Set<String> HAPPENED = new TreeSet<>();

    /** A comparison of nothing with nothing proves nothing. */
    @AfterContainer
    static void everythingHappened() {
        assertThat(COMPARED.values())
                .as("documents compared, by kind: %s", COMPARED)
                .allMatch(n -> n > 0);
        assertThat(COMPARED).hasSize(14);
        assertThat(HAPPENED)
                .as("kinds of events that happened; which of the rare ones did depends on the seed")
                .hasSizeGreaterThan(30)
                .contains("incident.status-changed", "notice.fired", "standup.digested", "task.changed");
    }

    /** The same acts each time, so that everything is among them. */
    @Property(tries = 25, seed = "4711", edgeCases = EdgeCasesMode.NONE)
    void theJournalGivesTheState(@ForAll Random random) {
        rebuild(random);
    }

    @Property(tries = 10)
    void anyJournalGivesTheState(@ForAll Random random) {
        rebuild(random);
    }

    private static void rebuild(Random random) {
        try (TestMuster m = new TestMuster()) {
            RandomRoom room = new RandomRoom(m, random);
            for (int i = 0; i < STEPS; i++) {
                room.step();
            }
            Map<String, Class<? extends Event>> types = new HashMap<>();
            m.muster.events().forEach((Told t) -> types.put(t.kind(), t.type()));
            for (ChannelId channel : room.channels) {
                JournalId journal = channel.journal(TestMuster.ACME);
                List<Entry> entries = m.store.snapshot(q -> q.range(Range.after(journal, 0, Range.MOST)));
                assertThat(Verifier.verify(entries.iterator(), null).good()).isTrue();
                Rebuild rebuilt = new Rebuild(channel);
                for (Entry entry : entries) {
                    HAPPENED.add(entry.kind());
                    rebuilt.add(entry, Json.read(entry.payload(), types.get(entry.kind())));
                }
                same(rebuilt, live(m, channel));
            }
        }
    }

    private static void same(Rebuild rebuilt, Map<Kind<?>, Map<String, Object>> live) {
        live.forEach((kind, documents) -> {
            COMPARED.merge(kind.name(), documents.size(), Integer::sum);
            assertThat(rebuilt.all(kind)).as(kind.name()).isEqualTo(documents);
        });
    }

    private static Map<Kind<?>, Map<String, Object>> live(TestMuster m, ChannelId channel) {
        Map<Kind<?>, Map<String, Object>> live = new HashMap<>();
        only(m, Channel.KIND, channel, live);
        only(m, Incident.KIND, channel, live);
        only(m, Progress.KIND, channel, live);
        all(m, Member.KIND, Term.of("channel", channel), live);
        all(m, Pin.KIND, Term.of("channel", channel), live);
        all(m, Role.KIND, Term.of("incident", channel), live);
        all(m, Task.KIND, Term.of("channel", channel), live);
        all(m, TaskCondition.KIND, Term.of("channel", channel), live);
        all(m, IncidentProperty.KIND, Term.of("incident", channel), live);
        all(m, Handover.KIND, Term.of("incident", channel), live);
        all(m, Notice.KIND, Term.of("channel", channel), live);
        all(m, Standup.KIND, Term.of("channel", channel), live);
        all(m, Session.KIND, Term.of("channel", channel), live);
        live.get(Standup.KIND).replaceAll((id, s) -> RebuildWork.resting((Standup) s, ((Standup) s).pinned()));
        Map<String, Object> answers = new TreeMap<>();
        live.get(Session.KIND).keySet().forEach(session -> find(m, Answer.KIND, Term.of("session", session))
                .forEach(d -> answers.put(d.key().id(), Answer.KIND.value(d))));
        live.put(Answer.KIND, answers);
        return live;
    }

    private static <T> void only(
            TestMuster m, Kind<T> kind, ChannelId channel, Map<Kind<?>, Map<String, Object>> live) {
        DocumentKey key = kind.key(TestMuster.ACME, channel.value());
        Collection<Document> found =
                new ArrayList<>(m.store.snapshot(q -> q.documents(List.of(key))).values());
        live.put(kind, values(kind, found));
    }

    private static <T> void all(TestMuster m, Kind<T> kind, Term term, Map<Kind<?>, Map<String, Object>> live) {
        live.put(kind, values(kind, find(m, kind, term)));
    }

    private static <T> List<Document> find(TestMuster m, Kind<T> kind, Term term) {
        return m.store.snapshot(q -> q.find(Find.of(TestMuster.ACME, kind.name(), term)));
    }

    private static <T> Map<String, Object> values(Kind<T> kind, Collection<Document> found) {
        Map<String, Object> values = new TreeMap<>();
        found.forEach(d -> values.put(d.key().id(), kind.value(d)));
        return values;
    }
}
