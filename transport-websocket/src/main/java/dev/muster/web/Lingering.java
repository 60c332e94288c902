package dev.muster.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request whose body is refused. A little that is left of it is read first, so that the connection can be used
 * again. Of a long one the answer goes out at once, and what still comes behind it is read and thrown away: a connection
 * that is closed over bytes nobody read is reset, and who was still sending never sees why (RFC 9112, section 9.6). No
 * thread waits for them, and they are waited for only so long.
 */
final class Lingering implements ReadListener {
    /** How much of a body is read before its answer, in bytes. */
    static final int SHORT = 64 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Lingering.class);
    private static final long MOST = 64L * 1024 * 1024;
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();
    private static final int BUFFER = 64 * 1024;
    private final ServletInputStream in;
    private final AsyncContext context;
    private final long begun = System.nanoTime();
    private long thrownAway;
    private boolean over;

    /** Behind an answer that was written and said that the connection closes. */
    Lingering(ServletInputStream in, AsyncContext context) {
        this.in = in;
        this.context = context;
    }

    /** Answers with what failed, for a request of which no part, or only some, was read. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws IOException {
        long length = request.getContentLengthLong();
        boolean isLong = length > SHORT || request.getHeader("Transfer-Encoding") != null;
        if (!isLong) {
            if (length > 0) {
                var unused = request.getInputStream().readNBytes(SHORT);
            }
            Reply.failure(response, failure);
            return;
        }
        response.setHeader("Connection", "close");
        Reply.failure(response, failure);
        boolean waitsToBeTold = request.getHeader("Expect") != null;
        if (request.isAsyncSupported() && !request.isAsyncStarted() && !waitsToBeTold) {
            response.flushBuffer();
            AsyncContext context = request.startAsync(request, response);
            context.setTimeout(0);
            ServletInputStream in = request.getInputStream();
            in.setReadListener(new Lingering(in, context));
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!over && in.isReady() && !in.isFinished()) {
            thrownAway += Math.max(0, in.read(buffer));
            if (thrownAway > MOST || System.nanoTime() - begun > LONGEST) {
                end();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("a refused body ended early: {}", failure.toString());
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            context.complete();
        }
    }
}
