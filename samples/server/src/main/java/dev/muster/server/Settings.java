package dev.muster.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment may set. Everything has a default.
 *
 * @param host {@code MUSTER_HOST}: the address to listen at, 127.0.0.1 unless set
 * @param port {@code MUSTER_PORT}: 8080 unless set; 0 takes any that is free
 * @param data {@code MUSTER_DATA}: the folder of accounts, sessions and the SQLite file, ./muster-data unless set
 * @param database {@code MUSTER_DB}: the JDBC URL of a PostgreSQL, with user and password; null for SQLite
 */
record Settings(String host, int port, Path data, @Nullable String database) {
    static Settings of(Map<String, String> environment) {
        return new Settings(
                text(environment, "MUSTER_HOST", "127.0.0.1"),
                port(text(environment, "MUSTER_PORT", "8080")),
                Path.of(text(environment, "MUSTER_DATA", "muster-data")).toAbsolutePath(),
                database(text(environment, "MUSTER_DB", "")));
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("MUSTER_PORT is a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String database(String url) {
        if (url.isEmpty()) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("MUSTER_DB is the JDBC URL of a PostgreSQL, such as"
                    + " jdbc:postgresql://localhost/muster?user=muster&password=…; leave it out for SQLite");
        }
        return url;
    }
}
