package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.jdbc.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long accounts wait for a database that says nothing. */
class PatienceTest {
    @Test
    void everyConnectionWaitsSoLongAndNoLonger(@TempDir Path folder) throws Exception {
        try (Tables tables = Tables.open(TestPostgres.freshUrl(), folder)) {
            assertThat(patience(tables, 6)).as("milliseconds").containsExactly(7_000);
        }
    }

    /** What each of so many connections waits, all taken at once; nothing is no limit. */
    private static Set<Integer> patience(Tables tables, int connections) {
        return tables.read(h -> {
            Set<Integer> all = new TreeSet<>(connections > 1 ? patience(tables, connections - 1) : Set.of());
            all.add(patience(h));
            return all;
        });
    }

    private static int patience(Handle h) {
        try {
            return h.getConnection().getNetworkTimeout();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
