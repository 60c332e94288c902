package dev.muster.tck;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.command.Outcome;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import dev.muster.transport.Outlet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The transport without a wire: puts down what the engine says. For tests of features and hosts as well. */
public final class RecordingTransport implements TestTransport {
    private final Muster muster;

    /** Over this Muster, which is closed with it. */
    public RecordingTransport(Muster muster) {
        this.muster = muster;
    }

    @Override
    public Muster muster() {
        return muster;
    }

    @Override
    public TestConnection connect(Caller caller) {
        Recording recording = new Recording(muster, caller);
        recording.feed = muster.feeds().open(caller, recording);
        return recording;
    }

    @Override
    public void close() {
        muster.close();
    }

    private static final class Recording implements TestConnection, Outlet {
        private final Muster muster;
        private final Caller caller;
        private final List<Came> came = new CopyOnWriteArrayList<>();
        private volatile @Nullable Feed feed;
        private volatile boolean stalled;
        private volatile boolean failing;
        private volatile boolean dismissed;

        Recording(Muster muster, Caller caller) {
            this.muster = muster;
            this.caller = caller;
        }

        private Feed feed() {
            Feed open = feed;
            if (open == null) {
                throw new IllegalStateException("not connected");
            }
            return open;
        }

        @Override
        public void subscribe(String channel, @Nullable String cursor) {
            feed().subscribe(new JournalId(caller.workspace(), channel), cursor == null ? null : Cursor.parse(cursor));
        }

        @Override
        public void unsubscribe(String channel) {
            feed().unsubscribe(new JournalId(caller.workspace(), channel));
        }

        @Override
        public CompletableFuture<Outcome> send(String name, Map<String, ?> data, String key) {
            return muster.submit(caller, name, Json.write(data), key);
        }

        @Override
        public List<Came> came() {
            return List.copyOf(came);
        }

        @Override
        public void stall(boolean now) {
            stalled = now;
            if (!now) {
                feed().drained();
            }
        }

        @Override
        public boolean failNext() {
            failing = true;
            return true;
        }

        @Override
        public boolean dismissed() {
            return dismissed;
        }

        @Override
        public void cut() {
            close();
        }

        @Override
        public void close() {
            feed().close();
        }

        @Override
        public void subscribed(JournalId journal, Cursor from, Cursor head) {
            put("subscribed", journal, from.text());
        }

        @Override
        public boolean entries(Bundle bundle) {
            if (failing) {
                throw new IllegalStateException("made to fail");
            }
            if (stalled) {
                return false;
            }
            List<Long> numbers =
                    LongStream.rangeClosed(bundle.from(), bundle.to()).boxed().toList();
            came.add(new Came(
                    "entries", bundle.journal().name(), numbers, bundle.cursor().text()));
            return true;
        }

        @Override
        public void ended(JournalId journal) {
            put("ended", journal, "");
        }

        @Override
        public void resync(JournalId journal, Cursor head) {
            put("resync", journal, head.text());
        }

        @Override
        public void invited(JournalId journal) {
            put("invited", journal, "");
        }

        @Override
        public void whisper(JournalId journal, PersonId from, String what) {}

        @Override
        public void dismissed(String reason) {
            dismissed = true;
        }

        private void put(String type, JournalId journal, String cursor) {
            came.add(new Came(type, journal.name(), List.of(), cursor));
        }
    }
}
