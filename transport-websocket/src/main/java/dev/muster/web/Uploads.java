package dev.muster.web;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.file.FileId;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.FileViews.LimitsView;
import dev.muster.file.FileViews.ShowFile;
import dev.muster.file.FileViews.ShowLimits;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.websocket.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes in a file:
 *
 * <ol>
 *   <li>asks the engine whether the caller may post to the channel, and how much; before a byte of the body is read;
 *   <li>passes the body on to the file store as it comes, part by part, and counts, digests and times it;
 *   <li>looks at its first bytes for what it is;
 *   <li>says that the content is coming, keeps it, and makes the file of it.
 * </ol>
 *
 * No thread waits for a byte. A body that ends early, is too long, too slow, or not what it says to be leaves nothing. Sent again under the same
 * key it becomes the same file, once.
 */
final class Uploads {
    private static final Set<Integer> GIVEN_UP = Set.of(400, 408);
    private final Muster muster;
    private final FileTransfers settings;
    private final Slots slots;

    Uploads(Muster muster, FileTransfers settings) {
        this.muster = muster;
        this.settings = settings;
        this.slots = Slots.uploads(settings);
    }

    void serve(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        Arriving arriving;
        try {
            arriving = begin(request, response, caller);
        } catch (RuntimeException e) {
            Lingering.refuse(request, response, e);
            return;
        }
        if (request.isAsyncSupported()) {
            arriving.whenItComes();
        } else {
            arriving.here();
        }
    }

    /** Everything that is looked at before a byte of the body is read. */
    private Arriving begin(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Failed.of(415, "send the file as it is, without Content-Encoding");
        }
        Map<String, List<String>> parameters = Parameters.of(request);
        ChannelId channel = channel(one(parameters, "channel"));
        String name = one(parameters, "name");
        LimitsView limits = muster.ask(caller, new ShowLimits(channel));
        FileStore store = muster.files().orElseThrow(Uploads::none);
        if (request.getContentLengthLong() > limits.largest()) {
            throw tooLarge(limits.largest());
        }
        Expected expected = Expected.of(request);
        Slots.Slot slot = slots.take(caller);
        boolean begun = false;
        try {
            Incoming incoming = new Incoming(store.receive(caller.workspace()), slot, limits);
            begun = true;
            return new Arriving(request, response, incoming, new Pace(settings, System::nanoTime), () -> {
                ContentId content = incoming.store().finish();
                expected.check(content);
                return keep(caller, new Arrived(channel, name, content), incoming, request);
            });
        } finally {
            if (!begun) {
                slot.close();
            }
        }
    }

    /** A file on its way in: where it goes, and what it must be. */
    record Incoming(FileStore.Incoming store, Slots.Slot slot, Head head, long largest) implements AutoCloseable {
        private Incoming(FileStore.Incoming store, Slots.Slot slot, LimitsView limits) {
            this(store, slot, new Head(limits), limits.largest());
        }

        void add(byte[] bytes, int length) {
            if (store.size() + length > largest) {
                throw tooLarge(largest);
            }
            head.add(bytes, length);
            store.write(bytes, 0, length);
        }

        @Override
        public void close() {
            try (slot) {
                store.close();
            }
        }
    }

    /** What has come in. */
    private record Arrived(ChannelId channel, String name, ContentId content) {}

    private FileView keep(Caller caller, Arrived arrived, Incoming incoming, HttpServletRequest request) {
        String sha256 = arrived.content().digest().toString();
        var unused = muster.run(caller, new ExpectContent(arrived.channel(), sha256), null);
        incoming.store().keep();
        AddFile add = new AddFile(
                arrived.channel(),
                arrived.name(),
                incoming.head().type(),
                incoming.store().size(),
                sha256,
                incoming.head().size().orElse(null));
        Outcome outcome = muster.run(caller, add, request.getHeader("Idempotency-Key"));
        return muster.ask(caller, new ShowFile(arrived.channel(), new FileId(outcome.id("file"))));
    }

    /** Whether what is left of a body is not waited for: it ended early, or is slow. */
    static boolean givesUp(Throwable failure) {
        return failure instanceof Failed failed && GIVEN_UP.contains(failed.status());
    }

    static Failed early() {
        return Failed.of(400, "the upload ended before it was whole; send the same again with the same key");
    }

    private static Failed tooLarge(long largest) {
        return Failed.of(413, "a file has at most " + largest + " bytes here");
    }

    private static Failed none() {
        return new Failed(404, new Refusal("absent", null, "no files are kept here", null));
    }

    private static ChannelId channel(String text) {
        try {
            return new ChannelId(text);
        } catch (IllegalArgumentException e) {
            throw Rejection.absent();
        }
    }

    private static String one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new Failed(400, Refusal.invalid(name, "give " + name + " once, in the query"));
        }
        return values.get(0);
    }
}
