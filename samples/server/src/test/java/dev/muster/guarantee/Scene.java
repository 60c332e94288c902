package dev.muster.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.command.Rejection;
import dev.muster.guarantee.Stage.Call;
import dev.muster.jdbc.JdbcStore;
import dev.muster.storage.MemoryFileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A node whose clock stands still, and people who look at a room over their sockets while something happens in it. */
final class Scene implements AutoCloseable {
    static final List<String> VIEWERS = List.of("ada", "ben", "cleo", "guest1");
    /** What is refused where guests would see it. */
    static final Set<String> NOT_FOR_GUESTS = Set.of("playbook.post-list");

    private static final List<Duration> LATER =
            List.of(Duration.ofMinutes(3), Duration.ofMinutes(15), Duration.ofHours(1));
    private final Stage.Clock clock = new Stage.Clock();
    private final JdbcStore store;
    private final Served served;
    private final Folds folds;
    private final List<String> cases = new ArrayList<>();
    private final Set<String> kinds = new TreeSet<>();
    private final List<Viewer> viewers = new ArrayList<>();
    private final Stage stage;
    private int entries;

    Scene(Base base, Path folder) throws IOException {
        folds = Folds.in(folder.resolve("folds"));
        store = Base.at(base.fresh(folder)).open();
        served = Served.of(
                Served.builder(store, "a").clock(clock).runsDueWork(false).files(new MemoryFileStore()), "a", 0);
        stage = new Stage(served.muster(), clock);
        VIEWERS.forEach(v -> viewers.add(new Viewer(served.address(), v)));
    }

    Muster muster() {
        return served.muster();
    }

    Stage stage() {
        return stage;
    }

    /** What somebody looks at, and from where on they follow it. */
    private record Look(Viewer viewer, JsonNode before, String name) {}

    /** Everybody who may loads the room, follows it, and loads it again when it has happened. */
    void look(String name, String channel, Runnable happens) {
        List<Look> looks = new ArrayList<>();
        for (Viewer viewer : viewers) {
            viewer.load(channel)
                    .ifPresent(before -> looks.add(new Look(viewer, before, name + " as " + viewer.person())));
        }
        looks.forEach(l -> l.viewer.follow(channel, l.before, l.name));
        happens.run();
        looks.forEach(l -> keep(l, channel));
    }

    private void keep(Look look, String channel) {
        Optional<JsonNode> after = look.viewer.load(channel);
        if (after.isEmpty()) {
            return;
        }
        long from = look.before.at("/history/head").asLong();
        long head = after.get().at("/history/head").asLong();
        Optional<List<JsonNode>> came = look.viewer.entries(channel, from, head);
        if (came.isEmpty()) {
            return;
        }
        ObjectNode one = Wire.JSON.createObjectNode();
        one.put("name", look.name);
        one.set("before", look.before);
        one.set("entries", Wire.JSON.valueToTree(came.get()));
        one.set("after", after.get());
        cases.add(one.toString());
        entries += came.get().size();
        came.get().forEach(e -> kinds.add(e.path("kind").asText()));
    }

    /** Prepares a command, lets everybody look, does it, and lets come due what follows. */
    void act(String name) {
        Call call = Acts.ALL.get(name).apply(stage);
        Optional<String> room = room(call.properties());
        if (room.isEmpty()) {
            stage.run(call, UUID.randomUUID().toString());
        } else {
            act(name, room.get(), () -> say(call));
        }
    }

    private void act(String name, String room, Runnable happens) {
        if (!NOT_FOR_GUESTS.contains(name)) {
            guest(room);
        }
        look(name, room, happens);
        look("what comes due after " + name, room, () -> LATER.forEach(stage::pass));
        LATER.forEach(time -> clock.advance(time.negated()));
    }

