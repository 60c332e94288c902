package dev.muster.jdbc;

import dev.muster.storage.UnsafeStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Brings the schema up to date, in one transaction, so that a kill at any statement leaves what was there before:
 *
 * <ol>
 *   <li>begin, and take the lock that only one migrator can hold (PostgreSQL: an advisory one; SQLite: the file);
 *   <li>refuse a schema newer than this version knows, and files that were changed after they were applied;
 *   <li>apply each file that was not, statement by statement, and note its name and checksum;
 *   <li>commit.
 * </ol>
 *
 * <p>The files are named as Flyway names them. A host that runs them with its own Flyway has no
 * {@code muster_migration} table; the number in {@code muster_meta} that each file leaves tells both the same.
 */
final class Migrator {
    /** Every migration there is, oldest first. */
    static final List<String> FILES = List.of(
            "V1__journals_documents_jobs.sql", "V2__search.sql", "V3__files.sql", "V4__language.sql", "V5__leases.sql");

    private static final long LOCK = 0x6d_75_73_74_65_72L;

    private final Dialect dialect;
    private final Connection connection;

    Migrator(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    void migrate() throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            if (dialect == Dialect.POSTGRESQL) {
                execute("SET LOCAL lock_timeout = '60s'");
                execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            }
            bringUpToDate();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                Failures.quietly(connection::rollback);
            }
            boolean committed = done;
            if (committed) {
                connection.setAutoCommit(before);
            } else {
                Failures.quietly(() -> connection.setAutoCommit(before));
            }
        }
    }

    /** Refuses anything but exactly the schema that this version knows. */
    void check() throws SQLException {
        int version = version();
        refuseNewer(version);
        if (version < FILES.size()) {
            throw new UnsafeStore("the schema is at version " + version + ", and this needs " + FILES.size()
                    + ". The host said that it migrates: have its Flyway run the files under dev/muster/jdbc/migration/"
                    + dialect.folder());
        }
    }

    private void bringUpToDate() throws SQLException {
        int version = version();
        refuseNewer(version);
        if (version > 0 && !exists("muster_migration")) {
            check();
            return;
        }
        execute("CREATE TABLE IF NOT EXISTS muster_migration"
                + " (name varchar(200) NOT NULL PRIMARY KEY, checksum bigint NOT NULL)");
        Map<String, Long> applied = applied();
        for (String file : FILES) {
            String text = Sql.resource("migration/" + dialect.folder() + "/" + file);
            long checksum = checksum(text);
            Long noted = applied.get(file);
            if (noted == null) {
                for (String statement : statements(text)) {
                    execute(statement);
                }
                note(file, checksum);
            } else if (noted != checksum) {
                throw new UnsafeStore("the migration " + file + " is not the one that was applied to this database."
                        + " Use the version of Muster that applied it, or restore the file");
            }
        }
    }

    private static void refuseNewer(int version) {
        if (version > FILES.size()) {
            throw new UnsafeStore("the schema is at version " + version + ", newer than " + FILES.size()
                    + ", which is all that this version of Muster knows. Use a newer Muster");
        }
    }

    private int version() throws SQLException {
        if (!exists("muster_meta")) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT value FROM muster_meta WHERE name = 'schema'")) {
            return row.next() ? Integer.parseInt(row.getString(1)) : 0;
        }
    }

    private boolean exists(String table) throws SQLException {
        String sql = dialect == Dialect.POSTGRESQL
                ? "SELECT to_regclass('" + table + "') IS NOT NULL"
                : "SELECT count(*) > 0 FROM sqlite_master WHERE name = '" + table + "'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Map<String, Long> applied() throws SQLException {
        Map<String, Long> applied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, checksum FROM muster_migration")) {
            while (row.next()) {
                applied.put(row.getString(1), row.getLong(2));
            }
        }
        return applied;
    }

    private void note(String file, long checksum) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO muster_migration (name, checksum) VALUES (?, ?)")) {
            statement.setString(1, file);
            statement.setLong(2, checksum);
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** The statements of a file: each ends with a semicolon at the end of a line. */
    static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("--") || line.isBlank()) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                statement.setLength(statement.length() - 2);
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        return statements;
    }
}
