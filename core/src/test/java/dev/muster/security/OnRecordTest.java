package dev.muster.security;

import static dev.muster.TestMuster.ACME;
import static dev.muster.TestMuster.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Rejection;
import dev.muster.engine.Recorder;
import dev.muster.engine.SpyStore;
import dev.muster.journal.Cursor;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.report.ReportViews.Verify;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Range;
import dev.muster.storage.StoreUnavailable;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who was refused what, and who read what is sensitive, is on record: once each, for auditors alone, and first. */
class OnRecordTest {
    private static final JournalId RECORD = JournalId.of(ACME, "access", "main");
    private final SpyStore store = new SpyStore(new MemoryStore());
    private final People people = new People();
    private final Muster muster = Muster.builder()
            .store(store)
            .directory(people)
            .clock(new ManualClock())
            .runsDueWork(false)
            .build();
    private final ChannelId channel =
            new ChannelId(muster.run(as("ada"), new CreateChannel("room", null, false, List.of()), null)
                    .id("channel"));

    @AfterEach
    void close() {
        store.down = false;
        muster.close();
    }

    private List<Entry> record() {
        return store.snapshot(q -> q.range(Range.after(RECORD, 0, 100)));
    }

    private List<Map<?, ?>> denials() {
        return record().stream()
                .filter(e -> e.kind().equals("access.denied"))
                .<Map<?, ?>>map(e -> Json.read(e.payload(), Map.class))
                .toList();
    }

    private int times(String person, String operation) {
        return denials().stream()
                .filter(d ->
                        d.get("person").equals(person) && d.get("operation").equals(operation))
                .mapToInt(d -> ((Number) d.get("times")).intValue())
                .sum();
    }

    private static void assertAbsent(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(Rejection.Code.ABSENT));
    }

    @Test
    void everyRefusalIsCountedOnceAndRepeatsAreMerged() {
        for (int i = 0; i < 41; i++) {
            assertAbsent(() -> muster.run(as("ben"), new PostMessage(channel, "x", null), null));
        }
        assertAbsent(() -> muster.ask(as("ben"), new ShowChannel(channel)));
        Recorder outlet = new Recorder();
        muster.feeds().open(as("ben"), outlet).subscribe(channel.journal(ACME), null);
        Awaitility.await()
                .until(() -> times("ben", "channel.post") == 41
                        && times("ben", "channel.show") == 1
                        && times("ben", "subscribe " + channel.journal(ACME).name()) == 1);
        assertThat(denials().size()).isLessThan(43);
        assertThat(denials()).allSatisfy(d -> assertThat(d.toString()).doesNotContain("room"));
    }

    @Test
    void whoIsGoneIsOnRecordForWhateverTheyTry() {
        people.deactivate("ben");
        muster.accessChanged(ACME, new PersonId("ben"));
        assertAbsent(() -> muster.run(as("ben"), new PostMessage(channel, "x", null), null));
        assertAbsent(() -> muster.ask(as("ben"), new ShowChannel(channel)));
        assertAbsent(() -> muster.feeds().open(as("ben"), new Recorder()));
        Awaitility.await()
                .until(() -> times("ben", "channel.post") == 1
                        && times("ben", "channel.show") == 1
                        && times("ben", "connect") == 1);
    }

    @Test
    void refusalsAreKeptWhileTheStoreIsAway() throws InterruptedException {
        assertAbsent(() -> muster.run(as("ben"), new PostMessage(channel, "x", null), null));
        store.down = true;
        Thread.sleep(600);
        store.down = false;
        Awaitility.await().until(() -> times("ben", "channel.post") == 1);
        Thread.sleep(600);
        assertThat(times("ben", "channel.post")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ben", "guy", "audrey"})
    void auditorsAloneReadTheRecord(String reader) {
        assertAbsent(() -> muster.run(as("ben"), new PostMessage(channel, "x", null), null));
        Awaitility.await().until(() -> times("ben", "channel.post") == 1);
        Recorder outlet = new Recorder();
        muster.feeds()
                .open(as(reader), outlet)
                .subscribe(RECORD, new Cursor(store.health().epoch(), 0));
        Awaitility.await().until(() -> !outlet.told().isEmpty());
        if (reader.equals("audrey")) {
            Awaitility.await().until(() -> outlet.last(RECORD) >= 1);
        } else {
            assertThat(outlet.told()).containsExactly(new Recorder.Ended(RECORD));
            assertAbsent(() -> muster.ask(as(reader), new Verify(RECORD.name())));
            assertAbsent(() -> muster.ask(as(reader), "report.journal", Map.of("journal", RECORD.name())));
        }
    }

    /** AC-69: to own the channel or to administer the workspace gives nobody the export. */
    @Test
    void auditorsAloneExportAndEachOfTheirReadsIsOnRecord() {
        List<String> journals = List.of(channel.journal(ACME).name(), "register:incidents", RECORD.name());
        for (String journal : journals) {
            for (Caller other : List.of(
                    as("ada"),
                    as("ben"),
                    as("guy"),
                    Caller.integration(ACME, new PersonId("audrey")),
                    Caller.person(new WorkspaceId("globex"), new PersonId("audrey")))) {
                assertAbsent(() -> muster.ask(other, "report.journal", Map.of("journal", journal)));
            }
            assertAbsent(() -> muster.ask(as("ben"), "report.verify", Map.of("journal", journal)));
        }
        long before = reads();
        for (String journal : journals) {
            muster.ask(as("audrey"), "report.journal", Map.of("journal", journal));
            muster.ask(as("audrey"), "report.verify", Map.of("journal", journal));
        }
        assertThat(reads() - before).isEqualTo(2L * journals.size());
        assertAbsent(() -> muster.ask(as("audrey"), new ShowChannel(channel)));
    }

    private long reads() {
        return record().stream()
                .filter(e -> e.kind().equals("access.sensitive-read"))
                .count();
    }

    @Test
    void aSensitiveReadIsOnRecordBeforeItIsAnswered() {
        muster.ask(as("audrey"), new Verify(channel.journal(ACME).name()));
        assertThat(record())
                .filteredOn(e -> e.kind().equals("access.sensitive-read"))
                .singleElement()
                .satisfies(e -> assertThat(new String(e.payload(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("audrey", "report.verify", channel.value()));
    }

    @Test
    void aSensitiveReadThatCannotBeRecordedIsNotAnswered() {
        store.aroundCommit = commit -> () -> {
            throw new StoreUnavailable("no more writing");
        };
        assertThatThrownBy(() -> muster.ask(
                        as("audrey"), new Verify(channel.journal(ACME).name())))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.BUSY));
        store.aroundCommit = commit -> commit;
        assertThat(record()).noneMatch(e -> e.kind().equals("access.sensitive-read"));
    }

    @Test
    void nobodyPutsAnythingOnTheRecordThemselves() {
        assertThatThrownBy(() -> muster.submit(as("ada"), "access.record", new byte[] {'{', '}'}, null))
                .isInstanceOf(Rejection.class);
        assertThat(muster.offers()).noneMatch(o -> o.name().startsWith("access."));
        assertAbsent(() -> muster.ask(Caller.system(ACME), new ShowChannel(channel)));
    }
}
