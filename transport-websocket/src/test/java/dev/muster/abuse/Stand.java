package dev.muster.abuse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import dev.muster.storage.MemoryFileStore;
import dev.muster.web.FileTransfers;
import dev.muster.websocket.Limits;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import dev.muster.websocket.testing.RawSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A server with everything, people who have handles, and a clock that is moved by hand: ada (administrator), audrey
 * (auditor), guy (guest), and others.
 */
final class Stand implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Hands clock = new Hands();
    final JettyTestServer server = JettyTestServer.start(
            b -> b.directory(new Staff())
                    .clock(clock)
                    .runsDueWork(false)
                    .files(new MemoryFileStore())
                    .notifier(new EverythingOfNotifiers.Closed())
                    .contacts((workspace, person, notifier) -> Optional.of("nowhere"))
                    .callLinks(call -> "https://call.example/" + call.number()),
            FileTransfers.STANDARD,
            // one person asks very much here
            Limits.STANDARD.requests(100_000));

    private static final class Hands implements InstantSource {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Staff implements Directory {
        private static final List<String> ALL = List.of("ada", "audrey", "ben", "cleo", "dan", "eve", "guy");

        /** Two live a quarter of an hour apart, so that one is asked for a standup later than the other. */
        static ZoneId zone(String id) {
            return ZoneId.of(
                    switch (id) {
                        case "ben" -> "Asia/Kathmandu";
                        case "cleo" -> "Asia/Kolkata";
                        default -> "Europe/London";
                    });
        }

        private static Person person(String id) {
            Set<WorkspaceRole> roles =
                    switch (id) {
                        case "ada" -> Set.of(WorkspaceRole.ADMIN);
                        case "audrey" -> Set.of(WorkspaceRole.AUDITOR);
                        default -> Set.of();
                    };
            String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
            return new Person(new PersonId(id), id, name, zone(id), true, id.equals("guy"), Set.of(), roles);
        }

        @Override
        public Optional<Person> person(WorkspaceId workspace, PersonId id) {
            return byHandle(workspace, id.value());
        }

        @Override
        public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
            return ALL.contains(handle) ? Optional.of(person(handle)) : Optional.empty();
        }

        @Override
        public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
            return ALL.stream()
                    .filter(h -> h.startsWith(prefix))
                    .map(Staff::person)
                    .limit(limit)
                    .toList();
        }
    }

    /** What time it is. */
    Instant now() {
        return clock.instant();
    }

    /** What time it is where somebody lives, some minutes from now, like 09:00. */
    String timeOf(String person, int minutes) {
        return DateTimeFormatter.ofPattern("HH:mm")
                .format(now().plus(Duration.ofMinutes(minutes)).atZone(Staff.zone(person)));
    }

    Http as(String person) {
        return new Http(server).as(person);
    }

    RawSocket socket(String person) {
        return RawSocket.as(server, person);
    }

    HttpResponse<String> attempt(String person, String command, Object... properties) {
        return as(person).post("api/v1/" + command.replace('.', '/'), write(properties));
    }

    /** Sends a command that has to be done; its answer. */
    JsonNode run(String person, String command, Object... properties) {
        return ok(command, attempt(person, command, properties));
    }

    /** The id of what a command made. */
    String made(String person, String command, String id, Object... properties) {
        return run(person, command, properties).path("ids").path(id).asText();
    }

    long number(String person, String command, Object... properties) {
        return Long.parseLong(made(person, command, "message", properties));
    }

    JsonNode ask(String person, String question) {
        return ok(question, as(person).get("api/v1/" + question));
    }

    private static JsonNode ok(String what, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(what + ": " + answer.statusCode() + " " + answer.body());
        }
        return read(answer.body());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    static String write(Object... properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            all.put((String) properties[i], properties[i + 1]);
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The cursor of somebody who has everything up to this number. */
    String cursor(long number) {
        return server.muster().health().epoch() + "." + number;
    }

    String at(Duration later) {
        return clock.now.plus(later).toString();
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
        while (server.muster().runDue() > 0) {
            Thread.onSpinWait();
        }
    }

    static RawSocket subscribe(RawSocket socket, String journal, String cursor) {
        return socket.send(
                cursor == null
                        ? write("type", "subscribe", "channel", journal)
                        : write("type", "subscribe", "channel", journal, "cursor", cursor));
    }

    /** All entries of a journal that this socket was sent, in the order in which they came. */
    static List<JsonNode> entries(RawSocket socket, String journal) {
        return socket.frames.stream()
                .filter(f -> f.path("type").asText().equals("entries")
                        && f.path("channel").asText().equals(journal))
                .flatMap(f ->
                        java.util.stream.StreamSupport.stream(f.path("entries").spliterator(), false))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
