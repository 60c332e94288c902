package dev.muster.jdbc;

import dev.muster.storage.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sqlite.SQLiteDataSource;

class SqliteFileStoreTest implements JdbcFileStoreContract {
    private final Map<FileStore, Path> places = new ConcurrentHashMap<>();

    @Override
    public FileStore open() throws IOException {
        return at(Files.createTempDirectory("muster").resolve("muster.db"));
    }

    @Override
    public FileStore reopen(FileStore store) {
        store.close();
        return at(places.get(store));
    }

    private FileStore at(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        FileStore store = new FilesOfStore(JdbcStore.sqlite(file), source, Duration.ZERO);
        places.put(store, file);
        return store;
    }
}
