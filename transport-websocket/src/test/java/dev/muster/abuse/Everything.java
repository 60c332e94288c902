package dev.muster.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.record.Json;
import dev.muster.websocket.testing.JettyTestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lets everything happen that can: an entry of every kind, over HTTP. What is told is asked after each act. */
final class Everything {
    /** What was said once and is not to be seen any more. */
    static final String GONE = "zebracanary";

    private static final String HOUR = "2026-03-02T10:00:00Z";
    private final Stand stand;
    private final Runnable after;
    /** The channels, as they come to be. */
    final Set<String> channels = new LinkedHashSet<>();
    /** Journals of other sorts that something was written to. */
    final Set<String> others = new LinkedHashSet<>(Set.of("register:incidents", "intake:tokens", "invitation:links"));

    private String incident = "";

    Everything(Stand stand, Runnable after) {
        this.stand = stand;
        this.after = after;
    }

    JsonNode act(String person, String command, Object... properties) {
        JsonNode done = stand.run(person, command, properties);
        done.path("positions").fieldNames().forEachRemaining(journal -> {
            if (journal.startsWith("channel:")) {
                channels.add(journal.substring("channel:".length()));
            } else if (!journal.startsWith("person:")) {
                others.add(journal);
            }
        });
        after.run();
        return done.path("ids");
    }

    private JsonNode here(String person, String command, Object... properties) {
        List<Object> all = new ArrayList<>(List.of(properties));
        boolean about = command.startsWith("incident.") || command.startsWith("handover.");
        all.addAll(0, List.of(about ? "incident" : "channel", incident));
        return act(person, command, all.toArray());
    }

