package dev.muster.file;

import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to files of a channel. */
public sealed interface FileEvent extends Event {
    /** What a message carries, as it was when it was posted: part of what is proved by the chain. */
    record FilesAttached(long message, List<Attached> files) implements FileEvent {
        @Override
        public String sentence() {
            return "attached " + files.stream().map(Attached::name).collect(Collectors.joining(", "));
        }
    }

    /** A file that a message carries. */
    record Attached(
            FileId id,
            String name,
            String type,
            long size,
            String sha256,
            SharedFile.@Nullable Picture picture,
            Instant uploadedAt) {
        static Attached of(SharedFile file) {
            return new Attached(
                    file.id(), file.name(), file.type(), file.size(), file.sha256(), file.picture(), file.at());
        }
    }

    /** A file that others could see was removed. {@code message} is the one that carried it, 0 for none. */
    record FileRemoved(FileId file, String name, long message) implements FileEvent {
        @Override
        public String sentence() {
            return "removed the file " + name;
        }
    }

    /** A file was put on the evidence register. */
    record EvidenceRegistered(
            FileId file,
            String name,
            String type,
            long size,
            String sha256,
            String description,
            String collectedBy,
            Instant collectedAt,
            String source)
            implements FileEvent {
        @Override
        public String sentence() {
            return "registered " + name + " as evidence: " + description;
        }

        @Override
        public Finding finding() {
            return new Finding(0, Set.of(Term.of("has", "evidence")), name + " " + description + " " + source, false);
        }
    }

    /** A line was added to the custody log of a piece of evidence. */
    record CustodyRecorded(
            FileId file, String name, String what, @Nullable String note) implements FileEvent {
        @Override
        public String sentence() {
            return "recorded for the evidence " + name + ": " + what;
        }

        @Override
        public Finding finding() {
            return Finding.text(name + " " + what + (note == null ? "" : "\n" + note));
        }
    }
}
