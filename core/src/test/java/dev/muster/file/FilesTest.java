package dev.muster.file;

import static dev.muster.TestMuster.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.SearchEntries;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.engine.Recorder;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.file.FileCommands.RemoveFile;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.FileViews.ListFiles;
import dev.muster.file.FileViews.OpenFile;
import dev.muster.file.FileViews.ShowFile;
import dev.muster.file.FileViews.ShowLimits;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.record.Term;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Search;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of a channel: who sees them, the messages that carry them, and when their content goes. */
class FilesTest {
    private static final FileLimits LIMITS =
            FileLimits.STANDARD.withQuotas(1_000, 1_500).withTimes(Duration.ofDays(7), Duration.ofDays(1));
    private final MemoryFileStore contents = new MemoryFileStore();
    private final TestMuster m =
            new TestMuster(new MemoryStore(), new ManualClock(), new People(), b -> b.files(contents)
                    .fileLimits(LIMITS));
    private final ChannelId room = channel("ada", "ben", "guy");

    @AfterEach
    void close() {
        m.close();
    }

    private ChannelId channel(String owner, String... members) {
        List<PersonId> people = List.of(members).stream().map(PersonId::new).toList();
        return new ChannelId(
                m.run(owner, new CreateChannel("room", null, false, people)).id("channel"));
    }

    private ContentId keep(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (FileStore.Incoming incoming = contents.receive(ACME)) {
            incoming.write(bytes, 0, bytes.length);
            ContentId id = incoming.finish();
            incoming.keep();
            return id;
        }
    }

    /** What a transport does. */
    private FileId upload(String person, ChannelId channel, String name, String text) {
        ContentId id = keep(text);
        String sha256 = id.digest().toString();
        m.run(person, new ExpectContent(channel, sha256));
        return new FileId(m.run(person, new AddFile(channel, name, "text/plain", text.length(), sha256, null))
                .id("file"));
    }

    private long post(String person, ChannelId channel, String text, FileId... files) {
        List<String> ids = List.of(files).stream().map(FileId::value).toList();
        return Long.parseLong(m.run(person, message(channel, text, ids)).id("message"));
    }

    private static PostMessage message(ChannelId channel, String text, List<String> files) {
        return new PostMessage(channel, text, null, files);
    }

    private List<FileId> listed(String person, ChannelId channel) {
        return m.ask(person, new ListFiles(channel, null, null)).files().stream()
                .map(FileView::id)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> data(String person, ChannelId channel, long message) {
        EntryView entry = m.ask(person, new History(channel, null, message - 1, 1, null))
                .entries()
                .get(0);
        return Json.read(entry.data().getBytes(StandardCharsets.UTF_8), Map.class);
    }

    private List<Entry> withFiles() {
        JournalId journal = room.journal(ACME);
        return m.store.snapshot(q -> q.search(Search.terms(Map.of(journal, 1L), Set.of(Term.of("has", "file")), 9)));
    }

    private static void assertRefused(Rejection.Code code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejection.class, r -> assertThat(r.code())
                .isEqualTo(code));
    }

    private void assertAbsent(String person, FileId file) {
        assertRefused(Rejection.Code.ABSENT, () -> m.ask(person, new OpenFile(file)));
        assertRefused(Rejection.Code.ABSENT, () -> m.ask(person, new ShowFile(room, file)));
    }

    @Test
    void aMessageShowsItsFilesAndIsFoundByThem() {
        FileId one = upload("ben", room, "a.txt", "one");
        FileId two = upload("ben", room, "b.txt", "two");
        long plain = post("ben", room, "no files");
        long message = post("ben", room, "", one, two);
        List<?> files = (List<?>) data("ada", room, message).get("files");
        assertThat(files).hasSize(2);
        assertThat(files.get(0)).isEqualTo(Map.of("id", one.value(), "name", "a.txt", "type", "text/plain", "size", 3));
        assertThat(data("ada", room, plain)).doesNotContainKey("files");
        assertThat(withFiles()).singleElement().satisfies(e -> assertThat(e.sequence())
                .isEqualTo(message));
        m.run("ben", new EditMessage(room, message, "with words"));
        assertThat(withFiles()).as("found by its files after an edit").hasSize(1);
        assertThat(data("ada", room, message))
                .containsEntry("text", "with words")
                .containsKey("files");
        assertThat(listed("guy", room)).containsExactlyInAnyOrder(one, two);
        assertThat(m.ask("ada", new ShowFile(room, one)).message()).isEqualTo(message);
    }

