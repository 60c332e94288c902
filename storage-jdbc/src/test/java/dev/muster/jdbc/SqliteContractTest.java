package dev.muster.jdbc;

import dev.muster.storage.Store;
import dev.muster.tck.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class SqliteContractTest implements StoreContract {
    private final Map<Store, Path> files = new ConcurrentHashMap<>();

    @Override
    public Store open() throws IOException {
        return at(Files.createTempDirectory("muster").resolve("muster.db"));
    }

    @Override
    public Store reopen(Store store) {
        store.close();
        return at(files.get(store));
    }

    private Store at(Path file) {
        JdbcStore store = JdbcStore.sqlite(file);
        files.put(store, file);
        return store;
    }

    @Override
    public void catchUp(Store store) {
        Catching.up((JdbcStore) store);
    }
}