    /** What no single command shows: files of messages, invitations taken up, alerts that change, requests that nag. */
    void further() {
        rules();
        String channel = stage.channel();
        String file = stage.file(channel);
        act("a message with a file", channel, () -> say(call("ben", "channel.post", map("files", file, channel))));
        act(
                "its file removed",
                channel,
                () -> say(call("ben", "file.remove", Stage.map("channel", channel, "file", file))));
        String secret = UUID.randomUUID().toString() + UUID.randomUUID();
        stage.did("ada", "channel.create-invitation", "channel", channel, "secret", secret);
        act(
                "an invitation taken up",
                channel,
                () -> say(call("dan", "channel.accept-invitation", Map.of("secret", secret))));
        act(
                "a request to acknowledge",
                channel,
                () -> say(call(
                        "ben",
                        "channel.post",
                        Stage.map("channel", channel, "text", "@ada", "priority", "urgent", "acknowledge", true))));
        String token = stage.token();
        String incident = stage.run(
                        Acts.alerts(token, "h", "firing"), UUID.randomUUID().toString())
                .id("incident");
        stage.did("ben", "channel.add-members", "channel", incident, "people", List.of("ada"));
        stage.did("ben", "channel.post", "channel", incident, "text", "I am on it");
        for (String status : List.of("resolved", "firing", "resolved")) {
            act("alerts " + status, incident, () -> say(Acts.alerts(token, "h", status)));
        }
        String set = stage.incident();
        String legal = stage.did("ben", "incident.add-channel", "incident", set, "purpose", "legal", "name", "Legal")
                .id("channel");
        act(
                "facts of the incident of a channel",
                legal,
                () -> say(call(
                        "ben",
                        "incident.set-severity",
                        Map.of("incident", set, "severity", "SEV1", "reason", "worse"))));
    }

    /** A rule that answers itself until it is stopped, then everything that is done with rules. */
    private void rules() {
        String incident = stage.incident();
        Map<String, Object> content = Map.of(
                "title",
                "Echo",
                "when",
                Map.of("words", List.of("echo")),
                "steps",
                List.of(Map.of("action", "post", "with", Map.of("text", "echo"))));
        String rule = stage.did("ben", "rule.define", "channel", incident, "content", content)
                .id("rule");
        act(
                "a rule at work",
                incident,
                () -> say(call("ben", "channel.post", Map.of("channel", incident, "text", "echo"))));
        act(
                "a rule changed",
                incident,
                () -> say(call("ben", "rule.change", Map.of("rule", rule, "version", 1, "content", content))));
        for (String command : List.of("rule.disable", "rule.enable", "rule.remove", "rule.restore")) {
            act(command + " in the room", incident, () -> say(call("ben", command, Map.of("rule", rule))));
        }
    }

    private static Call call(String person, String name, Map<String, ?> properties) {
        return new Call(People.as(person), name, properties);
    }

    private static Map<String, Object> map(String name, String one, String channel) {
        return Stage.map("channel", channel, name, List.of(one));
    }

    /** So many random acts in a new incident, looked at from a random one on. */
    void random(String name, Random random, int acts) {
        String room = stage.incident();
        guest(room);
        RandomActs doing = new RandomActs(stage, room, random);
        int from = random.nextInt(acts / 2);
        for (int i = 0; i < from; i++) {
            doing.one();
        }
        look(name, room, () -> {
            for (int i = from; i < acts; i++) {
                doing.one();
            }
        });
    }

    private static Optional<String> room(Map<String, ?> properties) {
        return Optional.ofNullable(properties.get("channel"))
                .or(() -> Optional.ofNullable(properties.get("incident")))
                .map(String::valueOf);
    }

    /** Where no guest is, one is added, if the room takes guests. */
    private void guest(String channel) {
        for (String owner : List.of("ada", "ben")) {
            try {
                stage.did(owner, "channel.add-members", "channel", channel, "people", List.of("guest1"));
            } catch (Rejection e) {
                // archived, or not theirs: it is looked at by those who are in it
            }
        }
    }

    /** A person's command goes over their socket. */
    private void say(Call call) {
        if (call.caller().kind() != Caller.Kind.PERSON) {
            stage.run(call, UUID.randomUUID().toString());
            return;
        }
        try (Viewer actor = new Viewer(served.address(), call.caller().person().value())) {
            if (!actor.run(call.name(), call.properties())) {
                throw new IllegalStateException(call.name() + " was refused");
            }
        }
    }

    /** What the folds make of all that was looked at, where it is not what was loaded. */
    List<String> differences() throws IOException, InterruptedException {
        return folds.differences(cases);
    }

    /** The same for a client that misses what is of this kind. */
    List<String> differencesWithout(String kind) throws IOException, InterruptedException {
        List<String> less = new ArrayList<>();
        for (String one : cases) {
            ObjectNode without = (ObjectNode) Wire.JSON.readTree(one);
            ArrayNode left = without.putArray("entries");
            for (JsonNode entry : Wire.JSON.readTree(one).path("entries")) {
                if (!entry.path("kind").asText().equals(kind)) {
                    left.add(entry);
                }
            }
            less.add(without.toString());
        }
        return folds.differences(less);
    }

    int cases() {
        return cases.size();
    }

    int entries() {
        return entries;
    }

    Set<String> kinds() {
        return kinds;
    }

    @Override
    public void close() {
        viewers.forEach(Viewer::close);
        served.close();
        store.close();
    }
}
