package dev.muster.server.web;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a body before a thread is given to its request, so that whoever sends slowly takes none. What waits is
 * bounded in bytes, in all and for each address, and in time. Uploads take care of themselves, and what is too long
 * for anything is left to be refused unread.
 */
final class Bodies extends Handler.Wrapper {
    /** The longest body that anything here reads whole, in bytes. */
    static final int LONGEST = 4 * 1024 * 1024;

    /** How many bytes may be on their way from one address. */
    static final long PER_ADDRESS = 16L * 1024 * 1024;

    /** How many bytes may be on their way from everybody. */
    static final long IN_ALL = 64L * 1024 * 1024;

    /** How long a body may take, in milliseconds. */
    private static final long PATIENCE = 30_000;

    private final Predicate<Request> passed;
    private final Map<String, Long> underWay = new HashMap<>();
    private long all;

    /** @param passed for what is read as it comes */
    Bodies(Handler next, Predicate<Request> passed) {
        super(next);
        this.passed = passed;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (length == 0 || (length < 0 && !chunked) || length > LONGEST || passed.test(request)) {
            return super.handle(request, response, callback);
        }
        String address = String.valueOf(Request.getRemoteAddr(request));
        long reserved = length < 0 ? LONGEST : length;
        if (!take(address, reserved)) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
            refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        Content.Source.asByteArrayAsync(request, LONGEST, new Came(body));
        if (body.isDone() && !body.isCompletedExceptionally()) {
            give(address, reserved);
            return super.handle(new Whole(request, body.join()), response, callback);
        }
        Scheduler.Task late = request.getComponents()
                .getScheduler()
                .schedule(() -> body.completeExceptionally(new TimeoutException()), PATIENCE, TimeUnit.MILLISECONDS);
        var unused = body.whenCompleteAsync(
                (bytes, failure) -> {
                    late.cancel();
                    give(address, reserved);
                    if (failure == null) {
                        goOn(new Whole(request, bytes), response, callback);
                    } else {
                        refuse(request, response, callback, status(failure));
                    }
                },
                request.getComponents().getExecutor());
        return true;
    }

    private void goOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static int status(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof TimeoutException) {
            return HttpStatus.REQUEST_TIMEOUT_408;
        }
        return cause instanceof IllegalStateException ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.BAD_REQUEST_400;
    }

    private static void refuse(Request request, Response response, Callback callback, int status) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Response.writeError(request, response, callback, status);
    }

    /** Tells of a body on whatever thread it came; what follows runs on another. */
    private record Came(CompletableFuture<byte[]> body) implements Promise.Invocable<byte[]> {
        @Override
        public void succeeded(byte[] bytes) {
            body.complete(bytes);
        }

        @Override
        public void failed(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    private synchronized boolean take(String address, long bytes) {
        long mine = underWay.getOrDefault(address, 0L);
        if (mine + bytes > PER_ADDRESS || all + bytes > IN_ALL) {
            return false;
        }
        underWay.put(address, mine + bytes);
        all += bytes;
        return true;
    }

    private synchronized void give(String address, long bytes) {
        all -= bytes;
        underWay.computeIfPresent(address, (a, mine) -> mine <= bytes ? null : mine - bytes);
    }

    /** A request whose body is here. */
    private static final class Whole extends Request.Wrapper {
        private final ByteBufferContentSource body;

        Whole(Request request, byte[] bytes) {
            super(request);
            this.body = new ByteBufferContentSource(ByteBuffer.wrap(bytes));
        }

        @Override
        public Content.@Nullable Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable whenThere) {
            body.demand(whenThere);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }

        @Override
        public boolean consumeAvailable() {
            return true;
        }
    }
}
