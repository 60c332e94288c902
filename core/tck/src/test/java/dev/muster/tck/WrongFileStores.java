package dev.muster.tck;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Digest;
import dev.muster.storage.ContentId;
import dev.muster.storage.FileHealth;
import dev.muster.storage.FileStore;
import dev.muster.storage.MemoryFileStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** File stores that each break one promise. */
final class WrongFileStores {
    private WrongFileStores() {}

    /** The contract on a wrong store, whose damage is done to the right one in it. */
    abstract static class Wrong implements FileStoreContract {
        abstract FileStore over(MemoryFileStore right);

        private final Map<FileStore, MemoryFileStore> rights = new HashMap<>();

        @Override
        public FileStore open() {
            MemoryFileStore right = new MemoryFileStore();
            FileStore wrong = over(right);
            rights.put(wrong, right);
            return wrong;
        }

        @Override
        public long pieces(FileStore store) {
            return rights.get(store).count();
        }

        @Override
        public void damage(FileStore store, ContentId id, long at) {
            rights.get(store).damage(id, at);
        }

        @Override
        public void truncate(FileStore store, ContentId id, long from) {
            rights.get(store).truncate(id, from);
        }
    }

    /** Passes everything on. */
    private static class Passing implements FileStore {
        final MemoryFileStore right;

        Passing(MemoryFileStore right) {
            this.right = right;
        }

        @Override
        public Incoming receive(WorkspaceId workspace) {
            return right.receive(workspace);
        }

        @Override
        public Optional<Content> open(ContentId id) {
            return right.open(id);
        }

        @Override
        public boolean delete(ContentId id, Duration idle) {
            return right.delete(id, idle);
        }

        @Override
        public FileHealth health() {
            return right.health();
        }

        @Override
        public void close() {
            right.close();
        }
    }

    static class SharesWorkspaces extends Wrong {
        @Override
        FileStore over(MemoryFileStore right) {
            return new Passing(right) {
                @Override
                public Incoming receive(WorkspaceId workspace) {
                    return super.receive(ACME);
                }

                @Override
                public Optional<Content> open(ContentId id) {
                    return super.open(new ContentId(ACME, id.digest()));
                }
            };
        }
    }

    static class DeletesWhatIsYoung extends Wrong {
        @Override
        FileStore over(MemoryFileStore right) {
            return new Passing(right) {
                @Override
                public boolean delete(ContentId id, Duration idle) {
                    return super.delete(id, Duration.ZERO);
                }
            };
        }
    }

    /** Reads everything before it looks, and serves it when nothing is to be found out. */
    static class ServesWhatIsDamaged extends Wrong {
        private final Map<ContentId, byte[]> whole = new HashMap<>();

        @Override
        FileStore over(MemoryFileStore right) {
            return new Passing(right) {
                @Override
                public Optional<Content> open(ContentId id) {
                    return super.open(id).map(content -> new Unchecked(content, whole));
                }
            };
        }

        private record Unchecked(FileStore.Content content, Map<ContentId, byte[]> whole) implements FileStore.Content {
            @Override
            public ContentId id() {
                return content.id();
            }

            @Override
            public long size() {
                return content.size();
            }

            @Override
            public InputStream read(long from, long length) {
                byte[] bytes = whole.computeIfAbsent(id(), i -> new byte[(int) size()]);
                return new ByteArrayInputStream(bytes, (int) from, (int) length);
            }
        }
    }

    static class ForgetsEmptyContent extends Wrong {
        @Override
        FileStore over(MemoryFileStore right) {
            return new Passing(right) {
                @Override
                public Optional<Content> open(ContentId id) {
                    return super.open(id).filter(content -> content.size() > 0);
                }
            };
        }
    }

    static class KeepsWhatIsOnlyFinished extends Wrong {
        @Override
        FileStore over(MemoryFileStore right) {
            return new Passing(right) {
                @Override
                public Incoming receive(WorkspaceId workspace) {
                    return new Hasty(super.receive(workspace));
                }
            };
        }

        private record Hasty(FileStore.Incoming incoming) implements FileStore.Incoming {
            @Override
            public void write(byte[] bytes, int from, int length) {
                incoming.write(bytes, from, length);
            }

            @Override
            public long size() {
                return incoming.size();
            }

            @Override
            public ContentId finish() {
                ContentId id = incoming.finish();
                incoming.keep();
                return id;
            }

            @Override
            public void keep() {
                // was done too early
            }

            @Override
            public void close() {
                incoming.close();
            }
        }
    }

    static class NamesContentWrongly extends Wrong {
        @Override
        FileStore over(MemoryFileStore right) {
            return new Passing(right) {
                @Override
                public Optional<Content> open(ContentId id) {
                    return super.open(new ContentId(id.workspace(), Digest.ZERO));
                }
            };
        }
    }
}
