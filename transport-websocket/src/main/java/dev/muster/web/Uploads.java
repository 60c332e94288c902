package dev.muster.web;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.file.FileId;
import dev.muster.file.FileTypes;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.FileViews.LimitsView;
import dev.muster.file.FileViews.ShowFile;
import dev.muster.file.FileViews.ShowLimits;
import dev.muster.file.PictureSize;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.websocket.Answers;
import dev.muster.websocket.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
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
 * A body that ends early, is too long, too slow, or not what it says to be leaves nothing. Sent again under the same
 * key it becomes the same file, once.
 */
final class Uploads {
    private static final int BUFFER = 64 * 1024;
    private static final Set<Integer> GIVEN_UP = Set.of(400, 408);
    private final Muster muster;
    private final FileTransfers settings;
    private final Slots slots;

    Uploads(Muster muster, FileTransfers settings) {
        this.muster = muster;
        this.settings = settings;
        this.slots = new Slots(settings);
    }

    void serve(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        try {
            Reply.json(response, 200, Answers.answer(take(request, caller)));
        } catch (RuntimeException e) {
            // what is left of a body that ended early or is slow is not waited for
            if (e instanceof Failed failed && GIVEN_UP.contains(failed.status())) {
                response.setHeader("Connection", "close");
            } else {
                Body.skip(request, response);
            }
            Reply.failure(response, e);
        }
    }

    private FileView take(HttpServletRequest request, Caller caller) throws IOException {
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
        try (Slots.Slot slot = slots.take(caller);
                FileStore.Incoming incoming = store.receive(caller.workspace())) {
            Head head = receive(request, incoming, limits);
            ContentId content = incoming.finish();
            expected.check(content);
            return keep(caller, new Arrived(channel, name, content, head), incoming, request);
        }
    }

    /** What has come in. */
    private record Arrived(ChannelId channel, String name, ContentId content, Head head) {}

    private FileView keep(Caller caller, Arrived arrived, FileStore.Incoming incoming, HttpServletRequest request) {
        String sha256 = arrived.content().digest().toString();
        var unused = muster.run(caller, new ExpectContent(arrived.channel(), sha256), null);
        incoming.keep();
        String type = arrived.head().type();
        AddFile add = new AddFile(
                arrived.channel(),
                arrived.name(),
                type,
                incoming.size(),
                sha256,
                PictureSize.of(type, arrived.head().bytes, arrived.head().filled)
                        .orElse(null));
        Outcome outcome = muster.run(caller, add, request.getHeader("Idempotency-Key"));
        return muster.ask(caller, new ShowFile(arrived.channel(), new FileId(outcome.id("file"))));
    }

    private Head receive(HttpServletRequest request, FileStore.Incoming incoming, LimitsView limits)
            throws IOException {
        Head head = new Head(limits);
        Pace pace = new Pace(settings, System::nanoTime);
        byte[] buffer = new byte[BUFFER];
        InputStream in = request.getInputStream();
        for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
            if (incoming.size() + read > limits.largest()) {
                throw tooLarge(limits.largest());
            }
            head.add(buffer, read);
            incoming.write(buffer, 0, read);
            pace.check(incoming.size());
        }
        head.check();
        long declared = request.getContentLengthLong();
        if (declared >= 0 && incoming.size() != declared) {
            throw early();
        }
        return head;
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw early();
        }
    }

    private static Failed early() {
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

    /** The first bytes of a file, and what they show; a type that is not taken in is refused as soon as it shows. */
    private static final class Head {
        private final byte[] bytes = new byte[FileStore.PART];
        private final LimitsView limits;
        private int filled;

        Head(LimitsView limits) {
            this.limits = limits;
        }

        void add(byte[] more, int length) {
            int before = filled;
            int now = Math.min(length, bytes.length - filled);
            System.arraycopy(more, 0, bytes, filled, now);
            filled += now;
            if (before < FileTypes.LOOKED_AT && filled >= FileTypes.LOOKED_AT) {
                check();
            }
        }

        String type() {
            return FileTypes.of(bytes, filled);
        }

        void check() {
            String type = type();
            if (!limits.takes(type)) {
                throw new Failed(415, Refusal.invalid("type", "files of type " + type + " are not taken in here"));
            }
        }
    }
}
