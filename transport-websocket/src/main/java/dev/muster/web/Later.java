package dev.muster.web;

import dev.muster.websocket.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers once something is on stable storage, without holding a thread for it. */
final class Later implements AsyncListener {
    private static final Logger log = LoggerFactory.getLogger(Later.class);
    private static final long PATIENCE = 30_000;
    private final HttpServletResponse response;
    private final AtomicBoolean answered = new AtomicBoolean();

    private Later(HttpServletResponse response) {
        this.response = response;
    }

    /** Answers with this status and what is made of the result, or with its failure; at once when that is known already. */
    static <T> void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletableFuture<T> result,
            int status,
            Function<T, String> json)
            throws IOException {
        if (!request.isAsyncSupported() || result.isDone()) {
            Reply.json(response, status, json.apply(result.join()));
            return;
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(PATIENCE);
        Later later = new Later(response);
        context.addListener(later);
        var unused = result.whenComplete((value, failure) -> context.start(() -> later.finish(context, () -> {
            if (failure == null) {
                Reply.json(response, status, json.apply(value));
            } else {
                Reply.failure(response, failure);
            }
        })));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void finish(AsyncContext context, Writing writing) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            writing.write();
        } catch (IOException | RuntimeException e) {
            log.debug("an answer could not be written: {}", e.toString());
        } finally {
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        Refusal late =
                new Refusal("unavailable", null, "this takes too long; send the same again with the same key", null);
        finish(event.getAsyncContext(), () -> Reply.failure(response, new Failed(503, late)));
    }

    @Override
    public void onError(AsyncEvent event) {
        finish(event.getAsyncContext(), () -> {});
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
