package dev.muster.websocket;

import dev.muster.access.Caller;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Jakarta endpoint: lets a handshake in through the {@link Gate} and ties a container's session to a
 * connection. One for each session. A session without an identity is closed before anything is said.
 */
public final class MusterEndpoint extends Endpoint {
    private static final Logger log = LoggerFactory.getLogger(MusterEndpoint.class);

    /** What a client breaks: the protocol, the kind of frame, its text, a rule, its length. */
    private static final Set<Integer> VIOLATIONS = Set.of(1002, 1003, 1007, 1008, 1009);

    private static final String ADMITTED = "dev.muster.identity";
    private static final String REFUSED = "dev.muster.refusal";
    private final Sockets sockets;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Caller caller;

    MusterEndpoint(Sockets sockets) {
        this.sockets = sockets;
    }

    static ServerEndpointConfig config(Sockets sockets, String path) {
        return ServerEndpointConfig.Builder.create(MusterEndpoint.class, path)
                .configurator(new Handshake(sockets))
                .build();
    }

    /** For a handshake that the servlet let in already. */
    static ServerEndpointConfig admitted(Sockets sockets, String path, Identity identity) {
        ServerEndpointConfig config = config(sockets, path);
        config.getUserProperties().put(ADMITTED, identity);
        return config;
    }

    /** Lets in at the handshake; what cannot be refused there is refused when the session opens. */
    private static final class Handshake extends ServerEndpointConfig.Configurator {
        private final Sockets sockets;

        Handshake(Sockets sockets) {
            this.sockets = sockets;
        }

        /** Decided in {@link #modifyHandshake}, where it is known how this server was addressed. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            Map<String, Object> properties = config.getUserProperties();
            if (properties.containsKey(ADMITTED)) {
                return;
            }
            try {
                Identity identity = sockets.gate().handshake(new HandshakeAttempt(request));
                sockets.roomFor(identity.caller());
                properties.put(ADMITTED, identity);
            } catch (RuntimeException e) {
                properties.put(REFUSED, Refusal.of(e));
            }
        }

        /** None: what is compressed says how much it is only once it is unpacked, and secrets would show in its length. */
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new MusterEndpoint(sockets));
        }
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Object admitted = property(session, config, ADMITTED);
        SessionLink link = new SessionLink(session, sockets);
        if (!(admitted instanceof Identity identity)) {
            Object why = property(session, config, REFUSED);
            log.info("handshake refused because=\"{}\"", why instanceof Refusal refusal ? refusal.code() : "nobody");
            boolean busy = why instanceof Refusal refusal && refusal.code().equals("busy");
            link.close(
                    busy ? CloseReason.CloseCodes.TRY_AGAIN_LATER : CloseReason.CloseCodes.VIOLATED_POLICY,
                    why instanceof Refusal refusal ? refusal.message() : "sign in first");
            return;
        }
        session.setMaxTextMessageBufferSize(sockets.limits().frame());
        session.setMaxIdleTimeout(sockets.limits().heartbeat().toMillis() * 3);
        Connection made = new Connection(sockets, link, identity.caller());
        connection = made;
        caller = identity.caller();
        session.addMessageHandler(String.class, made::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>)
                (bytes, last) -> link.close(CloseReason.CloseCodes.CANNOT_ACCEPT, "frames are text"));
        session.addMessageHandler(PongMessage.class, pong -> made.heard());
        sockets.join(made, identity.caller());
    }

    /** Containers differ in which of the two they hand the handshake's properties on. */
    private static @Nullable Object property(Session session, EndpointConfig config, String name) {
        Object found = session.getUserProperties().get(name);
        return found == null ? config.getUserProperties().get(name) : found;
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Connection made = connection;
        Caller who = caller;
        if (made != null && who != null) {
            int code = reason.getCloseCode().getCode();
            if (VIOLATIONS.contains(code)) {
                made.told("closed with " + code);
            }
            sockets.left(made, who);
        }
    }

    /** A broken connection; the container closes it, and the client comes back with its cursors. */
    @Override
    public void onError(Session session, Throwable failure) {}
}