    void pass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            stand.pass(Duration.ofMinutes(1));
            after.run();
        }
    }

    private long say(String person, String text, Object... more) {
        List<Object> all = new ArrayList<>(List.of("text", text));
        all.addAll(List.of(more));
        return here(person, "channel.post", all.toArray()).path("message").asLong();
    }

    void happens() {
        open();
        playbooks();
        messages();
        channels();
        personal();
        files();
        incident();
        alerts();
        handovers();
        standups();
        notices();
        new EverythingOfRelay(this, stand, incident).happens();
        new EverythingOfNotifiers(this, stand, incident).happens();
        new EverythingOfRotations(this, stand).happens();
        new EverythingOfRules(this, incident).happens();
        new EverythingOfDeadlines(this, incident).happens();
        new EverythingOfStakeholders(this, incident).happens();
        new EverythingOfWork(this, incident).happens();
        new EverythingOutside(this).happens();
        records();
    }

    private void open() {
        Map<String, Object> task = Map.of("title", "look", "owner", "ben", "backup", "ada", "escalateAfterSeconds", 60);
        Map<String, Object> content = Map.of(
                "title",
                "Outage",
                "welcome",
                "hello {commander}",
                "checklists",
                List.of(Map.of("title", "First", "tasks", List.of(task))));
        String playbook = act("ada", "playbook.publish", "content", content)
                .path("playbook")
                .asText();
        incident = act(
                        "ada",
                        "incident.declare",
                        "title",
                        "Down",
                        "playbook",
                        playbook,
                        "people",
                        List.of("ben", "dan"))
                .path("incident")
                .asText();
        here("ada", "channel.add-members", "people", List.of("guy"), "role", "guest");
        pass(2);
    }

    private void playbooks() {
        Map<String, Object> metric = Map.of("id", "cost", "title", "Cost", "type", "COUNT");
        Map<String, Object> content = Map.of("title", "Measured", "metrics", List.of(metric));
        String playbook = act("ada", "playbook.save-draft", "content", content)
                .path("playbook")
                .asText();
        act("ada", "playbook.publish-draft", "playbook", playbook, "version", 1);
        act("ada", "playbook.save-draft", "playbook", playbook, "content", Map.of());
        act("ada", "playbook.discard-draft", "playbook", playbook);
        String measured = act("ada", "incident.declare", "title", "Slow", "playbook", playbook)
                .path("incident")
                .asText();
        act("ada", "playbook.set-metric", "incident", measured, "metric", "cost", "value", 5);
        act("ada", "playbook.post-list", "channel", measured);
        act("ada", "playbook.archive", "playbook", playbook);
        act("ada", "playbook.restore", "playbook", playbook);
    }

    private void messages() {
        long message = say("ben", GONE + " at first, @ada");
        here("ben", "channel.edit", "message", message, "text", "now better");
        here("ada", "channel.react", "message", message, "emoji", "👍");
        here("ada", "channel.unreact", "message", message, "emoji", "👍");
        here("ada", "channel.pin", "message", message, "reason", "this");
        here("ada", "channel.unpin", "message", message);
        long slip = say("ben", "a slip: " + GONE);
        say("ada", "which slip?", "thread", slip);
        here("guy", "channel.react", "message", slip, "emoji", "🔥");
        here("ada", "channel.pin", "message", slip, "reason", "look");
        here("ben", "channel.edit", "message", slip, "text", "still " + GONE);
        here("ben", "channel.delete", "message", slip);
        long asked = say("ada", "@ben now", "priority", "urgent", "acknowledge", true, "nagMinutes", 1);
        pass(1);
        here("ben", "channel.acknowledge", "message", asked);
    }

    private void channels() {
        String lobby = act("ada", "channel.create", "name", "lobby", "open", true, "members", List.of("ben", "guy"))
                .path("channel")
                .asText();
        act("ada", "channel.set-marking", "channel", incident, "marking", "red");
        act("ada", "channel.set-marking", "channel", lobby, "marking", "green");
        long secret = say("ada", "red words");
        act("ada", "channel.share", "channel", lobby, "from", incident, "message", secret, "release", "agreed");
        act("ada", "channel.rename", "channel", lobby, "name", "hall", "header", "**hi**");
        act("ada", "channel.set-history", "channel", lobby, "history", "since-joined");
        act("eve", "channel.join", "channel", lobby);
        act("eve", "channel.leave", "channel", lobby);
        act("ada", "channel.archive", "channel", lobby);
        act("ada", "channel.restore", "channel", lobby);
        String secretWord = "s".repeat(40);
        act("ada", "channel.create-invitation", "channel", lobby, "secret", secretWord);
        act("eve", "channel.accept-invitation", "secret", secretWord);
        String other = act("ada", "channel.create-invitation", "channel", lobby, "secret", "t".repeat(40))
                .path("invitation")
                .asText();
        act("ada", "channel.revoke-invitation", "channel", lobby, "invitation", other);
    }

    private void personal() {
        long message = say("ada", "remember");
        here("ben", "channel.schedule-message", "text", "on time", "at", stand.at(Duration.ofMinutes(2)));
        here("dan", "channel.schedule-message", "text", "too late", "at", stand.at(Duration.ofMinutes(2)));
        here("ben", "channel.remind", "message", message, "at", stand.at(Duration.ofMinutes(2)), "note", "look");
        here("ada", "channel.remove-member", "person", "dan");
        pass(3);
    }

    private void files() {
        String evidence = upload("dump.txt");
        String plain = upload("plan.txt");
        say("ada", "files", "files", List.of(evidence, plain));
        here(
                "ada",
                "file.register-evidence",
                "file",
                evidence,
                "description",
                "memory",
                "collectedAt",
                Stand.START.toString());
        here("ada", "file.record-custody", "file", evidence, "what", "copied");
        here("ada", "file.remove", "file", plain);
    }

    private String upload(String name) {
        String place = "api/v1/files?channel=" + incident + "&name=" + name;
        return Stand.read(stand.as("ada").send("POST", place, name).body())
                .path("id")
                .asText();
    }

    private void incident() {
        here("ada", "incident.add-channel", "purpose", "legal", "name", "Legal", "people", List.of("ben"));
        here("ada", "incident.set-severity", "severity", "SEV1", "reason", "worse");
        here("ada", "incident.edit", "title", "All down");
        here("ada", "incident.assign-role", "role", "commander", "primary", "ada", "backup", "ben");
        here("ada", "incident.update-status", "text", "on it", "nextInMinutes", 5);
        here("ada", "incident.decide", "text", "roll back");
        here("ada", "incident.note", "text", "began at nine");
        particulars();
        relations();
        pass(16);
        here("ada", "incident.update-status", "text", "nothing more is promised");
        here("ada", "incident.set-status", "status", "mitigated");
        String task = here("ada", "task.add", "title", "restart", "owner", "ben")
                .path("task")
                .asText();
        here("ben", "task.acknowledge", "task", task);
        here("ben", "task.set-state", "task", task, "state", "done");
    }

    private void particulars() {
        act(
                "ada",
                "incident.set-scheme",
                "types",
                List.of(Map.of("id", "security", "title", "Security")),
                "alarmMinutes",
                1,
                "digestMinutes",
                1);
        act("ada", "search.set-language", "language", "en");
        here("ada", "incident.classify", "type", "security", "impact", "all", "affected", List.of("db"));
        here("ada", "incident.set-estimate", "fixBy", HOUR, "reason", "parts are on the way");
        for (String answer : List.of("decline", "agree")) {
            String proposal = here("ben", "incident.propose-severity", "severity", "SEV2", "reason", "it spreads")
                    .path("proposal")
                    .asText();
            here("ada", "incident." + answer + "-severity", "proposal", proposal);
        }
        here("ada", "incident.set-promise", "on", false);
        here("ada", "incident.set-promise", "on", true, "nextInMinutes", 5);
        here("ada", "incident.add-role", "role", "legal", "title", "Legal");
        here("ada", "incident.set-call", "link", "https://call.example/1");
        long said = say("ben", "the disk is full");
        long line = here("ada", "incident.add-to-timeline", "message", said)
                .path("entry")
                .asLong();
        here("ada", "incident.correct-timeline", "entry", line, "text", "the disk was full");
    }

    private void relations() {
        long said = say("ben", "another one");
        String other = act(
                        "ben",
                        "incident.declare",
                        "title",
                        "Another",
                        "people",
                        List.of("ada"),
                        "from",
                        Map.of("channel", incident, "message", said))
                .path("incident")
                .asText();
        here("ada", "incident.relate", "other", other, "as", "related");
        here("ada", "incident.unrelate", "other", other);
        here("ada", "incident.open-stream", "title", "Network", "lead", "ben");
        act("ben", "incident.set-status", "incident", other, "status", "resolved");
        pass(2);
        act("ben", "incident.reopen", "incident", other);
    }

    private void alerts() {
        String token = act("ada", "intake.create-token", "name", "prom", "secret", "u".repeat(40))
                .path("token")
                .asText();
        String opened = alert(token, "firing", "0001-01-01T00:00:00Z");
        channels.add(opened);
        after.run();
        act("ada", "incident.note", "incident", opened, "text", "a person was here");
        alert(token, "resolved", HOUR);
        alert(token, "firing", "0001-01-01T00:00:00Z");
        act("ada", "intake.revoke-token", "token", token);
    }

    private String alert(String token, String status, String ends) {
        Map<String, Object> alert = Map.of(
                "status",
                status,
                "labels",
                Map.of("alertname", "Down"),
                "annotations",
                Map.of(),
                "startsAt",
                "2026-03-02T08:59:00Z",
                "endsAt",
                ends,
                "generatorURL",
                "http://prom/1",
                "fingerprint",
                "f1");
        Map<String, Object> payload = Map.of(
                "receiver",
                "muster",
                "groupKey",
                "g",
                "status",
                status,
                "truncatedAlerts",
                0,
                "groupLabels",
                Map.of(),
                "commonLabels",
                Map.of("alertname", "Down"),
                "commonAnnotations",
                Map.of(),
                "externalURL",
                "http://prom",
                "alerts",
                List.of(alert));
        Caller source = Caller.integration(JettyTestServer.WORKSPACE, new PersonId(token));
        String incident = stand.server
                .muster()
                .submit(
                        source,
                        "intake.alertmanager",
                        Json.write(Map.of("token", token, "payload", payload)),
                        UUID.randomUUID().toString())
                .join()
                .ids()
                .getOrDefault("incident", "");
        after.run();
        return incident;
    }

    private String offer() {
        return here("ada", "handover.offer", "to", "ben", "backup", "cleo", "next", "rest", "askBackupAfterSeconds", 60)
                .path("handover")
                .asText();
    }

    private void handovers() {
        here("ada", "channel.add-members", "people", List.of("cleo"));
        here("ada", "handover.withdraw", "handover", offer());
        here("ben", "handover.decline", "handover", offer(), "reason", "asleep");
        pass(3);
        String taken = offer();
        here("ben", "handover.accept", "handover", taken);
    }

    private void standups() {
        String plan = here(
                        "ada",
                        "standup.schedule",
                        "title",
                        "Daily",
                        "zone",
                        "UTC",
                        "at",
                        List.of("23:00"),
                        "windowMinutes",
                        15)
                .path("standup")
                .asText();
        String session = here("ada", "standup.start", "title", "Now", "windowMinutes", 10)
                .path("session")
                .asText();
        here("ben", "standup.answer", "session", session, "done", "much");
        here("ada", "standup.close", "session", session);
        here("ada", "standup.unschedule", "standup", plan);
    }

    /** A time so many minutes from now. */
    String in(int minutes) {
        return stand.at(Duration.ofMinutes(minutes));
    }

    private void notices() {
        String rung = here(
                        "ada",
                        "notice.schedule",
                        "text",
                        "well?",
                        "people",
                        List.of("ben"),
                        "inSeconds",
                        30,
                        "untilAcknowledged",
                        true)
                .path("notice")
                .asText();
        pass(1);
        here("ben", "notice.acknowledge", "notice", rung);
        String other = here("ada", "notice.schedule", "text", "never", "inSeconds", 900)
                .path("notice")
                .asText();
        here("ada", "notice.cancel", "notice", other);
    }

    private void records() {
        stand.ask("ada", "report/incident?incident=" + incident);
        stand.attempt("eve", "channel.post", "channel", incident, "text", "x");
        others.add("access:main");
        after.run();
    }

    /** The incident in which most of it happens. */
    String home() {
        return incident;
    }
}
