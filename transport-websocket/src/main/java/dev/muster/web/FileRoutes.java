package dev.muster.web;

import dev.muster.Muster;
import dev.muster.websocket.Gate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code files} (POST), {@code files/<id>} and {@code files/<id>/thumbnail} (GET). */
final class FileRoutes {
    private final Gate gate;
    private final Uploads uploads;
    private final Downloads downloads;

    FileRoutes(Muster muster, Gate gate, FileTransfers settings) {
        this.gate = gate;
        this.uploads = new Uploads(muster, settings);
        this.downloads = new Downloads(muster, settings);
    }

    /** Answers an address, given in its parts, of which the first is {@code files}. */
    void serve(HttpServletRequest request, HttpServletResponse response, String[] parts) throws IOException {
        if (parts.length == 1) {
            only(request, response, "POST");
            uploads.serve(
                    request,
                    response,
                    gate.changing(new RequestAttempt(request)).caller());
        } else if (parts.length == 2) {
            only(request, response, "GET");
            downloads.file(
                    request, response, gate.reading(new RequestAttempt(request)).caller(), parts[1]);
        } else if (parts.length == 3 && parts[2].equals("thumbnail")) {
            only(request, response, "GET");
            downloads.thumbnail(
                    request, response, gate.reading(new RequestAttempt(request)).caller(), parts[1]);
        } else {
            throw Failed.notFound();
        }
    }

    private static void only(HttpServletRequest request, HttpServletResponse response, String method) {
        boolean head = method.equals("GET") && request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            throw Failed.of(405, "use " + method);
        }
    }
}
