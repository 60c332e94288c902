package dev.muster.jdbc;

import dev.muster.storage.Store;
import dev.muster.tck.StoreContract;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

class PostgresContractTest implements StoreContract {
    private final Map<Store, DataSource> sources = new ConcurrentHashMap<>();

    @Override
    public Store open() {
        return on(TestPostgres.fresh());
    }

    @Override
    public Store reopen(Store store) {
        store.close();
        return on(sources.get(store));
    }

    @Override
    public Store another(Store store) {
        return on(sources.get(store));
    }

    private Store on(DataSource source) {
        JdbcStore store = JdbcStore.postgres(source);
        sources.put(store, source);
        return store;
    }

    @Override
    public void catchUp(Store store) {
        Catching.up((JdbcStore) store);
    }
}
