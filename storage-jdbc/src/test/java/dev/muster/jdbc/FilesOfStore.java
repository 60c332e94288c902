package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileHealth;
import dev.muster.storage.FileStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A file store that closes the store it is in, and a way to its rows behind its back. */
final class FilesOfStore implements FileStore {
    final DataSource source;
    private final JdbcStore store;
    private final FileStore files;

    FilesOfStore(JdbcStore store, DataSource source, Duration abandoned) {
        this.store = store;
        this.source = source;
        this.files = JdbcFileStore.in(store, abandoned);
    }

    long rows() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM muster_content)"
                        + " + (SELECT count(*) FROM muster_content_part)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static final String PART =
            "content IN (SELECT id FROM muster_content WHERE workspace = ? AND sha256 = ?) AND number = ?";

    private byte[] part(Connection connection, ContentId id, int number) throws SQLException {
        try (PreparedStatement read =
                connection.prepareStatement("SELECT bytes FROM muster_content_part WHERE " + PART)) {
            bind(read, 1, id, number);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, int first, ContentId id, int number) throws SQLException {
        statement.setString(first, id.workspace().value());
        statement.setBytes(first + 1, id.digest().bytes());
        statement.setInt(first + 2, number);
    }

    interface Change {
        byte[] of(byte[] part);
    }

    void change(ContentId id, int number, Change change) {
        write(connection -> {
            try (PreparedStatement write =
                    connection.prepareStatement("UPDATE muster_content_part SET bytes = ? WHERE " + PART)) {
                write.setBytes(1, change.of(part(connection, id, number)));
                bind(write, 2, id, number);
                write.executeUpdate();
            }
        });
    }

    void lose(ContentId id, int from) {
        write(connection -> {
            try (PreparedStatement write = connection.prepareStatement(
                    "DELETE FROM muster_content_part WHERE " + PART.replace("number =", "number >"))) {
                bind(write, 1, id, from);
                write.executeUpdate();
            }
        });
    }

    private interface Writing {
        void run(Connection connection) throws SQLException;
    }

    /** On the store's own connection: of SQLite it has the only one that can write. */
    private void write(Writing writing) {
        store.parts().writers().run(lane -> {
            lane.dirty();
            try {
                writing.run(lane.handle().getConnection());
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
            return lane;
        });
    }

    @Override
    public Incoming receive(WorkspaceId workspace) {
        return files.receive(workspace);
    }

    @Override
    public Optional<Content> open(ContentId id) {
        return files.open(id);
    }

    @Override
    public boolean delete(ContentId id, Duration idle) {
        return files.delete(id, idle);
    }

    @Override
    public FileHealth health() {
        return files.health();
    }

    @Override
    public void close() {
        files.close();
        store.close();
    }
}
