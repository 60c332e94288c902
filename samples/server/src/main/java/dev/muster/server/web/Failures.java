package dev.muster.server.web;

import dev.muster.record.Json;
import dev.muster.websocket.Refusal;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses by itself is answered like everything else here: in JSON, with the same headers, and no more. */
final class Failures extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        SafeHeaders.put(headers);
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, body(response.getStatus()), callback);
        return true;
    }

    private static ByteBuffer body(int status) {
        String code = status >= 500 ? "unavailable" : status == 404 ? "absent" : "invalid";
        String message = status >= 500
                ? "this cannot be done just now; send the same again with the same key, it happens once"
                : "this request is not well-formed, or there is no such thing";
        return ByteBuffer.wrap(Json.write(new Refusal(code, null, message, null)));
    }
}
