package dev.muster.websocket.testing;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.storage.MemoryStore;
import dev.muster.tck.NotesFeature;
import dev.muster.web.FileOrigin;
import dev.muster.web.FileTransfers;
import dev.muster.web.Intake;
import dev.muster.web.MusterServlet;
import dev.muster.websocket.Attempt;
import dev.muster.websocket.Gate;
import dev.muster.websocket.Identity;
import dev.muster.websocket.Limits;
import dev.muster.websocket.Sockets;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Muster on a real server: in memory, with the notes feature. Anybody is whom they say to be: {@code Authorization:
 * Bearer <person>} as a program, {@code Cookie: who=<person>} as a browser.
 */
public final class JettyTestServer implements AutoCloseable {
    public static final WorkspaceId WORKSPACE = new WorkspaceId("w");
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final String mount;
    private final Muster muster;
    private final Sockets sockets;

    public static JettyTestServer start() {
        return start("", Limits.STANDARD, g -> g, null);
    }

    public static JettyTestServer start(String mount, Limits limits, UnaryOperator<Gate> gate, Intake intake) {
        return new JettyTestServer(mount, limits, gate, intake, b -> b, FileTransfers.STANDARD, 0, null);
    }

    /** With more than is usual, such as a file store. */
    public static JettyTestServer start(UnaryOperator<MusterBuilder> more, FileTransfers transfers) {
        return start(more, transfers, Limits.STANDARD);
    }

    /** The same, with other limits. */
    public static JettyTestServer start(UnaryOperator<MusterBuilder> more, FileTransfers transfers, Limits limits) {
        return new JettyTestServer("", limits, g -> g, null, more, transfers, 0, null);
    }

    /** At this port, with files at another origin. */
    public static JettyTestServer start(UnaryOperator<MusterBuilder> more, int port, FileOrigin files) {
        return new JettyTestServer("", Limits.STANDARD, g -> g, null, more, FileTransfers.STANDARD, port, files);
    }

    private JettyTestServer(
            String mount,
            Limits limits,
            UnaryOperator<Gate> gate,
            Intake intake,
            UnaryOperator<MusterBuilder> more,
            FileTransfers transfers,
            int port,
            FileOrigin files) {
        this.mount = mount;
        muster = more.apply(Muster.builder()
                        .store(new MemoryStore())
                        .directory(new Anybody())
                        .callLinks(call -> null)
                        .feature(new NotesFeature()))
                .build();
        sockets = new Sockets(muster, gate.apply(Gate.of(JettyTestServer::identify)), limits, "test");
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new MusterServlet(sockets, intake, transfers, files));
        holder.setAsyncSupported(true);
        context.addServlet(holder, mount + "/*");
        JakartaWebSocketServletContainerInitializer.configure(
                context, (servlets, container) -> container.addEndpoint(sockets.endpoint("/bare/socket")));
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Identity> identify(Attempt attempt) {
        Optional<Identity> program = attempt.bearer().map(p -> Identity.explicit(caller(p)));
        return program.or(() ->
                attempt.cookie("who").map(p -> Identity.ambient(Caller.person(WORKSPACE, new PersonId(p), "s-" + p))));
    }

    /** {@code ann}, or {@code ann/other} for somebody of that id in another workspace. */
    private static Caller caller(String bearer) {
        String[] parts = bearer.split("/", 2);
        WorkspaceId workspace = parts.length == 2 ? new WorkspaceId(parts[1]) : WORKSPACE;
        return Caller.person(workspace, new PersonId(parts[0]), "s-" + parts[0]);
    }

    public Muster muster() {
        return muster;
    }

    public Sockets sockets() {
        return sockets;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** The address of the mount, ending with a slash. */
    public URI uri() {
        return URI.create("http://localhost:" + port() + mount + "/");
    }

    public URI at(String place) {
        return URI.create(uri() + place);
    }

    public URI socket() {
        return URI.create(at("socket").toString().replace("http", "ws"));
    }

    /** Where the endpoint is mounted by itself, without the servlet. */
    public URI bareSocket() {
        return URI.create("ws://localhost:" + port() + "/bare/socket");
    }

    @Override
    public void close() {
        sockets.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        muster.close();
    }

    /** Everybody exists but those called {@code nobody…}. */
    private static final class Anybody implements Directory {
        @Override
        public Optional<Person> person(WorkspaceId workspace, PersonId id) {
            return id.value().startsWith("nobody")
                    ? Optional.empty()
                    : Optional.of(Person.of(id.value(), id.value().toUpperCase(Locale.ROOT)));
        }

        @Override
        public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
            return Optional.empty();
        }

        @Override
        public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
            return List.of();
        }
    }
}
