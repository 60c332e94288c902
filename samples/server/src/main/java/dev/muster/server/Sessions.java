package dev.muster.server;

import dev.muster.access.PersonId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in: {@code sessions.json} in the data folder, so that browsers go on after a restart. A sign-in is on
 * disk before it is answered, and so is its end.
 */
final class Sessions {
    /** More of one person than this, and the oldest ends. */
    static final int MOST_PER_PERSON = 20;

    private final JsonFile<Stored> file;
    private final InstantSource clock;
    private final Map<String, Session> open = new LinkedHashMap<>();

    /** What the file holds. */
    record Stored(List<Session> sessions) {}

    /**
     * A new sign-in.
     *
     * @param secret for the one who signed in, and nobody else
     * @param crowdedOut what ended so that this one has room
     */
    record Opened(String secret, Session session, List<Session> crowdedOut) {}

    private Sessions(JsonFile<Stored> file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        file.read().ifPresent(s -> s.sessions().forEach(one -> open.put(one.id(), one)));
    }

    static Sessions in(Path folder, InstantSource clock) {
        return new Sessions(new JsonFile<>(folder.resolve("sessions.json"), Stored.class), clock);
    }

    synchronized Opened open(PersonId person, Session.Kind kind) {
        Instant now = clock.instant();
        open.values().removeIf(s -> !s.until().isAfter(now));
        List<Session> crowdedOut = new ArrayList<>(open.values().stream()
                .filter(s -> s.person().equals(person))
                .sorted(Comparator.comparing(Session::since).reversed())
                .skip(MOST_PER_PERSON - 1)
                .toList());
        crowdedOut.forEach(s -> open.remove(s.id()));
        String secret = Secret.fresh();
        Session session = new Session(Secret.digest(secret), person, kind, now, now.plus(kind.lifetime));
        open.put(session.id(), session);
        save();
        return new Opened(secret, session, crowdedOut);
    }

    /** The sign-in of this secret. It is looked up by its digest, so that no comparison tells of the secret. */
    synchronized Optional<Session> find(String secret, Session.Kind kind) {
        return Optional.ofNullable(open.get(Secret.digest(secret)))
                .filter(s -> s.kind() == kind && s.until().isAfter(clock.instant()));
    }

    synchronized boolean alive(String id, PersonId person) {
        Session session = open.get(id);
        return session != null
                && session.person().equals(person)
                && session.until().isAfter(clock.instant());
    }

    synchronized void end(Session session) {
        if (open.remove(session.id()) != null) {
            save();
        }
    }

    private void save() {
        file.write(new Stored(List.copyOf(open.values())));
    }
}
