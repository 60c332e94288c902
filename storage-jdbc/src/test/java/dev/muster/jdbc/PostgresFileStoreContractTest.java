package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.tck.FileStoreContract;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresFileStoreContractTest implements JdbcFileStoreContract {
    @Override
    public FileStore open() {
        return on(TestPostgres.fresh(), Duration.ofHours(1));
    }

    @Override
    public FileStore reopen(FileStore store) {
        store.close();
        return on(((FilesOfStore) store).source, Duration.ZERO);
    }

    private static FileStore on(DataSource source, Duration abandoned) {
        return new FilesOfStore(JdbcStore.postgres(source), source, abandoned);
    }

    @Test
    void aSecondNodeLeavesWhatTheFirstIsTakingIn() throws Exception {
        byte[] bytes = FileStoreContract.bytes(1, 3_000_000);
        try (FileStore first = open();
                FileStore.Incoming incoming = first.receive(ACME)) {
            incoming.write(bytes, 0, 2_000_000);
            try (FileStore second = on(((FilesOfStore) first).source, Duration.ofHours(1))) {
                incoming.write(bytes, 2_000_000, 1_000_000);
                ContentId id = incoming.finish();
                incoming.keep();
                assertThat(FileStoreContract.served(second.open(id).orElseThrow()))
                        .isEqualTo(bytes);
            }
        }
    }
}
