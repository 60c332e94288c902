package dev.muster.web;

import dev.muster.access.Caller;
import dev.muster.websocket.Identity;
import dev.muster.websocket.Sockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code files} (POST), {@code files/<id>} and {@code files/<id>/thumbnail} (GET). Where files have an origin of their own,
 * whoever may read one is sent there.
 */
final class FileRoutes {
    private final Sockets sockets;
    private final Uploads uploads;
    private final Downloads downloads;
    private final @Nullable FileOrigin elsewhere;

    FileRoutes(Sockets sockets, FileTransfers settings, @Nullable FileOrigin elsewhere) {
        this.sockets = sockets;
        this.uploads = new Uploads(sockets.muster(), settings);
        this.downloads = new Downloads(sockets.muster(), settings, elsewhere != null);
        this.elsewhere = elsewhere;
    }

    /** Answers an address, given in its parts, of which the first is {@code files}. */
    void serve(HttpServletRequest request, HttpServletResponse response, String[] parts) throws IOException {
        if (parts.length == 1) {
            only(request, response, "POST");
            uploads.serve(request, response, counted(sockets.gate().changing(new RequestAttempt(request))));
        } else if (parts.length == 2) {
            only(request, response, "GET");
            file(request, response, parts[1]);
        } else if (parts.length == 3 && parts[2].equals("thumbnail")) {
            only(request, response, "GET");
            downloads.thumbnail(request, response, reader(request), parts[1]);
        } else {
            throw Failed.notFound();
        }
    }

    private void file(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        if (elsewhere == null) {
            downloads.file(request, response, reader(request), id);
        } else if (elsewhere.isOf(request)) {
            downloads.file(request, response, bearer(elsewhere, request, id), id);
        } else {
            Caller caller = reader(request);
            response.setHeader("Location", elsewhere.link(downloads.readable(caller, id), caller));
            response.setHeader("Referrer-Policy", "no-referrer");
            Reply.bytes(response, 307, "text/plain;charset=UTF-8", new byte[0]);
        }
    }

    private Caller bearer(FileOrigin origin, HttpServletRequest request, String id) {
        Caller caller = origin.caller(request, Downloads.id(id))
                .orElseThrow(() -> Failed.of(403, "this link is over; open the file from its message again"));
        sockets.count(caller, "files");
        return caller;
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
