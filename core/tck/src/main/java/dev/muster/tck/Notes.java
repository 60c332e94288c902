package dev.muster.tck;

import dev.muster.access.PersonId;
import dev.muster.command.Command;
import dev.muster.command.Question;
import dev.muster.journal.Event;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said and told in {@link NotesFeature}: rooms of people who leave each other notes. */
public final class Notes {
    private Notes() {}

    /** Opens a room for these people and oneself; its id is given by the caller. */
    public record OpenRoom(String room, List<PersonId> people) implements Command {}

    /** Leaves a note. */
    public record PostNote(String room, String text) implements Command {}

    /** Lets somebody in. */
    public record AdmitPerson(String room, PersonId person) implements Command {}

    /** Sends somebody out. */
    public record DismissPerson(String room, PersonId person) implements Command {}

    /** Who is in a room, and how far it goes. */
    public record ShowRoom(
            String room, @Nullable Integer limit, @Nullable List<String> only, boolean loud)
            implements Question<RoomView> {}

    /** The answer. */
    public record RoomView(String room, List<PersonId> people, long head, int limit, List<String> only, boolean loud) {}

    /** What happened in a room. */
    public sealed interface NoteEvent extends Event {}

    /** A room was opened. */
    public record RoomOpened(List<PersonId> people) implements NoteEvent {
        @Override
        public String sentence() {
            return "opened the room";
        }

        @Override
        public boolean changesReaders() {
            return true;
        }

        @Override
        public Set<PersonId> invites() {
            return Set.copyOf(people);
        }
    }

    /** A note was left. */
    public record NotePosted(String text) implements NoteEvent {
        @Override
        public String sentence() {
            return "left a note";
        }
    }

    /** Somebody was let in. */
    public record PersonAdmitted(PersonId person) implements NoteEvent {
        @Override
        public String sentence() {
            return "let " + person + " in";
        }

        @Override
        public boolean changesReaders() {
            return true;
        }

        @Override
        public Set<PersonId> invites() {
            return Set.of(person);
        }
    }

    /** Somebody was sent out. */
    public record PersonDismissed(PersonId person) implements NoteEvent {
        @Override
        public String sentence() {
            return "sent " + person + " out";
        }

        @Override
        public boolean changesReaders() {
            return true;
        }
    }
}
