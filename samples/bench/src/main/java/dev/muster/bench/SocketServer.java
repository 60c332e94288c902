package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.bench.reference.MinimalServer;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.jdbc.JdbcStore;
import dev.muster.websocket.Gate;
import dev.muster.websocket.Identity;
import dev.muster.websocket.Limits;
import dev.muster.websocket.Sockets;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A server process of its own: {@code muster} or {@code minimal}, and the file of its database. Prints its port. */
final class SocketServer {
    private SocketServer() {}

    /** Runs until it is ended. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        String channel = "1";
        ServerEndpointConfig endpoint;
        if (args[0].equals("minimal")) {
            endpoint = MinimalServer.start(file);
        } else {
            Muster muster = Muster.builder()
                    .store(JdbcStore.sqlite(file))
                    .directory(new Crowd(60))
                    .build();
            channel = muster.run(Crowd.caller(0), new CreateChannel("bench", null, false, Crowd.ids(1, 50)), "make")
                    .id("channel");
            Gate gate = Gate.of(attempt ->
                    attempt.bearer().map(p -> Identity.explicit(Caller.person(Crowd.WORKSPACE, new PersonId(p)))));
            endpoint = new Sockets(muster, gate, Limits.STANDARD, "bench").endpoint("/socket");
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        JakartaWebSocketServletContainerInitializer.configure(
                context, (servlets, container) -> container.addEndpoint(endpoint));
        server.setHandler(context);
        server.start();
        System.out.println("ready " + connector.getLocalPort() + " " + channel);
        server.join();
    }
}
