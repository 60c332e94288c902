package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Offer;
import dev.muster.command.Rejection;
import dev.muster.guarantee.Stage.Call;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.storage.MemoryFileStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * AC-31 between two nodes: every kind of command is done on one, and what the socket of the other sends of it to owner,
 * member and guest is, field by field, what HTTP answers them, on either node.
 */
class RelayedTest {
    private static final List<String> SUBJECTS = List.of("ada", "ben", "guest1");
    private final Stage.Clock clock = new Stage.Clock();
    private final Set<String> kinds = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();
    private int entries;

    private Served served(JdbcStore store, String name) {
        return Served.of(
                Served.builder(store, name).clock(clock).runsDueWork(false).files(new MemoryFileStore()), name, 0);
    }

    @Test
    void whatComesFromTheOtherNodeIsWhatIsAnswered() throws Exception {
        DataSource source = TestPostgres.fresh();
        try (JdbcStore left = JdbcStore.postgres(source);
                JdbcStore right = JdbcStore.postgres(source);
                Served here = served(left, "a");
                Served there = served(right, "b")) {
            Stage stage = new Stage(here.muster(), clock);
            List<Viewer> viewers =
                    SUBJECTS.stream().map(s -> new Viewer(there.address(), s)).toList();
            Set<String> commands = here.muster().offers().stream()
                    .filter(o -> o.sort() == Offer.Sort.COMMAND)
                    .map(Offer::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String command : commands) {
                Call call = Acts.ALL.get(command).apply(stage);
                Optional<String> room = room(call.properties());
                if (room.isPresent()) {
                    if (!Scene.NOT_FOR_GUESTS.contains(command)) {
                        guest(stage, room.get());
                    }
                    act(stage, call, room.get(), viewers, List.of(here.address(), there.address()));
                }
            }
            viewers.forEach(Viewer::close);
        }
        assertThat(differences).isEmpty();
        assertThat(kinds).as("kinds of entry that came from the other node").hasSizeGreaterThan(40);
        Rounds.measured(
                "AC-31 between nodes: %d entries of %d kinds, as owner, member and guest: what is sent is what is answered",
                entries, kinds.size());
    }

    private void act(Stage stage, Call call, String room, List<Viewer> viewers, List<URI> nodes) throws Exception {
        Map<Viewer, JsonNode> looking = new LinkedHashMap<>();
        for (Viewer viewer : viewers) {
            viewer.load(room).ifPresent(loaded -> {
                viewer.follow(room, loaded, call.name());
                looking.put(viewer, loaded);
            });
        }
        stage.run(call, UUID.randomUUID().toString());
        for (Map.Entry<Viewer, JsonNode> look : looking.entrySet()) {
            compare(look.getKey(), room, look.getValue().at("/history/head").asLong(), nodes);
        }
    }

    private void compare(Viewer viewer, String room, long from, List<URI> nodes) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (URI node : nodes) {
            var answer = new Rest(viewer.person())
                    .ask(node, "channel.history", Map.of("channel", room, "after", from, "limit", 200));
            if (answer.ok()) {
                answers.add(answer.body());
            }
        }
        if (answers.size() < nodes.size()) {
            return;
        }
        Optional<List<JsonNode>> sent =
                viewer.entries(room, from, answers.get(0).path("head").asLong());
        if (sent.isEmpty()) {
            return;
        }
        for (JsonNode answer : answers) {
            List<JsonNode> answered = new ArrayList<>();
            answer.path("entries").forEach(answered::add);
            if (!answered.equals(sent.get())) {
                differences.add(viewer.person() + " was sent " + sent.get() + " and is answered " + answered);
            }
        }
        sent.get().forEach(e -> kinds.add(e.path("kind").asText()));
        entries += sent.get().size();
    }

    private static Optional<String> room(Map<String, ?> properties) {
        return Optional.ofNullable(properties.get("channel"))
                .or(() -> Optional.ofNullable(properties.get("incident")))
                .map(String::valueOf);
    }

    /** Where no guest is, one is added, if the room takes guests. */
    private static void guest(Stage stage, String room) {
        for (String owner : List.of("ada", "ben")) {
            try {
                stage.did(owner, "channel.add-members", "channel", room, "people", List.of("guest1"));
            } catch (Rejection e) {
                // archived, or not theirs: it is looked at by those who are in it
            }
        }
    }
}
