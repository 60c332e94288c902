package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.tck.FileStoreContract;
import java.sql.SQLException;
import java.util.Arrays;

/** The contract on a database. */
interface JdbcFileStoreContract extends FileStoreContract {
    @Override
    default void abandon(FileStore.Incoming incoming) {
        assertThat(incoming).as("left as it is: the process is gone").isNotNull();
    }

    @Override
    default long pieces(FileStore store) throws SQLException {
        return ((FilesOfStore) store).rows();
    }

    @Override
    default void damage(FileStore store, ContentId id, long at) {
        ((FilesOfStore) store).change(id, (int) (at / FileStore.PART), part -> {
            byte[] changed = part.clone();
            changed[(int) (at % FileStore.PART)] ^= 1;
            return changed;
        });
    }

    @Override
    default void truncate(FileStore store, ContentId id, long from) {
        int number = (int) (from / FileStore.PART);
        ((FilesOfStore) store).lose(id, number);
        ((FilesOfStore) store).change(id, number, part -> Arrays.copyOf(part, (int) (from % FileStore.PART)));
    }
}
