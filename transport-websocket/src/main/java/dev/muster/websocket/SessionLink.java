package dev.muster.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection's way through the container's session. Sends without waiting; closing may wait, so it is done aside. */
final class SessionLink implements Connection.Link {
    private static final Logger log = LoggerFactory.getLogger(SessionLink.class);
    private static final int LONGEST_REASON = 120;
    /** How long the other side has to take leave, in milliseconds; one that reads nothing never does. */
    private static final long LEAVE = 5_000;

    private final Session session;
    private final Sockets sockets;
    private final RemoteEndpoint.Async remote;
    private final AtomicBoolean closing = new AtomicBoolean();

    SessionLink(Session session, Sockets sockets) {
        this.session = session;
        this.sockets = sockets;
        this.remote = session.getAsyncRemote();
        remote.setSendTimeout(sockets.limits().stall().toMillis());
    }

    @Override
    public void send(String text, Consumer<@Nullable Throwable> done) {
        try {
            remote.sendText(text, result -> {
                if (result.isOK()) {
                    done.accept(null);
                } else {
                    broken(result.getException(), done);
                }
            });
        } catch (RuntimeException e) {
            broken(e, done);
        }
    }

    private void broken(@Nullable Throwable failure, Consumer<@Nullable Throwable> done) {
        log.debug("a connection broke while it was written to: {}", String.valueOf(failure));
        close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow; reconnect with the cursors you hold");
        done.accept(failure == null ? new IOException("not sent") : failure);
    }

    @Override
    public void ping() {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            close(CloseReason.CloseCodes.GOING_AWAY, "the connection is broken");
        }
    }

    /** Lets the container end a connection on which nothing moves for so long. */
    private void patience(long millis) {
        try {
            session.setMaxIdleTimeout(millis);
        } catch (RuntimeException e) {
            log.debug("a connection was closed already: {}", e.toString());
        }
    }

    @Override
    public void close(CloseReason.CloseCode code, String reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        String said = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        log.debug("closing a connection with {}: {}", code.getCode(), said);
        patience(LEAVE);
        sockets.aside(() -> {
            try {
                session.close(new CloseReason(code, said));
            } catch (IOException | RuntimeException e) {
                log.debug("a connection was closed already: {}", e.toString());
            }
        });
    }
}
