package dev.muster.file;

import static dev.muster.TestMuster.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Rejection;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.RecordCustody;
import dev.muster.file.FileCommands.RegisterEvidence;
import dev.muster.file.FileCommands.RemoveFile;
import dev.muster.file.FileViews.EvidenceView;
import dev.muster.file.FileViews.ListEvidence;
import dev.muster.file.FileViews.OpenEvidence;
import dev.muster.file.FileViews.OpenFile;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Evidence: registered once, never changed, every look at it on record. */
class EvidenceTest {
    private static final String SHA256 = "ab".repeat(32);
    private final TestMuster m =
            new TestMuster(new MemoryStore(), new ManualClock(), new People(), b -> b.files(new MemoryFileStore()));
    private final ChannelId room = new ChannelId(
            m.run("ada", new CreateChannel("room", null, false, List.of(new PersonId("ben"), new PersonId("guy"))))
                    .id("channel"));
    private final Instant collected = TestMuster.START.minusSeconds(3_600);

    @AfterEach
    void close() {
        m.close();
    }

    private FileId upload(String person) {
        return new FileId(m.run(person, new AddFile(room, "disk.img", "application/zip", 10, SHA256, null))
                .id("file"));
    }

    private FileId posted(String person) {
        FileId file = upload(person);
        m.run(person, new PostMessage(room, "", null, List.of(file.value())));
        return file;
    }

    private RegisterEvidence register(FileId file) {
        return new RegisterEvidence(room, file, "image of the disk", "Ben", collected, "web-3");
    }

    private static void assertRefused(Rejection.Code code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(code));
    }

    private List<String> sensitiveReads() {
        return m.store.snapshot(q -> q.range(Range.after(JournalId.of(ACME, "access", "main"), 0, 100))).stream()
                .filter(e -> e.kind().equals("access.sensitive-read"))
                .map(e -> new String(e.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void theRegisterSaysWhatItIsAndWhatHappenedToIt() {
        FileId file = posted("ben");
        m.run("ben", register(file));
        m.clock.advance(Duration.ofMinutes(5));
        m.run("ada", new RecordCustody(room, file, "handed to the police", "receipt 17"));
        m.run("ben", new RecordCustody(room, file, "sealed", null));
        EvidenceView evidence = m.ask("ada", new ListEvidence(room)).evidence().get(0);
        assertThat(evidence.file().sha256()).isEqualTo(SHA256);
        assertThat(evidence.file().evidence()).isTrue();
        assertThat(evidence.description()).isEqualTo("image of the disk");
        assertThat(evidence.collectedBy()).isEqualTo("Ben");
        assertThat(evidence.collectedAt()).isEqualTo(collected);
        assertThat(evidence.source()).isEqualTo("web-3");
        assertThat(evidence.registeredBy()).isEqualTo(new PersonId("ben"));
        assertThat(evidence.custody())
                .extracting(FileViews.CustodyView::what)
                .containsExactly("handed to the police", "sealed");
        List<Entry> entries = m.store.snapshot(q -> q.range(Range.after(room.journal(ACME), 0, 100)));
        assertThat(entries).extracting(Entry::kind).contains("file.evidence-registered", "file.custody-recorded");
        assertThat(entries)
                .filteredOn(e -> e.kind().equals("file.evidence-registered"))
                .allSatisfy(e -> assertThat(new String(e.payload(), StandardCharsets.UTF_8))
                        .contains(SHA256, "web-3"));
    }

    @Test
    void everyDownloadOfEvidenceIsOnRecordFirst() {
        FileId file = posted("ben");
        assertThat(m.ask("guy", new OpenFile(file)).content()).isNotNull();
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("guy", new OpenEvidence(file)));
        m.run("ben", register(file));
        assertThat(m.ask("guy", new OpenFile(file)).content())
                .as("content of evidence without a record")
                .isNull();
        assertThat(sensitiveReads()).isEmpty();
        assertThat(m.ask("guy", new OpenEvidence(file)).content()).isNotNull();
        assertThat(sensitiveReads()).singleElement().satisfies(r -> assertThat(r)
                .contains("guy", "file.open-evidence", file.value()));
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("cleo", new OpenEvidence(file)));
    }

    @Test
    void evidenceIsNeitherRemovedNorRegisteredTwiceNorDeletedWithItsMessage() {
        FileId file = upload("ben");
        long message = Long.parseLong(m.run("ben", new PostMessage(room, "x", null, List.of(file.value())))
                .id("message"));
        m.run("ben", register(file));
        assertThat(m.ask("ada", new History(room, null, message - 1, 1, null))
                        .entries()
                        .get(0)
                        .data())
                .contains("\"evidence\":true");
        assertRefused(Rejection.Code.CONFLICT, () -> m.run("ada", new RemoveFile(room, file)));
        assertRefused(Rejection.Code.CONFLICT, () -> m.run("ada", register(file)));
        m.run("ben", new DeleteMessage(room, message));
        m.advance(Duration.ofDays(30));
        assertThat(m.ask("ada", new OpenEvidence(file)).content()).isNotNull();
        assertThat(m.ask("ada", new ListEvidence(room)).evidence()).hasSize(1);
    }

    @Test
    void whatWasNeverPostedCanBeEvidence() {
        FileId file = upload("ben");
        assertRefused(Rejection.Code.ABSENT, () -> m.run("ada", register(file)));
        m.run("ben", register(file));
        m.advance(Duration.ofDays(30));
        assertThat(m.ask("ada", new OpenEvidence(file)).content()).isNotNull();
    }

    @Test
    void guestsAndStrangersHaveNoPartInTheRegister() {
        FileId file = posted("guy");
        assertRefused(Rejection.Code.ABSENT, () -> m.run("guy", register(file)));
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("guy", new ListEvidence(room)));
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("cleo", new ListEvidence(room)));
        m.run("ada", register(file));
        assertRefused(Rejection.Code.ABSENT, () -> m.run("guy", new RecordCustody(room, file, "x", null)));
        assertRefused(Rejection.Code.ABSENT, () -> m.run("cleo", new RecordCustody(room, file, "x", null)));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        FileId file = posted("ben");
        assertRefused(
                Rejection.Code.INVALID,
                () -> m.run("ben", new RegisterEvidence(room, file, " ", null, collected, null)));
        assertRefused(
                Rejection.Code.INVALID,
                () -> m.run(
                        "ben", new RegisterEvidence(room, file, "x", null, TestMuster.START.plusSeconds(3_600), null)));
        assertRefused(Rejection.Code.CONFLICT, () -> m.run("ben", new RecordCustody(room, file, "x", null)));
        m.run("ben", new RegisterEvidence(room, file, "x", null, collected, null));
        assertThat(m.ask("ben", new ListEvidence(room)).evidence().get(0).collectedBy())
                .isEqualTo("Ben");
    }
}
