package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.storage.ContentId;
import dev.muster.storage.FileStore;
import dev.muster.storage.FolderFileStore;
import dev.muster.storage.UnsafeStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFileStoreTest implements FileStoreContract {
    private final Map<FileStore, Path> folders = new ConcurrentHashMap<>();

    @TempDir
    Path temporary;

    @Override
    public FileStore open() throws IOException {
        return at(Files.createTempDirectory(temporary, "files").resolve("made"));
    }

    private FileStore at(Path folder) {
        FileStore store = FolderFileStore.open(folder);
        folders.put(store, folder);
        return store;
    }

    @Override
    public FileStore reopen(FileStore store) {
        store.close();
        return at(folders.get(store));
    }

    @Override
    public void abandon(FileStore.Incoming incoming) {
        assertThat(incoming).as("left as it is: the process is gone").isNotNull();
    }

    @Override
    public long pieces(FileStore store) throws IOException {
        return files(store).count();
    }

    private Stream<Path> files(FileStore store) throws IOException {
        return Files.walk(folders.get(store))
                .filter(Files::isRegularFile)
                .filter(f -> !f.getFileName().toString().equals("lock"));
    }

    private Path file(FileStore store, ContentId id) throws IOException {
        return files(store)
                .filter(f -> f.getFileName().toString().equals(id.digest().toString()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void damage(FileStore store, ContentId id, long at) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(store, id).toFile(), "rw")) {
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 1);
        }
    }

    @Override
    public void truncate(FileStore store, ContentId id, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(store, id).toFile(), "rw")) {
            file.setLength(from);
        }
    }

    @Test
    void aFolderIsOneProcesssAlone() throws IOException {
        Path folder = temporary.resolve("owned");
        try (FileStore store = at(folder)) {
            assertThat(store.health().reachable()).isTrue();
            assertThatThrownBy(() -> FolderFileStore.open(folder)).isInstanceOf(UnsafeStore.class);
        }
        at(folder).close();
    }

    @Test
    void noNameInTheFolderComesFromOutside() throws IOException {
        try (FileStore store = open()) {
            FileStoreContract.keep(store, OTHER, new byte[] {1});
            assertThat(files(store).map(f -> folders.get(store).relativize(f).toString()))
                    .allMatch(f -> f.matches("[0-9a-f]{64}/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}(\\.sums)?"));
        }
    }
}
