package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.storage.ContentId;
import dev.muster.storage.DamagedContent;
import dev.muster.storage.FileStore;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * What every file store promises: content is kept once under its digest, whole or not at all, and what a disk has
 * changed is noticed and not served.
 */
public interface FileStoreContract extends FileStoreFixture {
    /** The workspace whose content it is. */
    WorkspaceId ACME = new WorkspaceId("acme");

    /** Another one. */
    WorkspaceId OTHER = new WorkspaceId("acme:other");

    /** Bytes that do not compress and differ from any other seed's. */
    static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Keeps bytes, written in odd pieces. */
    static ContentId keep(FileStore store, WorkspaceId workspace, byte[] bytes) {
        try (FileStore.Incoming incoming = store.receive(workspace)) {
            int step = 70_001;
            for (int at = 0; at < bytes.length; at += step) {
                incoming.write(bytes, at, Math.min(step, bytes.length - at));
            }
            ContentId id = incoming.finish();
            incoming.keep();
            return id;
        }
    }

    /** Everything that is served of a content before it ends or fails. */
    static byte[] served(FileStore.Content content) throws IOException {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try (InputStream in = content.read()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                got.write(buffer, 0, read);
            }
        } catch (StoreException e) {
            return got.toByteArray();
        }
        return got.toByteArray();
    }

    private static Digest sha256(byte[] bytes) throws Exception {
        return new Digest(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static FileStore.Content content(FileStore store, ContentId id) {
        return store.open(id).orElseThrow(() -> new AssertionError("content " + id + " is not there"));
    }

    @Test
    default void contentIsKeptUnderItsDigestAndReadAsItWas() throws Exception {
        int part = FileStore.PART;
        FileStore store = open();
        try {
            List<byte[]> all = new ArrayList<>();
            for (int length : List.of(0, 1, part - 1, part, part + 1, 3 * part, 3 * part + 17)) {
                byte[] bytes = bytes(length, length);
                ContentId id = keep(store, ACME, bytes);
                assertThat(id).as("the id of %d bytes", length).isEqualTo(new ContentId(ACME, sha256(bytes)));
                all.add(bytes);
            }
            store = reopen(store);
            for (byte[] bytes : all) {
                FileStore.Content content = content(store, new ContentId(ACME, sha256(bytes)));
                assertThat(content.size()).isEqualTo(bytes.length);
                assertThat(served(content)).as("%d bytes", bytes.length).isEqualTo(bytes);
            }
        } finally {
            store.close();
        }
    }

    @Test
    default void anyRangeIsReadByItself() throws Exception {
        int part = FileStore.PART;
        byte[] bytes = bytes(1, 3 * part + 100);
        try (FileStore store = open()) {
            FileStore.Content content = content(store, keep(store, ACME, bytes));
            int[][] ranges = {
                {0, 0},
                {0, 1},
                {5, 10},
                {part - 1, 2},
                {part, part},
                {10, 2 * part},
                {3 * part, 100},
                {3 * part + 99, 1},
                {3 * part + 100, 0}
            };
            for (int[] range : ranges) {
                try (InputStream in = content.read(range[0], range[1])) {
                    assertThat(in.readAllBytes())
                            .as("%d bytes from %d on", range[1], range[0])
                            .isEqualTo(Arrays.copyOfRange(bytes, range[0], range[0] + range[1]));
                }
            }
            assertThatThrownBy(() -> content.read(1, bytes.length)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> content.read(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    default void nothingIsThereThatWasNotKept() throws Exception {
        byte[] bytes = bytes(2, 2 * FileStore.PART + 5);
        ContentId id = new ContentId(ACME, sha256(bytes));
        try (FileStore store = open()) {
            long before = pieces(store);
            try (FileStore.Incoming incoming = store.receive(ACME)) {
                incoming.write(bytes, 0, bytes.length);
                assertThat(incoming.size()).isEqualTo(bytes.length);
                assertThat(store.open(id)).as("content half way in").isEmpty();
                assertThat(incoming.finish()).isEqualTo(id);
                assertThat(store.open(id)).as("content that is not kept yet").isEmpty();
            }
            assertThat(store.open(id)).as("content that was dropped").isEmpty();
            assertThat(pieces(store)).as("pieces left by what was dropped").isEqualTo(before);
            try (FileStore.Incoming unfinished = store.receive(ACME)) {
                unfinished.write(bytes, 0, bytes.length);
                assertThatThrownBy(unfinished::keep).isInstanceOf(IllegalStateException.class);
            }
            assertThat(pieces(store)).isEqualTo(before);
        }
    }

    @Test
    default void whatAKilledProcessLeftIsRemovedWhenTheStoreIsOpened() throws Exception {
        byte[] bytes = bytes(3, 3 * FileStore.PART);
        FileStore store = open();
        try {
            ContentId kept = keep(store, ACME, bytes(4, 1_000));
            long before = pieces(store);
            FileStore.Incoming half = store.receive(ACME);
            half.write(bytes, 0, bytes.length);
            FileStore.Incoming whole = store.receive(ACME);
            whole.write(bytes, 0, bytes.length);
            ContentId id = whole.finish();
            abandon(half);
            abandon(whole);
            store = reopen(store);
            assertThat(pieces(store)).as("pieces after a kill and a start").isEqualTo(before);
            assertThat(store.open(id)).isEmpty();
            assertThat(store.open(kept)).isPresent();
        } finally {
            store.close();
        }
    }

    @Test
    default void theSameContentIsKeptOnce() throws Exception {
        byte[] bytes = bytes(5, FileStore.PART + 1);
        try (FileStore store = open()) {
            ContentId first = keep(store, ACME, bytes);
            long pieces = pieces(store);
            assertThat(keep(store, ACME, bytes)).isEqualTo(first);
            assertThat(pieces(store)).as("pieces after the same content again").isEqualTo(pieces);
            assertThat(served(content(store, first))).isEqualTo(bytes);
        }
    }

    @Test
    default void theSameContentAtTheSameTimeIsKeptOnce() throws Exception {
        byte[] bytes = bytes(6, 2 * FileStore.PART + 9);
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try (FileStore store = open()) {
            Callable<ContentId> sender = () -> keep(store, ACME, bytes);
            for (var kept : senders.invokeAll(List.of(sender, sender, sender, sender))) {
                assertThat(served(content(store, kept.get()))).isEqualTo(bytes);
            }
            long together = pieces(store);
            assertThat(store.delete(new ContentId(ACME, sha256(bytes)), Duration.ZERO))
                    .isTrue();
            keep(store, ACME, bytes);
            assertThat(together)
                    .as("pieces of one content sent by four at once")
                    .isEqualTo(pieces(store));
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    default void aWorkspaceHasItsOwnContent() throws Exception {
        byte[] bytes = bytes(7, 100);
        try (FileStore store = open()) {
            ContentId ours = keep(store, ACME, bytes);
            ContentId theirs = new ContentId(OTHER, ours.digest());
            assertThat(store.open(theirs)).as("content of another workspace").isEmpty();
            assertThat(keep(store, OTHER, bytes)).isEqualTo(theirs);
            assertThat(store.delete(ours, Duration.ZERO)).isTrue();
            assertThat(store.open(ours)).isEmpty();
            assertThat(served(content(store, theirs))).isEqualTo(bytes);
        }
    }

    @Test
    default void whatIsDeletedIsGoneAndCanComeAgain() throws Exception {
        byte[] bytes = bytes(8, FileStore.PART + 3);
        try (FileStore store = open()) {
            long before = pieces(store);
            ContentId id = keep(store, ACME, bytes);
            assertThat(store.delete(id, Duration.ZERO)).isTrue();
            assertThat(store.open(id)).isEmpty();
            assertThat(pieces(store)).as("pieces of what was deleted").isEqualTo(before);
            assertThat(store.delete(id, Duration.ofDays(1)))
                    .as("what is not there is gone")
                    .isTrue();
            keep(store, ACME, bytes);
            assertThat(served(content(store, id))).isEqualTo(bytes);
        }
    }

    @Test
    default void whatWasKeptAgainALittleWhileAgoIsNotDeleted() throws Exception {
        byte[] bytes = bytes(9, 100);
        try (FileStore store = open()) {
            ContentId id = keep(store, ACME, bytes);
            Thread.sleep(400);
            keep(store, ACME, bytes);
            assertThat(store.delete(id, Duration.ofMillis(350)))
                    .as("a late removal of content that was stored anew")
                    .isFalse();
            assertThat(served(content(store, id))).isEqualTo(bytes);
        }
    }

    @Test
    default void changedBytesAreNoticedAndNotServed() throws Exception {
        int part = FileStore.PART;
        byte[] bytes = bytes(10, 3 * part + 50);
        for (int at : List.of(0, part + 7, 3 * part + 49)) {
            try (FileStore store = open()) {
                ContentId id = keep(store, ACME, bytes);
                damage(store, id, at);
                Throwable noticed =
                        catchThrowable(() -> content(store, id).read().readAllBytes());
                assertThat(noticed)
                        .as("a changed byte at %d", at)
                        .isInstanceOf(DamagedContent.class)
                        .hasMessageContaining(id.digest().toString());
                byte[] served = served(content(store, id));
                assertThat(served.length)
                        .as("bytes served with one changed at %d", at)
                        .isLessThanOrEqualTo(at);
                assertThat(served).isEqualTo(Arrays.copyOf(bytes, served.length));
                assertThatThrownBy(() -> content(store, id).read(at, 1).readAllBytes())
                        .as("a range with the changed byte")
                        .isInstanceOf(DamagedContent.class);
            }
        }
    }

    @Test
    default void lostBytesAreNoticedAndNotServed() throws Exception {
        int part = FileStore.PART;
        byte[] bytes = bytes(11, 3 * part + 50);
        for (int from : List.of(0, part, part + 7, 3 * part + 49)) {
            try (FileStore store = open()) {
                ContentId id = keep(store, ACME, bytes);
                truncate(store, id, from);
                assertThat(catchThrowable(() -> content(store, id).read().readAllBytes()))
                        .as("content that ends at %d", from)
                        .isInstanceOf(DamagedContent.class);
            }
        }
    }

    @Test
    default void aClosedStoreRefuses() throws Exception {
        FileStore store = open();
        FileStore.Incoming incoming = store.receive(ACME);
        assertThat(store.health().reachable()).isTrue();
        assertThat(store.health().kind()).isNotEmpty();
        assertThat(store.health().durability()).isNotEmpty();
        incoming.close();
        incoming.close();
        store.close();
        assertThatThrownBy(() -> store.open(new ContentId(ACME, Digest.ZERO))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.receive(ACME)).isInstanceOf(StoreUnavailable.class);
    }
}
