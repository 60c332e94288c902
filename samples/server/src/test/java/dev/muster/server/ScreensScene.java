package dev.muster.server;

import java.util.List;
import java.util.Map;

/** An incident as it looks in the middle of it, for the pictures of the page. */
final class ScreensScene {
    private final Program mia;
    private final Program liam;
    private final Program nora;
    private int keys;

    ScreensScene(String address, String password) {
        mia = Program.at(address).as("mia", password);
        liam = Program.at(address).as("liam", password);
        nora = Program.at(address).as("nora", password);
    }

    /** The incident's id. */
    String play() {
        mia.run("channel.create", Map.of("name", "network", "open", true, "members", List.of("liam")), "network");
        mia.run(
                "channel.create",
                Map.of("name", "payments", "open", true, "members", List.of("liam", "nora")),
                "payments");
        String playbook =
                mia.ask("playbook/list").path("playbooks").get(0).path("id").asText();
        String incident = mia.run(
                        "incident.declare",
                        Map.of(
                                "title",
                                "Checkout fails for every third order",
                                "severity",
                                "SEV1",
                                "playbook",
                                playbook,
                                "people",
                                List.of("liam", "nora", "noah")),
                        "incident")
                .at("/ids/incident")
                .asText();
        run(mia, "channel.set-marking", Map.of("channel", incident, "marking", "amber"));
        run(
                mia,
                "incident.add-channel",
                Map.of(
                        "incident",
                        incident,
                        "purpose",
                        "executives",
                        "name",
                        "Executives",
                        "marking",
                        "amber+strict",
                        "people",
                        List.of("eve")));
        int first = say(
                liam,
                incident,
                "Checkout fails for **every third order** since 23:07, @mia. Deployment 4711 went out at 23:05.");
        run(mia, "channel.react", Map.of("channel", incident, "message", first, "emoji", "✔"));
        run(nora, "channel.react", Map.of("channel", incident, "message", first, "emoji", "✔"));
        run(
                nora,
                "channel.post",
                Map.of("channel", incident, "text", "The pool has 20 connections, and 118 wait", "thread", first));
        run(mia, "channel.post", Map.of("channel", incident, "text", "Then we roll back. @liam, go", "thread", first));
        say(
                nora,
                incident,
                "What the database says:\n\n```sql\nselect state, count(*) from pg_stat_activity group by state;\n```\n\n| state | count |\n|---|---|\n| idle in transaction | 118 |\n| active | 2 |");
        run(mia, "channel.pin", Map.of("channel", incident, "message", first, "reason", "This is how it began"));
        run(
                mia,
                "channel.post",
                Map.of(
                        "channel",
                        incident,
                        "text",
                        "Nobody deploys until further notice",
                        "priority",
                        "urgent",
                        "acknowledge",
                        true));
        run(
                mia,
                "incident.update-status",
                Map.of(
                        "incident",
                        incident,
                        "text",
                        "A third of all orders fails. We are rolling back deployment 4711.",
                        "nextInMinutes",
                        30));
        run(mia, "incident.decide", Map.of("incident", incident, "text", "Roll back rather than repair"));
        return incident;
    }

    private int say(Program who, String channel, String text) {
        return who.run("channel.post", Map.of("channel", channel, "text", text), "say-" + ++keys)
                .at("/ids/message")
                .asInt();
    }

    private void run(Program who, String name, Map<String, ?> data) {
        who.run(name, data, "run-" + ++keys);
    }
}
