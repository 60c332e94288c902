package dev.muster.server.account;

import dev.muster.jdbc.TestPostgres;
import org.jspecify.annotations.Nullable;

/** Where accounts can be kept. */
enum Places {
    SQLITE,
    POSTGRESQL;

    @Nullable
    String url() {
        return this == SQLITE ? null : TestPostgres.freshUrl();
    }
}
