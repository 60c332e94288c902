package dev.muster.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Connections to a SQLite file: one kind for the one writer, one for reads. */
final class SqliteFile {
    private SqliteFile() {}

    static DataSource writer(Path file, JdbcSettings settings) {
        Properties properties = common(settings);
        properties.setProperty(SQLiteConfig.Pragma.TRANSACTION_MODE.pragmaName, "IMMEDIATE");
        // 32 MB of pages: receipts go to random places, and reading one back in costs more than writing it
        properties.setProperty(SQLiteConfig.Pragma.CACHE_SIZE.pragmaName, "-32768");
        return source(file, properties);
    }

    static DataSource reader(Path file, JdbcSettings settings) {
        Properties properties = common(settings);
        properties.setProperty(SQLiteConfig.Pragma.TRANSACTION_MODE.pragmaName, "DEFERRED");
        // 8 MB of pages: a search looks at pages of many messages, and what memberships stand on stays at hand
        properties.setProperty(SQLiteConfig.Pragma.CACHE_SIZE.pragmaName, "-8192");
        return source(file, properties);
    }

    private static Properties common(JdbcSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", String.valueOf(settings.timeout.toMillis()));
        properties.setProperty("foreign_keys", "true");
        settings.pragmas.forEach(properties::setProperty);
        return properties;
    }

    private static SQLiteDataSource source(Path file, Properties properties) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SQLiteDataSource source = new SQLiteDataSource(new SQLiteConfig(properties));
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /** Makes a connection refuse to write. */
    static Lane queryOnly(Lane lane) {
        lane.handle().execute("PRAGMA query_only = ON");
        return lane;
    }
}
