package dev.muster.guarantee;

import static dev.muster.guarantee.Stage.map;

import dev.muster.command.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody does something in the room of an incident, again and again; what is refused changes nothing. */
final class RandomActs {
    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo", "guest1");
    private static final List<String> EMOJI = List.of("👍", "👀", "✅");
    private final Stage stage;
    private final String room;
    private final Random random;
    private final List<Object> messages = new ArrayList<>(List.of(1L));
    private final List<String> tasks = new ArrayList<>(List.of("none"));
    private final List<String> notices = new ArrayList<>(List.of("none"));
    private final List<String> handovers = new ArrayList<>(List.of("none"));
    private final List<String> standups = new ArrayList<>(List.of("none"));
    private final List<String> sessions = new ArrayList<>(List.of("none"));
    private final List<String> files = new ArrayList<>(List.of("none"));

    RandomActs(Stage stage, String room, Random random) {
        this.stage = stage;
        this.room = room;
        this.random = random;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    /** One thing, or some time in which what is due comes about. */
    void one() {
        int die = random.nextInt(30);
        if (die == 0) {
            stage.pass(Duration.ofMinutes(1 + random.nextInt(20)));
            return;
        }
        try {
            does(die);
        } catch (Rejection refused) {
            // not theirs to do, or not now
        }
    }

    private void does(int die) {
        switch (die) {
            case 1, 2, 3, 4 -> post();
            case 5 -> run("channel.edit", "message", any(messages), "text", "edited " + random.nextInt(99));
            case 6 -> run("channel.delete", "message", any(messages));
            case 7 -> run("channel.pin", "message", any(messages), "reason", "why");
            case 8 -> run("channel.unpin", "message", any(messages));
            case 9 -> run("channel.react", "message", any(messages), "emoji", any(EMOJI));
            case 10 -> run("channel.unreact", "message", any(messages), "emoji", any(EMOJI));
            case 11 -> run("channel.acknowledge", "message", any(messages));
            case 12 -> run("channel.rename", "name", "room " + random.nextInt(9), "purpose", "p");
            case 13 -> run("channel.set-marking", "marking", coin() ? "green" : "red", "reason", "so");
            case 14 ->
                run(
                        "channel.add-members",
                        "people",
                        List.of(any(List.of("dan", "eve", "cleo"))),
                        "role",
                        coin() ? "member" : "owner");
            case 15 -> run("channel.remove-member", "person", any(List.of("dan", "eve")));
            case 16 -> run(coin() ? "channel.archive" : "channel.restore");
            case 17 -> keep(tasks, "task", "task.add", "title", "t", "owner", any(PEOPLE), "dueInMinutes", 5);
            case 18 -> run("task.set-state", "task", any(tasks), "state", any(List.of("open", "done", "skipped")));
            case 19 -> run("task.assign", "task", any(tasks), "owner", any(PEOPLE));
            case 20 -> run("task.edit", "task", any(tasks), "title", "t" + random.nextInt(9));
            default -> more(die);
        }
    }

    private void more(int die) {
        switch (die) {
            case 21 ->
                keep(notices, "notice", "notice.schedule", "text", "n", "inSeconds", 60, "untilAcknowledged", coin());
            case 22 -> run(coin() ? "notice.cancel" : "notice.acknowledge", "notice", any(notices));
            case 23 -> keep(sessions, "session", "standup.start", "title", "s", "windowMinutes", 10);
            case 24 -> run(coin() ? "standup.close" : "standup.answer", "session", any(sessions), "done", "much");
            case 25 ->
                keep(
                        standups,
                        "standup",
                        "standup.schedule",
                        "title",
                        "d",
                        "zone",
                        "UTC",
                        "at",
                        List.of("10:00"),
                        "windowMinutes",
                        10);
            case 26 -> incident();
            case 27 -> handover();
            case 28 -> {
                String file = stage.file(room);
                files.add(file);
                keep(
                        messages,
                        stage.did("ben", "channel.post", "channel", room, "files", List.of(file))
                                .id("message"));
            }
            default ->
                run(
                        "file.register-evidence",
                        "file",
                        any(files),
                        "description",
                        "d",
                        "collectedAt",
                        "2026-03-02T08:00:00Z");
        }
    }

    private void post() {
        Map<String, Object> said =
                map("channel", room, "text", "text " + random.nextInt(999) + (coin() ? " @ada" : ""));
        if (random.nextInt(3) == 0) {
            said.put("thread", any(messages));
        } else if (random.nextInt(4) == 0) {
            said.put("priority", "urgent");
            said.put("acknowledge", true);
        }
        keep(messages, stage.run(call(any(PEOPLE), "channel.post", said), key()).id("message"));
    }

    private static void keep(List<Object> numbers, String number) {
        numbers.add(Long.parseLong(number));
    }

    private void incident() {
        switch (random.nextInt(5)) {
            case 0 -> incident("incident.set-severity", "severity", "SEV" + (1 + random.nextInt(5)), "reason", "r");
            case 1 -> incident("incident.set-status", "status", any(List.of("active", "mitigated", "resolved")));
            case 2 -> incident("incident.edit", "title", "title " + random.nextInt(9), "summary", "s");
            case 3 -> incident("incident.assign-role", "role", any(List.of("scribe", "commander")), "primary", "ada");
            default -> incident("incident.update-status", "text", "on it", "nextInMinutes", 30);
        }
    }

    private void handover() {
        String known = any(handovers);
        switch (random.nextInt(4)) {
            case 0 -> incident("handover.accept", "handover", known);
            case 1 -> incident("handover.decline", "handover", known);
            case 2 -> incident("handover.withdraw", "handover", known);
            default ->
                handovers.add(stage.run(
                                call(
                                        any(PEOPLE),
                                        "handover.offer",
                                        map("incident", room, "to", "cleo", "backup", "ada")),
                                key())
                        .id("handover"));
        }
    }

    private String key() {
        return "k" + random.nextLong();
    }

    private void incident(String name, Object... properties) {
        Map<String, Object> data = map(properties);
        data.put("incident", room);
        stage.run(call(any(PEOPLE), name, data), key());
    }

    private void run(String name, Object... properties) {
        Map<String, Object> data = map(properties);
        data.put("channel", room);
        stage.run(call(any(PEOPLE), name, data), key());
    }

    private void keep(List<String> ids, String id, String name, Object... properties) {
        Map<String, Object> data = map(properties);
        data.put("channel", room);
        ids.add(stage.run(call(any(PEOPLE), name, data), key()).id(id));
    }

    private static Stage.Call call(String person, String name, Map<String, Object> data) {
        return new Stage.Call(People.as(person), name, data);
    }
}
