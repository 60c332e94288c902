package dev.muster.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Embedded Jetty, small: no container sessions, no scanning, few threads. */
final class Web implements AutoCloseable {
    private static final int THREADS = 32;
    private final Settings settings;
    private final Server server;
    private final ServerConnector connector;
    private final ServletContextHandler context = new ServletContextHandler("/");

    Web(Settings settings) {
        this.settings = settings;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("web");
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        http.addCustomizer(new Peers(settings.proxies()));
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(60_000);
        server.addConnector(connector);
        server.setHandler(context);
        server.setRequestLog(new Requests());
        server.setStopTimeout(5_000);
        JakartaWebSocketServletContainerInitializer.configure(context, null);
    }

    /** Lets every request pass through this first. */
    void guard(HttpFilter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    void mount(HttpServlet servlet, String... places) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        for (String place : places) {
            context.addServlet(holder, place);
        }
    }

    /** Listens, and says where. */
    String start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new Occupied("Cannot listen at " + settings.host() + ":" + settings.port() + " (" + e.getMessage()
                    + "). Stop what is there, or set MUSTER_PORT; 0 takes any port that is free.");
        } catch (Exception e) {
            throw new IllegalStateException("the web server did not start", e);
        }
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + connector.getLocalPort() + "/";
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
