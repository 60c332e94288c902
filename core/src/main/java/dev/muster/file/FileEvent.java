package dev.muster.file;

import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to files of a channel. */
public sealed interface FileEvent extends Event {
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
    }
}
