package dev.muster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.muster.EventSamples;
import dev.muster.Muster;
import dev.muster.TestMuster;
import dev.muster.Told;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.EntryView;
import dev.muster.command.Projector;
import dev.muster.record.Json;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is demanded of every kind of event: a codec that brings it back as it was, a sentence for timelines whatever is
 * missing of it, and a view that readers are shown. What it is found by is demanded by
 * {@link dev.muster.search.EventTextsTest}.
 */
class EventKindsTest {
    private static final JournalId JOURNAL = JournalId.of(new WorkspaceId("acme"), "channel", "ops");
    private static TestMuster test;

    @BeforeAll
    static void open() {
        test = new TestMuster();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    private static List<Told> told() {
        return test.muster.events();
    }

    @Test
    void everyRecordOfAnEventIsRegistered() {
        URL core = Muster.class.getProtectionDomain().getCodeSource().getLocation();
        Set<String> made = new ClassFileImporter()
                .importUrl(core).stream()
                        .filter(c -> c.isRecord() && c.isAssignableTo(Event.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(told().stream().map(t -> t.type().getName())).containsExactlyInAnyOrderElementsOf(made);
        assertThat(told().stream().map(Told::kind)).doesNotHaveDuplicates();
    }

    @Test
    void everyKindComesBackAsItWasWritten() {
        for (Told kind : told()) {
            for (Event event : List.of(EventSamples.full(kind.type()), EventSamples.sparse(kind.type()))) {
                byte[] written = Json.write(event);
                Event read = Json.read(written, kind.type());
                assertThat(read).as(kind.kind()).isEqualTo(event);
                assertThat(Json.write(read)).as(kind.kind()).isEqualTo(written);
            }
        }
    }

    /** What an older version did not write may be missing altogether: the sentence is said all the same. */
    @Test
    void everyKindHasASentence() {
        Map<String, String> wrong = new TreeMap<>();
        for (Told kind : told()) {
            for (Event event : List.of(EventSamples.full(kind.type()), EventSamples.sparse(kind.type()))) {
                String sentence = event.sentence();
                boolean good = !sentence.isBlank()
                        && sentence.equals(sentence.strip())
                        && sentence.lines().count() == 1
                        && !sentence.endsWith(".")
                        && !sentence.contains("null")
                        && !sentence.contains("Optional[")
                        && !sentence.matches(".*[A-Z]\\w+\\[\\w+=.*");
                if (!good) {
                    wrong.put(kind.kind(), sentence);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Readers are shown what was written, field by field; of what was purged, that it was. */
    @Test
    void everyKindIsProjected() {
        for (Told kind : told()) {
            Event event = EventSamples.full(kind.type());
            byte[] payload = Json.write(event);
            EntryView view = Projector.view(entry(kind, payload, event));
            assertThat(view.kind()).isEqualTo(kind.kind());
            assertThat(view.schema()).isEqualTo(kind.schema());
            assertThat(view.data().getBytes(StandardCharsets.UTF_8))
                    .as(kind.kind())
                    .isEqualTo(payload);
            assertThat(Projector.properties(entry(kind, payload, event)).keySet())
                    .as(kind.kind())
                    .isEqualTo(Json.read(payload, Map.class).keySet());
            assertThat(Projector.view(entry(kind, new byte[0], event)).data())
                    .as(kind.kind())
                    .isEqualTo("{\"purged\":true}");
        }
    }

    private static Entry entry(Told kind, byte[] payload, Event event) {
        byte[] salt = payload.length == 0 ? new byte[0] : new byte[16];
        Event.Finding finding = event.finding();
        return new Entry(
                JOURNAL,
                1,
                TestMuster.START,
                new PersonId("ada"),
                kind.kind(),
                kind.schema(),
                payload,
                salt,
                HashChain.content(salt, payload),
                HashChain.content(salt, payload),
                new Entry.Index(finding.thread(), finding.terms(), finding.text(), 0),
                null);
    }
}
