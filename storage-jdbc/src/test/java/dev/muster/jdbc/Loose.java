package dev.muster.jdbc;

import java.nio.file.Path;

/** Databases that lose what they acknowledged, to see whether a test notices. */
public final class Loose {
    private Loose() {}

    /** A SQLite file with another {@code synchronous} than the safe one. */
    public static JdbcSettings sqlite(Path file, String synchronous) {
        JdbcSettings settings = JdbcStore.at(file).allowUnsafe();
        settings.pragmas.put("synchronous", synchronous);
        return settings;
    }
}
