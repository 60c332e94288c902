package dev.muster.server;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.outbound.HttpOutbound;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.KeyRing;
import dev.muster.server.account.Links;
import dev.muster.server.account.Sessions;
import dev.muster.server.account.Tables;
import dev.muster.server.web.FrontDoor;
import dev.muster.server.web.Web;
import dev.muster.storage.FileStore;
import dev.muster.web.FileOrigin;
import dev.muster.web.FileTransfers;
import dev.muster.web.Intake;
import dev.muster.web.MusterServlet;
import dev.muster.websocket.Gate;
import dev.muster.websocket.Limits;
import dev.muster.websocket.Sockets;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of this host, started one after the other and stopped in the opposite order. */
final class MusterServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MusterServer.class);
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private String address = "";

    private MusterServer() {}

    /**
     * Starts everything; what was started is stopped again when a later part fails.
     *
     * @param out where a new folder's people and password are told, once
     */
    static MusterServer start(Settings settings, PrintStream out) {
        return start(settings, out, builder -> builder);
    }

    /** As {@link #start(Settings, PrintStream)}, with an engine that is set up further. */
    static MusterServer start(Settings settings, PrintStream out, UnaryOperator<MusterBuilder> further) {
        MusterServer server = new MusterServer();
        boolean done = false;
        try {
            server.run(settings, out, further);
            done = true;
            return server;
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    private void run(Settings settings, PrintStream out, UnaryOperator<MusterBuilder> further) {
        InstantSource clock = InstantSource.system();
        keep(Folder.own(settings.data()));
        Database database = keep(Database.open(settings));
        FileStore files = keep(database.files(settings));
        KeyRing keys = keys(settings);
        if (!keys.encrypts()) {
            log.warn("keys of second factors are kept without encryption; MUSTER_KEY_FILE names a file with a key");
        }
        Tables tables = keep(Tables.open(settings.database(), settings.data(), keys));
        Sessions sessions = new Sessions(tables, clock, settings.secondFactor());
        Accounts accounts = new Accounts(tables, sessions);
        MusterBuilder builder = Muster.builder();
        Mail mail = settings.mail();
        if (mail != null) {
            builder.notifier(mail.notifier(clock))
                    .contacts((workspace, person, notifier) -> mail.address(accounts, workspace, person));
        }
        builder.store(database.store())
                .files(files)
                .directory(accounts)
                .outbound(keep(new HttpOutbound(settings.outbound())))
                .node(settings.data().getFileName().toString());
        Muster muster = keep(further.apply(builder).build());
        Comers comers = new Comers(accounts, sessions, settings.proxy());
        Sockets sockets = new Sockets(
                muster, Gate.of(new SignedIn(comers)), Limits.STANDARD.requests(settings.requests()), "main");
        FileOrigin uploaded = uploaded(settings, keys);
        MusterServlet servlet = new MusterServlet(
                sockets, Intake.alertmanager(muster, Accounts.WORKSPACE), FileTransfers.STANDARD, uploaded);
        Web web =
                keep(new Web(InetSocketAddress.createUnresolved(settings.host(), settings.port()), settings.proxies()));
        web.guard(new FrontDoor(settings.proxy(), uploaded));
        web.mount(servlet, "/*");
        web.mount(new PageServlet(servlet, settings.proxy() == null), PageServlet.PLACES);
        new OwnPages(muster, tables, sessions, comers, clock).mount(web);
        keep(sockets);
        address = listening(web, settings);
        out.println("Muster is at " + address);
        if (!settings.demonstration()) {
            Links links = new Links(tables, OwnPages.news(muster), clock);
            new FirstStart(accounts, links, settings, address).tell(out);
        } else if (accounts.isEmpty()) {
            new Demonstration(muster, accounts, address).create(out);
        }
        out.flush();
    }

    private static KeyRing keys(Settings settings) {
        Path file = settings.keyFile();
        return file == null ? KeyRing.NONE : KeyRing.read(file);
    }

    private static @Nullable FileOrigin uploaded(Settings settings, KeyRing keys) {
        URI address = settings.files();
        if (address == null) {
            return null;
        }
        List<byte[]> shared = keys.derived("passes of files");
        return shared.isEmpty() ? FileOrigin.of(address) : FileOrigin.of(address, shared);
    }

    private static String listening(Web web, Settings settings) {
        try {
            return web.start();
        } catch (IOException e) {
            throw new Occupied("Cannot listen at " + settings.host() + ":" + settings.port() + " (" + e.getMessage()
                    + "). Stop what is there, or set MUSTER_PORT; 0 takes any port that is free.");
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /** Where it is, with the port that was taken. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                log.warn("a part did not stop in order", e);
            }
        }
    }
}
