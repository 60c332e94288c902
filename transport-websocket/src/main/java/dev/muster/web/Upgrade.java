package dev.muster.web;

import dev.muster.websocket.Identity;
import dev.muster.websocket.Refusal;
import dev.muster.websocket.Sockets;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The handshake of the socket, below the servlet's mount: refused in HTTP's own words before there is a socket. */
final class Upgrade {
    private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";
    private static final String VERSION = "13";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");
    private final Sockets sockets;

    Upgrade(Sockets sockets) {
        this.sockets = sockets;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            throw Failed.of(426, "this is where the socket is");
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            response.setHeader("Upgrade", "websocket");
            response.setHeader("Sec-WebSocket-Version", VERSION);
            throw Failed.of(426, "this socket speaks version " + VERSION + " of the protocol, RFC 6455");
        }
        if (!KEY.matcher(String.valueOf(request.getHeader("Sec-WebSocket-Key"))).matches()) {
            throw Failed.of(400, "Sec-WebSocket-Key is 16 bytes in Base64");
        }
        Identity identity = sockets.gate().handshake(new RequestAttempt(request));
        sockets.roomFor(identity.caller());
        if (!(request.getServletContext().getAttribute(CONTAINER) instanceof ServerContainer container)) {
            throw new Failed(503, new Refusal("unavailable", null, "this server has no sockets", null));
        }
        try {
            container.upgradeHttpToWebSocket(request, response, sockets.endpoint("/socket", identity), Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }
}
