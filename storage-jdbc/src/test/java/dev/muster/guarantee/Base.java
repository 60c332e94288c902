package dev.muster.guarantee;

import dev.muster.jdbc.Faulty;
import dev.muster.jdbc.JdbcSettings;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.Loose;
import dev.muster.jdbc.TestPostgres;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** A real database, named by one text that a child process understands as well: a JDBC URL or a file. */
enum Base {
    SQLITE,
    POSTGRES;

    private static final String LOOSE = "?synchronous=";

    /** A new, empty one. */
    String fresh(Path folder) {
        return this == POSTGRES
                ? TestPostgres.freshUrl()
                : folder.resolve(UUID.randomUUID() + ".db").toString();
    }

    /** How to open the store there; {@code synchronous=} or {@code synchronous_commit} in the address makes it unsafe. */
    static JdbcSettings at(String address) {
        if (isPostgres(address)) {
            JdbcSettings settings = JdbcStore.on(postgres(address));
            return address.contains("synchronous_commit") ? settings.allowUnsafe() : settings;
        }
        int query = address.indexOf(LOOSE);
        return query < 0
                ? JdbcStore.at(Path.of(address))
                : Loose.sqlite(Path.of(address.substring(0, query)), address.substring(query + LOOSE.length()));
    }

    /** The store there, over connections that can be broken. */
    static Faulty breakable(String address) {
        return isPostgres(address) ? Faulty.postgres(postgres(address)) : Faulty.sqlite(Path.of(address));
    }

    /** Connections that go around the store, to look at its rows. */
    static DataSource behind(String address) {
        if (isPostgres(address)) {
            return postgres(address);
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + address);
        return source;
    }

    static boolean isPostgres(String address) {
        return address.startsWith("jdbc:postgresql:");
    }

    static DataSource postgres(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
