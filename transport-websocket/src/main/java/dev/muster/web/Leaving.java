package dev.muster.web;

import dev.muster.storage.StoreException;
import dev.muster.websocket.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way down, given as fast as it is read. The container calls when there is room, so that a reader who stops
 * in the middle holds a place and no thread. Calls come one after the other.
 */
final class Leaving implements WriteListener {
    private static final Logger log = LoggerFactory.getLogger(Leaving.class);
    private static final int BUFFER = 64 * 1024;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final InputStream in;
    private final Slots.Slot slot;
    private final Pace pace;
    private final byte[] buffer = new byte[BUFFER];
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable AsyncContext context;
    private int read;
    private boolean written;
    private long sent;

    /** Reads the first bytes. What they come from is closed at the end, unless this fails. */
    Leaving(HttpServletRequest request, HttpServletResponse response, InputStream in, Slots.Slot slot, Pace pace)
            throws IOException {
        this.request = request;
        this.response = response;
        this.in = in;
        this.slot = slot;
        this.pace = pace;
        this.read = in.read(buffer);
    }

    /** Gives it whenever there is room; on this thread, where the container can nothing else. */
    void begin() throws IOException {
        if (request.getMethod().equals("HEAD")) {
            end();
        } else if (request.isAsyncSupported()) {
            AsyncContext begun = request.startAsync(request, response);
            begun.setTimeout(0);
            context = begun;
            response.getOutputStream().setWriteListener(this);
        } else {
            here();
        }
    }

    private void here() throws IOException {
        try {
            while (read >= 0) {
                response.getOutputStream().write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (StoreException e) {
            throw damaged(e);
        } finally {
            end();
        }
    }

    /** The bytes that were given are the container's until there is room again; only then are further ones read. */
    @Override
    public void onWritePossible() throws IOException {
        ServletOutputStream out = response.getOutputStream();
        while (!ended.get() && out.isReady()) {
            if (written) {
                sent += read;
                read = next();
            }
            if (read < 0) {
                end();
            } else if (pace.isTooSlow(sent)) {
                throw new IOException("a file is read too slowly, after " + sent + " bytes");
            } else {
                written = true;
                out.write(buffer, 0, read);
            }
        }
    }

    private int next() throws IOException {
        try {
            return in.read(buffer);
        } catch (StoreException e) {
            throw damaged(e);
        }
    }

    /** Damage behind what was sent cuts the connection: the receiver sees that it is not whole. */
    private static IOException damaged(StoreException e) {
        Refusal logged = Refusal.of(e);
        return new IOException("a file could not be sent whole, reference " + logged.reference(), e);
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("a download ended early: {}", failure.toString());
        end();
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try (slot) {
            in.close();
        } catch (IOException | RuntimeException e) {
            log.debug("what a download came from could not be closed: {}", e.toString());
        } finally {
            AsyncContext begun = context;
            if (begun != null) {
                begun.complete();
            }
        }
    }
}
