package dev.muster.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/** A real PostgreSQL and folders for SQLite files, made for one run and gone with it. Durable settings throughout. */
final class Databases implements AutoCloseable {
    private @Nullable EmbeddedPostgres server;
    private final List<AutoCloseable> open = new ArrayList<>();
    private int schemas;

    /** A pool over a new, empty schema. */
    HikariDataSource postgres() throws IOException, SQLException {
        return pool(freshUrl());
    }

    /** The address of a new, empty schema. */
    String freshUrl() throws IOException, SQLException {
        if (server == null) {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("shared_buffers", "512MB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        }
        String schema = "bench_" + ++schemas;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(20);
        HikariDataSource pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    /** A file for SQLite in a folder of its own, on a real disk. */
    Path sqlite() throws IOException {
        Path folder = Files.createTempDirectory(
                Path.of(System.getProperty("bench.dir", "target")).toAbsolutePath(), "bench");
        return folder.resolve("muster.db");
    }

    /** Connections to such a file, with the settings of the store. */
    static DataSource source(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE");
        return source;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
