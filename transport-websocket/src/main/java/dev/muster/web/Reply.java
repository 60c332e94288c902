package dev.muster.web;

import dev.muster.record.Json;
import dev.muster.websocket.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

/** Writes answers. Every one says that it is what it is and is not to be kept, unless it is an asset. */
final class Reply {
    /** The content policy of every answer that is no page: nothing runs, nothing is loaded, no frame has it. */
    static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final String JSON = "application/json;charset=UTF-8";

    private Reply() {}

    static void json(HttpServletResponse response, int status, String body) throws IOException {
        bytes(response, status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Says what failed: nothing of the inside. */
    static void failure(HttpServletResponse response, Throwable thrown) throws IOException {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Refusal refusal = failure instanceof Failed failed ? failed.refusal() : Refusal.of(failure);
        int status = failure instanceof Failed failed ? failed.status() : refusal.status();
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (status == 429 || status == 503) {
            response.setHeader("Retry-After", "1");
        }
        if (status == 401) {
            response.setHeader(
                    "WWW-Authenticate", failure instanceof Failed failed ? failed.challenge() : Failed.BEARER);
        }
        json(response, status, new String(Json.write(refusal), StandardCharsets.UTF_8));
    }
}
