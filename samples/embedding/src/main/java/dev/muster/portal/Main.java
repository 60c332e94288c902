package dev.muster.portal;

import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.Store;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Starts the portal on port 8081, with its database in ./portal-data, or in the PostgreSQL whose JDBC URL is in
 * {@code PORTAL_DB}.
 */
public final class Main {
    private Main() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        Path folder = Path.of("portal-data");
        Portal portal = Portal.start(8081, folder, store(folder, System.getenv("PORTAL_DB")));
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        System.out.println("The portal is at " + portal.address() + "?as=ada, and in another browser ?as=grace");
    }

    private static Store store(Path folder, @Nullable String database) {
        if (database == null) {
            return JdbcStore.sqlite(folder.resolve("portal.db"));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        return JdbcStore.postgres(source);
    }
}
