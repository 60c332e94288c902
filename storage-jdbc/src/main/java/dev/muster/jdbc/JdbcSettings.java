package dev.muster.jdbc;

import dev.muster.storage.UnsafeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How to open a {@link JdbcStore}; everything has a default that is safe. */
public final class JdbcSettings {
    final @Nullable Path file;
    final @Nullable DataSource source;
    final Map<String, String> pragmas = new HashMap<>();
    UnaryOperator<DataSource> wrapping = UnaryOperator.identity();
    Duration timeout = Duration.ofSeconds(5);
    int lanes = 4;
    boolean migratedByHost;
    boolean unsafeAllowed;
    boolean restored;
    boolean indexing = true;

    private JdbcSettings(@Nullable Path file, @Nullable DataSource source) {
        this.file = file;
        this.source = source;
    }

    static JdbcSettings sqlite(Path file) {
        JdbcSettings settings = new JdbcSettings(file, null);
        settings.pragmas.put("journal_mode", "WAL");
        settings.pragmas.put("synchronous", "FULL");
        return settings;
    }

    static JdbcSettings postgres(DataSource source) {
        return new JdbcSettings(null, source);
    }

    /**
     * How long one statement may take, 5 s by default; everything else follows from it: a lock is waited for half
     * as long (then {@link dev.muster.storage.VersionConflict}), a free connection as long, an answer of the
     * network two seconds longer. A transaction that lies idle is ended by the server after two fifths of it, but not
     * within 2 s (or twice it, where that is less): a stopped process holds up others for no longer than they wait.
     */
    public JdbcSettings timeout(Duration statement) {
        if (statement.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("a timeout is at least 100 ms, not " + statement);
        }
        this.timeout = statement;
        return this;
    }

    /** How many transactions PostgreSQL runs at once for this store, 4 by default, and as many reads. SQLite has one writer. */
    public JdbcSettings lanes(int transactions) {
        if (transactions < 1 || transactions > 64) {
            throw new IllegalArgumentException("lanes are 1 to 64, not " + transactions);
        }
        this.lanes = transactions;
        return this;
    }

    /**
     * The host runs the files under {@code dev/muster/jdbc/migration/postgresql} or {@code .../sqlite} with its own
     * Flyway; the store only checks that the schema is the one it knows.
     */
    public JdbcSettings migratedByHost() {
        this.migratedByHost = true;
        return this;
    }

    /** Starts a new epoch, so that clients that saw what came after a backup load afresh. Once, after a restore. */
    public JdbcSettings restored() {
        this.restored = true;
        return this;
    }

    /** Opens a database that can lose what it acknowledged, for tests; health then says so. */
    public JdbcSettings allowUnsafe() {
        this.unsafeAllowed = true;
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws UnsafeStore when it could lose what it acknowledges, is in use, or has a schema it does not know; the
     *     message says what to change
     * @throws dev.muster.storage.StoreUnavailable when the database cannot be reached
     */
    public JdbcStore open() {
        return new Opening(this).open();
    }
}
