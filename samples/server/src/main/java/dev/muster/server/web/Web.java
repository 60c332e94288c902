package dev.muster.server.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.BufferedResponseHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Embedded Jetty, small: no container sessions, no scanning, few threads. */
public final class Web implements AutoCloseable {
    private static final int THREADS = 32;
    /**
     * How much the operating system holds for one who does not read, in bytes. By default that is megabytes, which would
     * be read from the database and encoded for everybody who sleeps.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    /**
     * How much it takes of what was not read yet, in bytes, of which Linux makes twice as much: what lies there is refused
     * late when there is too much.
     */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    /** How long the head of a request may take to come. */
    private static final Duration HEAD = Duration.ofSeconds(20);

    private static final String UPLOADS = "/api/v1/files";
    private final InetSocketAddress place;
    private final Server server;
    private final ServerConnector connector;
    private final ServletContextHandler context = new ServletContextHandler("/");

    /**
     * Not listening yet.
     *
     * @param place where to listen; port 0 takes any that is free
     * @param proxies whose word about the outer address is believed
     */
    public Web(InetSocketAddress place, List<Proxy.Network> proxies) {
        this.place = place;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("web");
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        http.addCustomizer(new Peers(proxies));
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(place.getHostString());
        connector.setPort(place.getPort());
        connector.setIdleTimeout(60_000);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setAcceptedReceiveBufferSize(RECEIVE_BUFFER);
        server.addConnector(connector);
        Failures failures = new Failures();
        server.setErrorHandler(failures);
        context.setErrorHandler(failures);
        // answers wait for a slow reader without a thread; files and the socket see to that themselves
        BufferedResponseHandler buffered = new BufferedResponseHandler(context);
        buffered.excludePath(UPLOADS + "/*", "/socket");
        Bodies bodies = new Bodies(buffered, r -> UPLOADS.equals(r.getHttpURI().getPath()));
        server.setHandler(new WholeHeads(connector, HEAD, new ShortIntake(bodies)));
        server.setRequestLog(new Requests());
        server.setStopTimeout(5_000);
        JakartaWebSocketServletContainerInitializer.configure(context, null);
    }

    /** Lets every request pass through this first. */
    public void guard(HttpFilter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /** Answers below these places. */
    public void mount(HttpServlet servlet, String... places) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        for (String place : places) {
            context.addServlet(holder, place);
        }
    }

    /**
     * Listens, and says where.
     *
     * @throws IOException when it cannot listen there
     */
    public String start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the web server did not start", e);
        }
        String host = place.getHostString().contains(":") ? "[" + place.getHostString() + "]" : place.getHostString();
        return "http://" + host + ":" + connector.getLocalPort() + "/";
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
