package dev.muster.tck;

import dev.muster.Muster;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.storage.MemoryStore;
import java.util.List;
import java.util.Optional;

/** The engine's own side of the contract, without a wire. */
class RecordingTransportTest implements TransportContract {
    @Override
    public TestTransport start() {
        Directory anybody = new Directory() {
            @Override
            public Optional<Person> person(WorkspaceId workspace, PersonId id) {
                return Optional.of(Person.of(id.value(), id.value()));
            }

            @Override
            public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
                return Optional.empty();
            }

            @Override
            public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
                return List.of();
            }
        };
        return new RecordingTransport(Muster.builder()
                .store(new MemoryStore())
                .directory(anybody)
                .feature(new NotesFeature())
                .build());
    }
}
