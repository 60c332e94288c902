package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.storage.Store;
import dev.muster.storage.UnsafeStore;
import dev.muster.tck.Specimen;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that could lose what it acknowledged, or that another process owns, is refused. */
class SafetyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"synchronous,NORMAL", "synchronous,OFF", "journal_mode,DELETE"})
    void anUnsafeSqliteIsRefusedUnlessATestAllowsIt(String pragma, String value) {
        JdbcSettings settings = JdbcStore.at(folder.resolve("muster.db"));
        settings.pragmas.put(pragma, value);
        assertThatThrownBy(settings::open)
                .isInstanceOf(UnsafeStore.class)
                .hasMessageContaining(pragma + " is ")
                .hasMessageContaining(value.toLowerCase(java.util.Locale.ROOT).equals("delete") ? "delete" : value);
        try (Store store = settings.allowUnsafe().open()) {
            assertThat(store.health().durability()).contains("UNSAFE").contains(pragma);
        }
    }

    @Test
    void aSafeSqliteStatesWhatItDoes() {
        try (Store store = JdbcStore.sqlite(folder.resolve("sub/muster.db"))) {
            assertThat(store.health().durability()).contains("synchronous=FULL");
            assertThat(store.health().lanes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off"})
    void anUnsafePostgresIsRefusedUnlessATestAllowsIt(String level) {
        PGSimpleDataSource source = (PGSimpleDataSource) TestPostgres.fresh();
        source.setOptions("-c synchronous_commit=" + level);
        assertThatThrownBy(() -> JdbcStore.postgres(source))
                .isInstanceOf(UnsafeStore.class)
                .hasMessageContaining("synchronous_commit is " + level);
        try (Store store = JdbcStore.on(source).allowUnsafe().open()) {
            assertThat(store.health().durability()).contains("UNSAFE");
        }
    }

    @Test
    void aSecondStoreOnOneFileIsRefusedAndToldWhatToDo() {
        Path file = folder.resolve("muster.db");
        try (Store first = JdbcStore.sqlite(file)) {
            assertThatThrownBy(() -> JdbcStore.sqlite(file))
                    .isInstanceOf(UnsafeStore.class)
                    .hasMessageContaining("is in use by another process")
                    .hasMessageContaining("use PostgreSQL");
            assertThat(first.health().reachable()).isTrue();
        }
        JdbcStore.sqlite(file).close();
    }

    @Test
    void aSecondProcessIsRefusedAndAKilledOneLeavesNoLock() throws Exception {
        Path file = folder.resolve("muster.db");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> JdbcStore.sqlite(file)).isInstanceOf(UnsafeStore.class);
        } finally {
            other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (Store store = JdbcStore.sqlite(file)) {
            Specimen.append(store, new Specimen("w").journal("ops"), "after");
        }
    }

    /** Opens a file and waits to be killed. */
    static final class Holder {
        public static void main(String[] args) throws InterruptedException {
            JdbcStore.sqlite(Path.of(args[0]));
            System.out.println("open");
            Thread.sleep(60_000);
        }
    }
}
