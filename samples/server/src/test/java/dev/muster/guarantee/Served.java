package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.storage.Store;
import dev.muster.web.MusterServlet;
import dev.muster.websocket.Attempt;
import dev.muster.websocket.Gate;
import dev.muster.websocket.Identity;
import dev.muster.websocket.Limits;
import dev.muster.websocket.Sockets;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A node with REST and socket on a port of this machine. Anybody is whom the bearer token names, in the session of that name. */
final class Served implements AutoCloseable {
    private static final Limits MANY = Limits.STANDARD.perPerson(1_000).requests(100_000);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Muster muster;
    private final Sockets sockets;

    private Served(Muster muster, String name, int port) {
        this.muster = muster;
        sockets = new Sockets(muster, Gate.of(Served::identify), MANY, name);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new MusterServlet(sockets));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node over a store that somebody else closes. */
    static Served of(Store store, String name) {
        return of(builder(store, name), name, 0);
    }

    /** A node that was set up further. Port 0 takes any. */
    static Served of(MusterBuilder builder, String name, int port) {
        return new Served(builder.build(), name, port);
    }

    /** As it comes, but for the directory: everybody whom {@link People} knows. */
    static MusterBuilder builder(Store store, String name) {
        return Muster.builder().store(store).directory(new People()).node(name);
    }

    private static Optional<Identity> identify(Attempt attempt) {
        return attempt.bearer().map(p -> Identity.explicit(Caller.person(People.ACME, new PersonId(p), session(p))));
    }

    /** The name of a person's one session. */
    static String session(String person) {
        return "s-" + person;
    }

    Muster muster() {
        return muster;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Its own address. */
    URI address() {
        return at(port());
    }

    /** The address of what listens there. */
    static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
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

    /** A node in a process of its own, which can be killed: over a database ({@link Base}), with a name, on a port. */
    static final class Alone {
        private Alone() {}

        /** Says where it is and runs until it is killed. */
        public static void main(String[] arguments) throws Exception {
            Logger.getLogger("").setLevel(Level.SEVERE);
            Store store = Base.at(arguments[0]).open();
            Served served = of(builder(store, arguments[1]), arguments[1], Integer.parseInt(arguments[2]));
            System.out.println("port " + served.port());
            Thread.currentThread().join();
        }
    }
}
