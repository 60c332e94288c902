package dev.muster.tck;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.Kind;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.tck.Notes.AdmitPerson;
import dev.muster.tck.Notes.DismissPerson;
import dev.muster.tck.Notes.NotePosted;
import dev.muster.tck.Notes.OpenRoom;
import dev.muster.tck.Notes.PersonAdmitted;
import dev.muster.tck.Notes.PersonDismissed;
import dev.muster.tck.Notes.PostNote;
import dev.muster.tck.Notes.RoomOpened;
import dev.muster.tck.Notes.RoomView;
import dev.muster.tck.Notes.ShowRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A feature as a host would add one, small enough to be read at once: rooms of people who leave each other notes,
 * journal sort {@code room}. The transport contract is driven with it, so it also proves that hosts can add features.
 */
public final class NotesFeature implements Feature {
    /** The sort of journal. */
    public static final String SORT = "room";

    private static final int LONGEST = 16_000;
    private static final Action POST = Action.changing("note.post", Rank.MEMBER);
    private static final Action READ = Action.reading("note.read", Rank.MEMBER);
    private static final Action OPEN = Action.changing("note.open-room", Rank.NONE);
    private static final Kind<Room> ROOM = Kind.of("note.room", Room.class, Room::id);

    /** The feature. */
    public NotesFeature() {}

    /** Who is in a room. */
    private record Room(String id, List<PersonId> people) {
        Room change(UnaryOperator<List<PersonId>> how) {
            return new Room(id, how.apply(new ArrayList<>(people)));
        }
    }

    @Override
    public void register(Registry registry) {
        registry.audience(SORT, NotesFeature::firstReadable);
        registry.handle("note.open-room", OpenRoom.class, new Open());
        registry.handle("note.post", PostNote.class, new InRoom<>(PostNote::room, (c, room) -> room, c -> {
            if (c.text().isEmpty() || c.text().length() > LONGEST) {
                throw Rejection.invalid("text", "a note has 1 to " + LONGEST + " characters");
            }
            return new NotePosted(c.text());
        }));
        registry.handle(
                "note.admit",
                AdmitPerson.class,
                new InRoom<>(
                        AdmitPerson::room,
                        (c, room) -> room.change(p -> {
                            p.add(c.person());
                            return p;
                        }),
                        c -> new PersonAdmitted(c.person())));
        registry.handle(
                "note.dismiss",
                DismissPerson.class,
                new InRoom<>(
                        DismissPerson::room,
                        (c, room) -> room.change(p -> {
                            p.remove(c.person());
                            return p;
                        }),
                        c -> new PersonDismissed(c.person())));
        registry.answer("note.show", ShowRoom.class, RoomView.class, new Show());
        registry.event("note.room-opened", 1, RoomOpened.class);
        registry.event("note.posted", 1, NotePosted.class);
        registry.event("note.person-admitted", 1, PersonAdmitted.class);
        registry.event("note.person-dismissed", 1, PersonDismissed.class);
    }

    private static JournalId journal(WorkspaceId workspace, String room) {
        return JournalId.of(workspace, SORT, room);
    }

    private static OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy) {
        boolean may = policy.allows(actor, READ, standing(state, journal.id(), actor));
        return may ? OptionalLong.of(1) : OptionalLong.empty();
    }

    private static Standing standing(State state, String room, Actor actor) {
        boolean in =
                state.get(ROOM, room).map(r -> r.people().contains(actor.id())).orElse(false);
        return in ? new Standing(Rank.MEMBER, false, false) : Standing.ABSENT;
    }

    private static final class Open implements Handler<OpenRoom> {
        @Override
        public Set<JournalId> journals(OpenRoom command, WorkspaceId workspace) {
            return Set.of(journal(workspace, command.room()));
        }

        @Override
        public Asked authorise(OpenRoom command, State state, Context context) {
            return new Asked(OPEN, new Standing(Rank.MEMBER, false, false));
        }

        @Override
        public Decision decide(OpenRoom command, State state, Context context) {
            if (state.get(ROOM, command.room()).isPresent()) {
                throw Rejection.conflict("there is a room of this name; choose another");
            }
            List<PersonId> people = new ArrayList<>(command.people());
            people.add(context.actor().id());
            return new Decision()
                    .put(ROOM, new Room(command.room(), people))
                    .append(journal(context.workspace(), command.room()), new RoomOpened(people))
                    .answer("room", command.room());
        }
    }

    /** What a command makes of the room. */
    private interface Change<C> {
        Room change(C command, Room room);
    }

    private record InRoom<C extends Command>(Function<C, String> room, Change<C> change, Function<C, Event> event)
            implements Handler<C> {
        @Override
        public Set<JournalId> journals(C command, WorkspaceId workspace) {
            return Set.of(journal(workspace, room.apply(command)));
        }

        @Override
        public Asked authorise(C command, State state, Context context) {
            return new Asked(POST, standing(state, room.apply(command), context.actor()));
        }

        @Override
        public Decision decide(C command, State state, Context context) {
            Room before = state.get(ROOM, room.apply(command)).orElseThrow(Rejection::absent);
            Room after = change.change(command, before);
            Decision decision = new Decision().append(journal(context.workspace(), before.id()), event.apply(command));
            return after.equals(before) ? decision : decision.put(ROOM, after);
        }
    }

    private static final class Show implements Answerer<ShowRoom, RoomView> {
        @Override
        public Asked authorise(ShowRoom question, State state, Context context) {
            return new Asked(READ, standing(state, question.room(), context.actor()));
        }

        @Override
        public RoomView answer(ShowRoom question, State state, Context context) {
            Room room = state.get(ROOM, question.room()).orElseThrow(Rejection::absent);
            Integer limit = question.limit();
            List<String> only = question.only();
            return new RoomView(
                    room.id(),
                    room.people(),
                    state.head(journal(context.workspace(), room.id())).sequence(),
                    limit == null ? 0 : limit,
                    only == null ? List.of() : only,
                    question.loud());
        }
    }
}
