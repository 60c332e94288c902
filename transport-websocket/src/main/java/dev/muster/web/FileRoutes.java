package dev.muster.web;

import dev.muster.access.Caller;
import dev.muster.websocket.Identity;
import dev.muster.websocket.Sockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code files} (POST), {@code files/<id>} and {@code files/<id>/thumbnail} (GET). */
final class FileRoutes {
    private final Sockets sockets;
    private final Uploads uploads;
    private final Downloads downloads;

    FileRoutes(Sockets sockets, FileTransfers settings) {
        this.sockets = sockets;
        this.uploads = new Uploads(sockets.muster(), settings);
        this.downloads = new Downloads(sockets.muster(), settings);
    }

    /** Answers an address, given in its parts, of which the first is {@code files}. */
    void serve(HttpServletRequest request, HttpServletResponse response, String[] parts) throws IOException {
        if (parts.length == 1) {
            only(request, response, "POST");
            uploads.serve(request, response, counted(sockets.gate().changing(new RequestAttempt(request))));
        } else if (parts.length == 2) {
            only(request, response, "GET");
            downloads.file(request, response, reader(request), parts[1]);
        } else if (parts.length == 3 && parts[2].equals("thumbnail")) {
            only(request, response, "GET");
            downloads.thumbnail(request, response, reader(request), parts[1]);
        } else {
            throw Failed.notFound();
        }
    }

    private Caller reader(HttpServletRequest request) {
        return counted(sockets.gate().reading(new RequestAttempt(request)));
    }

    private Caller counted(Identity identity) {
        sockets.count(identity.caller(), "files");
        return identity.caller();
    }

    private static void only(HttpServletRequest request, HttpServletResponse response, String method) {
        boolean head = method.equals("GET") && request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            throw Failed.of(405, "use " + method);
        }
    }
}