    @Test
    void whoFollowsTheChannelIsToldOfTheFilesWithTheMessage() {
        FileId file = upload("ben", room, "a.txt", "one");
        Recorder outlet = new Recorder();
        m.muster.feeds().open(TestMuster.as("ada"), outlet).subscribe(room.journal(ACME), null);
        Awaitility.await().until(() -> !outlet.told(Recorder.Subscribed.class).isEmpty());
        long message = post("ben", room, "look", file);
        Awaitility.await().until(() -> outlet.last(room.journal(ACME)) >= message);
        String told = outlet.entries(room.journal(ACME)).stream()
                .filter(e -> e.seq() == message)
                .map(EntryView::data)
                .findFirst()
                .orElseThrow();
        assertThat(Json.read(told.getBytes(StandardCharsets.UTF_8), Map.class)).isEqualTo(data("ada", room, message));
    }

    @Test
    void whatWasAttachedIsInTheJournal() {
        FileId file = upload("ben", room, "a.txt", "one");
        long message = post("ben", room, "look", file);
        String sha256 = m.ask("ben", new ShowFile(room, file)).sha256();
        assertThat(m.ask("ada", new History(room, null, message, 1, null)).entries())
                .singleElement()
                .satisfies(e -> assertThat(e.kind()).isEqualTo("file.attached"))
                .satisfies(e -> assertThat(e.data()).contains(sha256, "a.txt"));
    }

    @Test
    void aFileIsItsUploadersAloneUntilItIsPosted() {
        FileId file = upload("ben", room, "a.txt", "one");
        assertThat(m.ask("ben", new OpenFile(file)).content()).isNotNull();
        for (String other : List.of("ada", "guy", "cleo")) {
            assertAbsent(other, file);
        }
        assertThat(listed("ada", room)).isEmpty();
        assertThat(m.ask("ada", new History(room, null, null, 50, null)).entries())
                .noneMatch(e -> e.data().contains("a.txt"));
        post("ben", room, "", file);
        assertThat(m.ask("guy", new OpenFile(file)).content()).isNotNull();
        assertAbsent("cleo", file);
    }

    @Test
    void onlyTheUploaderPostsAFileOnceInItsOwnChannel() {
        ChannelId other = channel("ada", "ben");
        FileId mine = upload("ben", room, "a.txt", "one");
        FileId posted = upload("ben", room, "b.txt", "two");
        post("ben", room, "", posted);
        List<String> messages = new ArrayList<>();
        for (PostMessage wrong : List.of(
                message(other, "x", List.of(mine.value())),
                message(room, "x", List.of(posted.value())),
                message(room, "x", List.of(mine.value(), "0".repeat(40))),
                message(room, "x", List.of("../../x")))) {
            assertThatThrownBy(() -> m.run("ben", wrong))
                    .isInstanceOfSatisfying(Rejection.class, r -> messages.add(r.field() + r.code() + r.getMessage()));
        }
        assertThatThrownBy(() -> m.run("ada", message(room, "x", List.of(mine.value()))))
                .isInstanceOfSatisfying(Rejection.class, r -> messages.add(r.field() + r.code() + r.getMessage()));
        assertThat(messages).hasSize(5);
        assertThat(Set.copyOf(messages))
                .as("refusals that tell no two of them apart")
                .hasSize(1);
        assertThat(messages.get(0)).startsWith("filesINVALID");
        assertRefused(
                Rejection.Code.INVALID, () -> m.run("ben", message(room, "x", List.of(mine.value(), mine.value()))));
        assertRefused(Rejection.Code.INVALID, () -> m.run("ben", message(room, " ", List.of())));
        assertThat(data("ada", room, post("ben", room, "", mine)).get("files")).isNotNull();
    }

    @Test
    void aDeletedMessageTakesItsFilesWithIt() {
        FileId file = upload("ben", room, "secret.txt", "one");
        long message = post("ben", room, "oops", file);
        m.run("ben", new DeleteMessage(room, message));
        for (String person : List.of("ada", "ben", "guy")) {
            assertAbsent(person, file);
        }
        assertThat(listed("ada", room)).isEmpty();
        assertThat(m.ask("ada", new History(room, null, null, 50, null)).entries())
                .noneMatch(e -> e.data().contains("secret.txt"));
        assertThat(m.ask("ada", new SearchEntries("secret", null, null)).entries())
                .isEmpty();
    }

