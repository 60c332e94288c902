package dev.muster.web;

import dev.muster.file.FileViews.FileView;
import dev.muster.websocket.Answers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of an upload, taken as it comes. The container calls when there is something, so that a sender who stops in the
 * middle holds a place and no thread. Calls come one after the other.
 */
final class Arriving implements ReadListener {
    private static final Logger log = LoggerFactory.getLogger(Arriving.class);
    private static final int BUFFER = 64 * 1024;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Uploads.Incoming incoming;
    private final Pace pace;
    private final Supplier<FileView> whole;
    private final byte[] buffer = new byte[BUFFER];
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable AsyncContext context;
    private @Nullable RuntimeException refused;
    private @Nullable Lingering behind;
    private long came;

    /** @param whole makes the file, once every byte has come */
    Arriving(
            HttpServletRequest request,
            HttpServletResponse response,
            Uploads.Incoming incoming,
            Pace pace,
            Supplier<FileView> whole) {
        this.request = request;
        this.response = response;
        this.incoming = incoming;
        this.pace = pace;
        this.whole = whole;
    }

    /** Goes on whenever something comes. */
    void whenItComes() throws IOException {
        AsyncContext begun = request.startAsync(request, response);
        begun.setTimeout(0);
        context = begun;
        request.getInputStream().setReadListener(this);
    }

    /** Takes it on this thread, where the container can nothing else. */
    void here() throws IOException {
        ServletInputStream in = request.getInputStream();
        try {
            for (int read = in.read(buffer); read >= 0 && !ended.get(); read = in.read(buffer)) {
                take(read);
            }
            onAllDataRead();
        } catch (IOException e) {
            onError(e);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = request.getInputStream();
        while (!ended.get() && in.isReady() && !in.isFinished()) {
            int read = in.read(buffer);
            if (read > 0) {
                take(read);
            }
        }
        if (behind != null) {
            behind.onDataAvailable();
        }
    }

    private void take(int read) {
        came += read;
        if (refused != null) {
            return;
        }
        try {
            incoming.add(buffer, read);
            pace.check(incoming.store().size());
        } catch (RuntimeException e) {
            refuse(e);
        }
    }

    /** What is refused is answered once the sender is through, when that is soon, or at once; either way it can be read. */
    private void refuse(RuntimeException failure) {
        long length = request.getContentLengthLong();
        if (length >= 0 && length - came <= Lingering.SHORT && !Uploads.givesUp(failure)) {
            refused = failure;
            return;
        }
        response.setHeader("Connection", "close");
        AsyncContext begun = context;
        end(() -> {
            Reply.failure(response, failure);
            response.flushBuffer();
            if (begun != null && !Uploads.givesUp(failure)) {
                behind = new Lingering(request.getInputStream(), begun);
            }
        });
    }

    @Override
    public void onAllDataRead() {
        if (behind != null) {
            behind.onAllDataRead();
            return;
        }
        if (ended.get()) {
            return;
        }
        RuntimeException failure = refused;
        if (failure == null && request.getContentLengthLong() > came) {
            failure = Uploads.early();
        }
        if (failure != null) {
            end(failure);
            return;
        }
        try {
            incoming.head().check();
            FileView file = whole.get();
            end(() -> Reply.json(response, 200, Answers.answer(file)));
        } catch (RuntimeException e) {
            end(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("an upload ended early: {}", failure.toString());
        if (behind != null) {
            behind.onError(failure);
            return;
        }
        response.setHeader("Connection", "close");
        end(Uploads.early());
    }

    private void end(RuntimeException failure) {
        end(() -> Reply.failure(response, failure));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void end(Writing answer) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try (incoming) {
            answer.write();
        } catch (IOException | RuntimeException e) {
            log.debug("an answer could not be written: {}", e.toString());
        } finally {
            AsyncContext begun = context;
            if (begun != null && behind == null) {
                begun.complete();
            }
        }
    }
}
