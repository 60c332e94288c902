package dev.muster.server;

import dev.muster.storage.StoreException;
import dev.muster.storage.UnsafeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server by the settings of the environment, and stops it when the process is told to end. */
public final class Main {
    private Main() {}

    /** Takes no arguments: {@link Settings} says what the environment may set. */
    public static void main(String[] arguments) {
        LogLines.install();
        Logger log = LoggerFactory.getLogger(Main.class);
        try {
            LogLines.tellAllowed(Settings.tellsAllowed(System.getenv()));
            MusterServer server = MusterServer.start(Settings.of(System.getenv()), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "muster-stop"));
            log.info("ready address={} version={}", server.address(), version());
            Memory.settle();
        } catch (UnsafeStore | IllegalArgumentException | Occupied e) {
            System.err.println(LogLines.masked(String.valueOf(e.getMessage())));
            System.exit(2);
        } catch (StoreException e) {
            System.err.println(LogLines.masked("The database cannot be used: " + e.getMessage()));
            System.exit(3);
        } catch (RuntimeException e) {
            log.error("the server could not be started", e);
            System.exit(1);
        }
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