    @Test
    void anOldFileIsNotForWhoMayNotReadItsMessage() {
        FileId file = upload("ben", room, "a.txt", "one");
        post("ben", room, "", file);
        m.run("guy", new LeaveChannel(room));
        assertAbsent("guy", file);
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("guy", new ListFiles(room, null, null)));
        ChannelId other = channel("ben", "cleo");
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("ben", new ShowFile(other, file)));
    }

    @Test
    void uploaderAndOwnerRemoveAFileAndTheMessageSaysSo() {
        FileId one = upload("ben", room, "a.txt", "one");
        FileId two = upload("ben", room, "b.txt", "two");
        long message = post("ben", room, "", one, two);
        assertRefused(Rejection.Code.ABSENT, () -> m.run("guy", new RemoveFile(room, one)));
        m.run("ben", new RemoveFile(room, one));
        m.run("ada", new RemoveFile(room, two));
        assertThat((List<?>) data("guy", room, message).get("files"))
                .isEqualTo(List.of(
                        Map.of("id", one.value(), "removed", true), Map.of("id", two.value(), "removed", true)));
        assertAbsent("ben", one);
        assertThat(m.ask("ada", new History(room, null, null, 50, null)).entries())
                .filteredOn(e -> e.kind().equals("file.attached"))
                .noneMatch(e -> e.data().contains("a.txt"));
        FileId draft = upload("ben", room, "c.txt", "three");
        assertRefused(Rejection.Code.ABSENT, () -> m.run("ada", new RemoveFile(room, draft)));
        m.run("ben", new RemoveFile(room, draft));
        assertAbsent("ben", draft);
    }

    @Test
    void contentStaysWhileAFileRefersToItAndGoesAfterTheGrace() throws Exception {
        FileId one = upload("ben", room, "a.txt", "same");
        FileId two = upload("ada", room, "b.txt", "same");
        assertThat(contents.count()).isEqualTo(1);
        m.advance(Duration.ofDays(2));
        assertThat(contents.count())
                .as("contents with two files, past the grace")
                .isEqualTo(1);
        post("ben", room, "", one);
        m.run("ben", new RemoveFile(room, one));
        m.advance(Duration.ofDays(2));
        assertThat(contents.count()).as("contents with one file left").isEqualTo(1);
        m.run("ada", new RemoveFile(room, two));
        assertThat(contents.count())
                .as("contents when the last file has just gone")
                .isEqualTo(1);
    }

    @Test
    void contentThatNobodyMadeAFileOfIsErased() throws Exception {
        try (TestMuster quick =
                new TestMuster(new MemoryStore(), new ManualClock(), new People(), b -> b.files(contents)
                        .fileLimits(LIMITS.withTimes(Duration.ofDays(7), Duration.ofMillis(1))))) {
            ChannelId channel = new ChannelId(quick.run("ada", new CreateChannel("c", null, false, List.of()))
                    .id("channel"));
            ContentId lost = keep("lost on the way");
            quick.run("ada", new ExpectContent(channel, lost.digest().toString()));
            ContentId used = keep("used");
            quick.run("ada", new ExpectContent(channel, used.digest().toString()));
            Outcome made = quick.run(
                    "ada",
                    new AddFile(channel, "u", "text/plain", 4, used.digest().toString(), null));
            Thread.sleep(5);
            quick.advance(Duration.ofHours(1));
            assertThat(contents.open(lost))
                    .as("content of an upload that never ended")
                    .isEmpty();
            assertThat(contents.open(used)).isPresent();
            Outcome second = quick.run(
                    "ada",
                    new AddFile(channel, "v", "text/plain", 4, used.digest().toString(), null));
            quick.run("ada", new RemoveFile(channel, new FileId(second.id("file"))));
            quick.advance(Duration.ofHours(1));
            assertThat(contents.open(used)).as("content with a file left").isPresent();
            quick.run("ada", new RemoveFile(channel, new FileId(made.id("file"))));
            assertThat(contents.open(used))
                    .as("content just after its last file")
                    .isPresent();
            quick.advance(Duration.ofHours(1));
            assertThat(contents.open(used)).as("content past the grace").isEmpty();
        }
    }

    @Test
    void contentThatWasStoredAnewIsNotErasedByAnOldJob() {
        FileId file = upload("ada", room, "a", "again");
        ContentId id = m.ask("ada", new OpenFile(file)).content();
        m.run("ada", new RemoveFile(room, file));
        m.clock.advance(Duration.ofDays(2));
        ContentId again = keep("again");
        assertThat(again).isEqualTo(id);
        m.runDue();
        assertThat(contents.open(again))
                .as("content kept a moment ago, with its removal due")
                .isPresent();
        m.run("ada", new AddFile(room, "b", "text/plain", 5, again.digest().toString(), null));
        m.advance(Duration.ofDays(5));
        assertThat(contents.open(again)).isPresent();
    }

    @Test
    void aFileThatIsNeverPostedExpires() {
        FileId draft = upload("ben", room, "a.txt", "one");
        FileId posted = upload("ben", room, "b.txt", "two");
        post("ben", room, "", posted);
        m.advance(Duration.ofDays(6));
        assertThat(m.ask("ben", new OpenFile(draft)).content()).isNotNull();
        m.advance(Duration.ofDays(2));
        assertAbsent("ben", draft);
        assertThat(m.ask("ben", new OpenFile(posted)).content()).isNotNull();
    }

    @Test
    void quotasCountEveryFileAndGiveBackWhatIsRemoved() {
        String half = "x".repeat(500);
        FileId one = upload("ben", room, "a", half);
        upload("ben", room, "b", half);
        assertThat(m.ask("ben", new ShowLimits(room)).largest()).isZero();
        assertRefused(Rejection.Code.CONFLICT, () -> upload("ada", room, "c", "x"));
        ChannelId other = channel("ada");
        upload("ada", other, "d", half);
        assertRefused(Rejection.Code.CONFLICT, () -> upload("ada", other, "e", "x"));
        m.run("ben", new RemoveFile(room, one));
        assertThat(m.ask("ben", new ShowLimits(room)).largest()).isEqualTo(500);
        upload("ada", other, "e", "x");
    }

    @Test
    void filesAreListedInPagesNewestFirst() {
        List<FileId> posted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            m.clock.advance(Duration.ofSeconds(1));
            FileId file = upload("ben", room, "f" + i, "text " + i);
            post("ben", room, "", file);
            posted.add(0, file);
        }
        var first = m.ask("ada", new ListFiles(room, null, 3));
        assertThat(first.files().stream().map(FileView::id)).isEqualTo(posted.subList(0, 3));
        assertThat(first.more()).isTrue();
        var rest = m.ask("ada", new ListFiles(room, posted.get(2), 3));
        assertThat(rest.files().stream().map(FileView::id)).isEqualTo(posted.subList(3, 5));
        assertThat(rest.more()).isFalse();
    }

    @Test
    void anArchivedChannelTakesNoFilesAndShowsThem() {
        FileId file = upload("ben", room, "a", "x");
        post("ben", room, "", file);
        m.run("ada", new ArchiveChannel(room));
        assertThat(m.ask("guy", new OpenFile(file)).content()).isNotNull();
        assertRefused(Rejection.Code.ABSENT, () -> upload("ben", room, "b", "y"));
        assertRefused(Rejection.Code.ABSENT, () -> m.run("ben", new RemoveFile(room, file)));
    }

    @Test
    void aGuestUploadsToTheirChannelAndNoOther() {
        FileId file = upload("guy", room, "g.txt", "guest");
        post("guy", room, "", file);
        assertThat(listed("ada", room)).containsExactly(file);
        ChannelId other = channel("ada");
        assertRefused(Rejection.Code.ABSENT, () -> upload("guy", other, "g.txt", "guest"));
        m.run("ada", new AddMembers(other, List.of(new PersonId("cleo")), Rank.MEMBER));
        assertRefused(Rejection.Code.ABSENT, () -> m.ask("cleo", new OpenFile(file)));
    }

    @Test
    void whatATransportSaysIsCheckedAllTheSame() {
        String sha256 = "0".repeat(64);
        for (AddFile wrong : List.of(
                new AddFile(room, "a", "text/plain", -1, sha256, null),
                new AddFile(room, "a", "text/plain", LIMITS.largest() + 1, sha256, null),
                new AddFile(room, "a", "text/html\r\nX: y", 1, sha256, null),
                new AddFile(room, "a", "text/plain", 1, "../x", null),
                new AddFile(room, "a", "image/png", 1, sha256, new SharedFile.Picture(0, 1)))) {
            assertRefused(Rejection.Code.INVALID, () -> m.run("ben", wrong));
        }
        FileId file = new FileId(m.run("ben", new AddFile(room, "../../a\u202eb", "text/plain", 1, sha256, null))
                .id("file"));
        assertThat(m.ask("ben", new ShowFile(room, file)).name()).isEqualTo("ab");
    }
}
