package dev.muster.portal;

import dev.muster.Muster;
import dev.muster.access.WorkspaceId;
import dev.muster.storage.Store;
import dev.muster.web.MusterServlet;
import dev.muster.websocket.Authenticate;
import dev.muster.websocket.Gate;
import dev.muster.websocket.Sockets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** The portal: Tomcat with a login of its own at {@code /portal}, and Muster mounted in it. */
final class Portal implements AutoCloseable {
    static final WorkspaceId WORKSPACE = new WorkspaceId("acme");
    private final Tomcat tomcat = new Tomcat();
    private final Store store;
    private final Muster muster;
    private final Sockets sockets;

    private Portal(int port, Path folder, Store store) {
        this.store = store;
        muster = Muster.builder().store(store).directory(new Staff()).build();
        sockets = new Sockets(muster, Gate.of(Authenticate.principal(WORKSPACE)));
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(port);
        tomcat.getConnector();
        Context context = tomcat.addContext("/portal", null);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer((classes, servlets) -> mount(servlets), Set.of());
    }

    /**
     * Starts it.
     *
     * @param port 0 takes any that is free
     * @param store on the portal's own database; closed with the portal
     */
    static Portal start(int port, Path folder, Store store) {
        try {
            Files.createDirectories(folder);
            Portal portal = new Portal(port, folder, store);
            portal.tomcat.start();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mount(ServletContext context) {
        var login = context.addFilter("login", new Login());
        login.setAsyncSupported(true);
        login.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addServlet("page", new Page(muster)).addMapping("");
        ServletRegistration.Dynamic servlet = context.addServlet("muster", new MusterServlet(sockets));
        servlet.addMapping("/muster/*");
        servlet.setAsyncSupported(true);
    }

    String address() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + "/portal/";
    }

    @Override
    public void close() {
        sockets.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        muster.close();
        store.close();
    }
}
