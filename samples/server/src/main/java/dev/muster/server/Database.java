package dev.muster.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.jdbc.JdbcFileStore;
import dev.muster.jdbc.JdbcStore;
import dev.muster.server.account.Pools;
import dev.muster.storage.FileStore;
import dev.muster.storage.FolderFileStore;
import dev.muster.storage.Store;
import org.jspecify.annotations.Nullable;

/** Where Muster keeps everything: a SQLite file in the data folder, or a PostgreSQL behind a pool of connections. */
final class Database implements AutoCloseable {
    private static final int LANES = 4;
    private final JdbcStore store;
    private final @Nullable HikariDataSource pool;

    private Database(JdbcStore store, @Nullable HikariDataSource pool) {
        this.store = store;
        this.pool = pool;
    }

    static Database open(Settings settings) {
        String url = settings.database();
        if (url == null) {
            return new Database(JdbcStore.sqlite(settings.data().resolve("muster.db")), null);
        }
        HikariDataSource pool = new HikariDataSource(pooled(url));
        boolean opened = false;
        try {
            Database database = new Database(JdbcStore.on(pool).lanes(LANES).open(), pool);
            opened = true;
            return database;
        } finally {
            if (!opened) {
                pool.close();
            }
        }
    }

    /** The store holds what it took and ends it itself, so the pool neither prepares nor ages connections. */
    private static HikariConfig pooled(String url) {
        HikariConfig config = Pools.of("muster", url, 2 * LANES + 6);
        config.setMaxLifetime(0);
        return config;
    }

    Store store() {
        return store;
    }

    /** Where the content of files is: a folder beside the SQLite file, or in the PostgreSQL, whose nodes share it. */
    FileStore files(Settings settings) {
        return pool == null ? FolderFileStore.open(settings.data().resolve("files")) : JdbcFileStore.in(store);
    }

    @Override
    public void close() {
        store.close();
        if (pool != null) {
            pool.close();
        }
    }
}
