package dev.muster.jdbc;

import dev.muster.storage.Health;
import dev.muster.storage.LocalBroadcast;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.storage.UnsafeStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Opens a store:
 *
 * <ol>
 *   <li>SQLite: make the file this process's own;
 *   <li>refuse what cannot keep the promise of durability;
 *   <li>bring the schema up to date, or check that the host has;
 *   <li>read the epoch, or begin one;
 *   <li>start what runs in the background: the text index and, on PostgreSQL, listening and notifying.
 * </ol>
 *
 * Whatever was opened is closed again when a later step fails.
 */
final class Opening {
    private final JdbcSettings settings;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Opening(JdbcSettings settings) {
        this.settings = settings;
    }

    JdbcStore open() {
        boolean done = false;
        try {
            JdbcStore store = settings.file == null
                    ? postgres(settings.wrapping.apply(Objects.requireNonNull(settings.source)))
                    : sqlite(settings.file);
            done = true;
            return store;
        } catch (SQLException e) {
            throw e.getSQLState() != null && e.getSQLState().startsWith("42")
                    ? new StoreException("the database refused: " + e.getMessage(), e)
                    : Failures.translate(e);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failures.translate(e);
        } finally {
            if (!done) {
                closeAll();
            }
        }
    }

    private JdbcStore sqlite(Path file) throws SQLException {
        opened.push(Ownership.take(file));
        DataSource writer = settings.wrapping.apply(SqliteFile.writer(file, settings));
        DataSource reader = settings.wrapping.apply(SqliteFile.reader(file, settings));
        String durability;
        String epoch;
        try (Connection connection = writer.getConnection();
                Handle handle = jdbi(connection)) {
            durability = Durability.sqlite(handle, settings.unsafeAllowed);
            schema(connection, Dialect.SQLITE);
            epoch = epoch(connection, Dialect.SQLITE);
        }
        Lanes writers = new Lanes(1, settings.timeout.multipliedBy(2), () -> lane(writer));
        Lanes readers = new Lanes(settings.lanes, settings.timeout, () -> SqliteFile.queryOnly(lane(reader)));
        writers.run(lane -> lane.update("release-all").execute());
        Signals signals = new Signals();
        Indexer indexer = new Indexer(writers, readers, signals, settings.indexing);
        Health identity = new Health(true, true, null, "sqlite", durability, epoch, 1, Duration.ZERO);
        return new JdbcStore(new JdbcStore.Parts(
                Dialect.SQLITE,
                writers,
                readers,
                signals,
                new LocalBroadcast(),
                indexer,
                () -> Duration.ZERO,
                identity,
                this::closeAll));
    }

    private JdbcStore postgres(DataSource source) throws SQLException {
        String durability;
        String epoch;
        try (Connection connection = source.getConnection();
                Handle handle = jdbi(connection)) {
            durability = Durability.postgres(handle, settings.unsafeAllowed);
            // a migration takes the time that it takes, as does waiting for another node's
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try {
                schema(connection, Dialect.POSTGRESQL);
            } finally {
                connection.setNetworkTimeout(Runnable::run, patience);
            }
            epoch = epoch(connection, Dialect.POSTGRESQL);
        }
        PostgresConnections connections = new PostgresConnections(source, settings.timeout);
        Lanes writers = new Lanes(settings.lanes + 2, settings.timeout, connections::writer);
        Lanes readers = new Lanes(settings.lanes, settings.timeout, connections::reader);
        Signals signals = new Signals();
        PostgresWire wire = new PostgresWire(connections, epoch, signals);
        opened.push(wire);
        wire.start();
        Indexer indexer = new Indexer(writers, readers, signals, settings.indexing);
        Health identity = new Health(true, true, null, "postgresql", durability, epoch, settings.lanes, Duration.ZERO);
        return new JdbcStore(new JdbcStore.Parts(
                Dialect.POSTGRESQL,
                writers,
                readers,
                signals,
                wire.broadcast(),
                indexer,
                wire::ahead,
                identity,
                this::closeAll));
    }

    private static Lane lane(DataSource source) throws SQLException {
        Borrowed borrowed = Borrowed.sqlite(source.getConnection());
        borrowed.connection().setAutoCommit(false);
        return new Lane(Dialect.SQLITE, borrowed);
    }

    private void schema(Connection connection, Dialect dialect) throws SQLException {
        Migrator migrator = new Migrator(dialect, connection);
        if (settings.migratedByHost) {
            migrator.check();
        } else {
            migrator.migrate();
        }
    }

    private String epoch(Connection connection, Dialect dialect) {
        try (Handle handle = jdbi(connection)) {
            String fresh = UUID.randomUUID().toString().substring(0, 8);
            handle.createUpdate(dialect.sql().get("put-meta"))
                    .bind("name", "epoch")
                    .bind("value", fresh)
                    .execute();
            if (settings.restored) {
                handle.createUpdate(dialect.sql().get("replace-meta"))
                        .bind("name", "epoch")
                        .bind("value", fresh)
                        .execute();
            }
            return handle.createQuery(dialect.sql().get("meta"))
                    .bind("name", "epoch")
                    .mapTo(String.class)
                    .one();
        }
    }

    /** A handle that leaves the connection open. */
    static Handle jdbi(Connection connection) {
        Jdbi jdbi = Jdbi.create(new org.jdbi.v3.core.ConnectionFactory() {
            @Override
            public Connection openConnection() {
                return connection;
            }

            @Override
            public void closeConnection(Connection open) {
                // its owner closes it
            }
        });
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi.open();
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (StoreUnavailable | UnsafeStore e) {
                throw e;
            } catch (Exception e) {
                throw new StoreException("could not let go of the database: " + e.getMessage(), e);
            }
        }
    }
}
