package dev.muster.server.account;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The tables of this host: a SQLite file in the data folder, or tables named {@code host_…} in the PostgreSQL that Muster
 * uses. Safe for use by several threads, and on PostgreSQL by several servers.
 *
 * <p>Whatever changes an account, or anything that hangs on one, first takes the account's row by writing it, and then
 * looks: a change and the check that it rests on are one. Rows are taken in the order turn, account, everything else.
 */
public final class Tables implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Tables(HikariDataSource pool, KeyRing keys) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.getConfig(SealedKeys.class).use(keys);
        // what a statement held must not get into a log with its failure
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** Opens them without keys: those of second factors are kept as they are. */
    public static Tables open(@Nullable String url, Path folder) {
        return open(url, folder, KeyRing.NONE);
    }

    /**
     * Opens them, and makes what is missing.
     *
     * @param url the JDBC URL of a PostgreSQL; null for a file in the folder
     * @param keys under which the keys of second factors are encrypted
     * @throws IllegalArgumentException when some were encrypted under a key that is not among them
     */
    public static Tables open(@Nullable String url, Path folder, KeyRing keys) {
        HikariDataSource pool = new HikariDataSource(Pools.of(
                "accounts",
                url != null
                        ? url
                        : "jdbc:sqlite:" + folder.resolve("accounts.db")
                                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE",
                CONNECTIONS));
        boolean opened = false;
        try {
            Tables tables = new Tables(pool, keys);
            tables.create(url != null);
            tables.jdbi.useHandle(h -> h.getConfig(SealedKeys.class).check(h));
            opened = true;
            return tables;
        } finally {
            if (!opened) {
                pool.close();
            }
        }
    }

    /** One server at a time: two that make the same table at once would get in each other's way. */
    private void create(boolean shared) {
        jdbi.useTransaction(h -> {
            if (shared) {
                h.execute("select pg_advisory_xact_lock(7306357456645743981)");
            }
            for (String statement : script().split(";\\s*\\n", -1)) {
                if (!statement.isBlank()) {
                    h.execute(statement);
                }
            }
        });
    }

    private static String script() {
        try (InputStream in = Tables.class.getResourceAsStream("accounts.sql")) {
            if (in == null) {
                throw new IllegalStateException("accounts.sql is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Statements that each stand for themselves. */
    <R> R read(Function<Handle, R> work) {
        return jdbi.withHandle(work::apply);
    }

    /** One transaction: committed when the work returns, undone when it throws. */
    <R> R change(Function<Handle, R> work) {
        return jdbi.inTransaction(work::apply);
    }

    /** Tells of every statement. */
    void watch(SqlLogger logger) {
        jdbi.setSqlLogger(logger);
    }

    @Override
    public void close() {
        pool.close();
    }
}
