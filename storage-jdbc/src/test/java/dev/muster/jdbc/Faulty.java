package dev.muster.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A store whose connections a test can break. */
public final class Faulty {
    private final JdbcStore store;
    private final FaultDataSource faults;

    private Faulty(JdbcStore store, FaultDataSource faults) {
        this.store = store;
        this.faults = faults;
    }

    /** On PostgreSQL. */
    public static Faulty postgres(DataSource source) {
        FaultDataSource faults = new FaultDataSource(source);
        return new Faulty(JdbcStore.on(faults).open(), faults);
    }

    /** On SQLite: the writing connection breaks, the reading ones do not. */
    public static Faulty sqlite(Path file) {
        AtomicReference<FaultDataSource> writer = new AtomicReference<>();
        JdbcSettings settings = JdbcStore.at(file);
        settings.wrapping = source -> {
            boolean first = writer.compareAndSet(null, new FaultDataSource(source));
            return first ? writer.get() : source;
        };
        return new Faulty(settings.open(), writer.get());
    }

    /** The store. */
    public JdbcStore store() {
        return store;
    }

    /** Its faults. */
    public FaultDataSource faults() {
        return faults;
    }
}
