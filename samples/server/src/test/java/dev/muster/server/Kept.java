package dev.muster.server;

import dev.muster.jdbc.TestPostgres;
import java.util.Map;

/** Where a server under test keeps what is Muster's. */
enum Kept {
    SQLITE,
    POSTGRESQL;

    Map<String, String> environment() {
        return this == SQLITE ? Map.of() : Map.of("MUSTER_DB", TestPostgres.freshUrl());
    }
}
