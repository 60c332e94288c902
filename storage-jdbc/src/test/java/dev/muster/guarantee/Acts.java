package dev.muster.guarantee;

import static dev.muster.guarantee.Stage.call;
import static dev.muster.guarantee.Stage.map;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.guarantee.Stage.Call;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** One prepared command of every kind that can be sent, such that it is accepted and changes something. */
final class Acts {
    /** By the command's name. */
    static final Map<String, Function<Stage, Call>> ALL = new TreeMap<>();

    private static final String LATER = "2026-03-02T10:00:00Z";

    private Acts() {}

    static {
        channels();
        messages();
        marks();
        personal();
        invitations();
        files();
        incidents();
        particulars();
        relations();
        playbooks();
        drafts();
        OutsideActs.add();
        notices();
        NotifierActs.add();
        handovers();
        standups();
        RelayActs.add();
        RotationActs.add();
        RuleActs.add();
        DeadlineActs.add();
        StakeholderActs.add();
        intake();
        WorkActs.add();
    }

    static void act(String name, Function<Stage, Object[]> by) {
        ALL.put(name, stage -> {
            Object[] said = by.apply(stage);
            Object[] properties = new Object[said.length - 1];
            System.arraycopy(said, 1, properties, 0, properties.length);
            return call((String) said[0], name, properties);
        });
    }

    static Object[] as(Object... said) {
        return said;
    }

    private static void channels() {
        act("channel.create", s -> as("ben", "name", "Ops", "open", false, "members", List.of("cleo")));
        act("channel.rename", s -> as("ada", "channel", s.channel(), "name", "New"));
        act("channel.join", s -> as("dan", "channel", s.channel()));
        act("channel.leave", s -> as("ben", "channel", s.channel()));
        act("channel.add-members", s -> as("ada", "channel", s.channel(), "people", List.of("cleo", "dan")));
        act("channel.remove-member", s -> as("ada", "channel", s.channel(), "person", "ben"));
        act("channel.archive", s -> as("ada", "channel", s.channel()));
        act("channel.restore", s -> {
            String channel = s.channel();
            s.did("ada", "channel.archive", "channel", channel);
            return as("ada", "channel", channel);
        });
    }

    private static void messages() {
        act("channel.post", s -> {
            String channel = s.channel();
            return as("ada", "channel", channel, "text", "yes @ben", "thread", s.message(channel));
        });
        act("channel.edit", s -> onMessage(s, "ben", "text", "no @ada"));
        act("channel.delete", s -> {
            String channel = s.channel();
            long message = s.message(channel);
            s.did("ben", "channel.edit", "channel", channel, "message", message, "text", "no");
            s.did("ben", "channel.pin", "channel", channel, "message", message);
            return as("ben", "channel", channel, "message", message);
        });
        act("channel.pin", s -> onMessage(s, "ben", "reason", "this"));
        act("channel.unpin", s -> {
            String channel = s.channel();
            long message = s.message(channel);
            s.did("ben", "channel.pin", "channel", channel, "message", message);
            return as("ada", "channel", channel, "message", message);
        });
        act("channel.mark-read", s -> {
            String channel = s.channel();
            return as("ada", "channel", channel, "upTo", s.message(channel));
        });
    }

    private static void marks() {
        act("channel.set-history", s -> as("ada", "channel", s.channel(), "history", "since-joined"));
        act("channel.set-marking", s -> as("ada", "channel", s.channel(), "marking", "red"));
        act("channel.react", s -> onMessage(s, "guest1", "emoji", "👍"));
        act("channel.unreact", s -> {
            String channel = s.channel();
            long message = s.message(channel);
            s.did("ada", "channel.react", "channel", channel, "message", message, "emoji", "👍");
            return as("ada", "channel", channel, "message", message, "emoji", "👍");
        });
        act("channel.share", s -> {
            String marked = s.channel();
            long message = s.message(marked);
            s.did("ada", "channel.set-marking", "channel", marked, "marking", "red");
            return as("ben", "channel", s.channel(), "from", marked, "message", message, "release", "agreed");
        });
        act("channel.acknowledge", s -> {
            String channel = s.channel();
            String message = s.did(
                            "ben",
                            "channel.post",
                            "channel",
                            channel,
                            "text",
                            "@ada",
                            "priority",
                            "urgent",
                            "acknowledge",
                            true)
                    .id("message");
            return as("ada", "channel", channel, "message", message);
        });
    }

    private static void personal() {
        act("channel.mark-unread", s -> onMessage(s, "ada", "channel", null));
        act("slash.run", s -> as("ada", "channel", s.channel(), "text", "/header look here"));
        act("channel.mute", s -> as("ada", "channel", s.channel(), "muted", true));
        act("channel.save-draft", s -> as("ada", "channel", s.channel(), "text", "I think"));
        act("channel.follow-thread", s -> onMessage(s, "ada", "channel", null));
        act("channel.unfollow-thread", s -> onThread(s, "channel.unfollow-thread"));
        act("channel.mark-thread-read", s -> onThread(s, "channel.mark-thread-read"));
        act("channel.schedule-message", s -> as("ben", "channel", s.channel(), "text", "later", "at", LATER));
        act("channel.edit-scheduled", s -> onScheduled(s, "text", "even later"));
        act("channel.cancel-scheduled", s -> onScheduled(s, "channel", null));
        act("channel.remind", s -> onMessage(s, "ben", "at", LATER));
        act("channel.cancel-reminder", s -> {
            String channel = s.channel();
            long message = s.message(channel);
            String id = s.did("ben", "channel.remind", "channel", channel, "message", message, "at", LATER)
                    .id("reminder");
            return as("ben", "channel", channel, "reminder", id);
        });
    }

    private static Object[] onThread(Stage s, String what) {
        String channel = s.channel();
        long message = s.message(channel);
        String reply = s.did("ada", "channel.post", "channel", channel, "text", "so", "thread", message)
                .id("message");
        Object[] named = {"ben", "channel", channel, "message", message};
        return what.endsWith("read")
                ? as("ben", "channel", channel, "message", message, "upTo", Long.parseLong(reply))
                : named;
    }

    private static Object[] onScheduled(Stage s, String property, Object value) {
        String channel = s.channel();
        String id = s.did("ben", "channel.schedule-message", "channel", channel, "text", "later", "at", LATER)
                .id("scheduled");
        return value == null
                ? as("ben", "channel", channel, "scheduled", id)
                : as("ben", "channel", channel, "scheduled", id, property, value);
    }

    private static void invitations() {
        act("channel.create-invitation", s -> as("ada", "channel", s.channel(), "secret", secret()));
        act("channel.revoke-invitation", s -> {
            String channel = s.channel();
            String id = s.did("ada", "channel.create-invitation", "channel", channel, "secret", secret())
                    .id("invitation");
            return as("ada", "channel", channel, "invitation", id);
        });
        act("channel.accept-invitation", s -> {
            String secret = secret();
            s.did("ada", "channel.create-invitation", "channel", s.channel(), "secret", secret);
            return as("guest2", "secret", secret);
        });
    }

    private static void files() {
        act("file.remove", s -> {
            String channel = s.channel();
            return as("ben", "channel", channel, "file", s.file(channel));
        });
        act("file.register-evidence", s -> {
            String channel = s.channel();
            String file = s.file(channel);
            s.did("ben", "channel.post", "channel", channel, "files", List.of(file));
            return as(
                    "ben",
                    "channel",
                    channel,
                    "file",
                    file,
                    "description",
                    "the disk",
                    "collectedAt",
                    "2026-03-02T08:00:00Z");
        });
        act("file.record-custody", s -> {
            String channel = s.channel();
            return as("ada", "channel", channel, "file", s.evidence(channel), "what", "taken over");
        });
    }

    static String secret() {
        return UUID.randomUUID().toString() + UUID.randomUUID();
    }

    private static Object[] onMessage(Stage s, String person, String property, Object value) {
        String channel = s.channel();
        long message = s.message(channel);
        return value == null
                ? as(person, "channel", channel, "message", message)
                : as(person, "channel", channel, "message", message, property, value);
    }

    private static void incidents() {
        act("incident.declare", s -> as("ben", "title", "Down", "playbook", s.playbook(), "people", List.of("dan")));
        act("incident.set-severity", s -> as("ada", "incident", s.incident(), "severity", "SEV1", "reason", "worse"));
        act("incident.set-status", s -> as("ada", "incident", s.incident(), "status", "mitigated"));
        act("incident.edit", s -> as("ada", "incident", s.incident(), "title", "Up again"));
        act("incident.assign-role", s -> as("ada", "incident", s.incident(), "role", "commander", "primary", "dan"));
        act("incident.update-status", s -> as("ben", "incident", s.incident(), "text", "on it", "nextInMinutes", 30));
        act("incident.decide", s -> as("ben", "incident", s.incident(), "text", "roll back"));
        act("incident.add-channel", s -> {
            String incident = s.incident();
            Object[] legal =
                    as("ben", "incident", incident, "purpose", "legal", "name", "Legal", "people", List.of("dan"));
            s.did("ben", "incident.add-channel", "incident", incident, "purpose", "executives", "name", "Board");
            return legal;
        });
        act("incident.note", s -> as("ben", "incident", s.incident(), "text", "began at nine"));
        act("incident.confirm-resolved", s -> {
            String token = s.token();
            String incident = s.run(
                            alerts(token, "g", "firing"), UUID.randomUUID().toString())
                    .id("incident");
            s.did("ben", "channel.post", "channel", incident, "text", "I am on it");
            s.run(alerts(token, "g", "resolved"), UUID.randomUUID().toString());
            return as("ben", "incident", incident);
        });
    }

    private static void drafts() {
        act(
                "playbook.save-draft",
                s -> as("ada", "playbook", s.draft(), "content", Stage.playbook("Third draft"), "version", 1));
        act("playbook.discard-draft", s -> as("ada", "playbook", s.draft()));
        act("playbook.publish-draft", s -> as("ada", "playbook", s.draft(), "version", 1));
        act("playbook.archive", s -> as("ada", "playbook", s.playbook()));
        act("playbook.restore", s -> {
            String playbook = s.playbook();
            s.did("ada", "playbook.archive", "playbook", playbook);
            return as("ada", "playbook", playbook);
        });
        act("playbook.add-from-library", s -> as("ada", "entry", "phishing"));
        act("playbook.post-list", s -> {
            s.playbook();
            String channel = s.channel();
            s.did("ada", "channel.remove-member", "channel", channel, "person", "guest1");
            return as("ben", "channel", channel);
        });
        act("playbook.set-metric", s -> {
            Map<String, Object> content = Stage.playbook("Measured");
            content.put("metrics", List.of(map("id", "cost", "title", "Cost", "type", "COUNT")));
            String playbook =
                    s.did("ada", "playbook.publish", "content", content).id("playbook");
            String incident = s.did("ben", "incident.declare", "title", "Down", "playbook", playbook)
                    .id("incident");
            return as("ben", "incident", incident, "metric", "cost", "value", 5);
        });
    }

    private static void particulars() {
        act("incident.set-scheme", s -> {
            s.did("ada", "incident.set-scheme", "alarmMinutes", 10);
            return as("ada", "types", List.of(Stage.map("id", "security", "title", "Security")), "alarmMinutes", 5);
        });
        act("search.set-language", s -> {
            s.did("ada", "search.set-language", "language", "de");
            return as("ada", "language", "en");
        });
        act("incident.classify", s -> as("ben", "incident", s.incident(), "impact", "all", "affected", List.of("db")));
        act("incident.set-estimate", s -> as("ben", "incident", s.incident(), "fixBy", LATER, "reason", "parts"));
        act("incident.propose-severity", s -> proposal(s, s.incident()));
        act("incident.agree-severity", s -> onProposal(s));
        act("incident.decline-severity", s -> onProposal(s));
        act("incident.reopen", s -> {
            String incident = s.incident();
            s.did("ben", "incident.update-status", "incident", incident, "text", "soon", "nextInMinutes", 30);
            s.did("ben", "incident.set-status", "incident", incident, "status", "resolved");
            return as("ada", "incident", incident, "reason", "again");
        });
        act("incident.set-promise", s -> as("ben", "incident", s.incident(), "on", true, "nextInMinutes", 20));
        act(
                "incident.add-role",
                s -> as("ben", "incident", s.incident(), "role", "legal", "title", "Legal", "backup", "dan"));
        act("incident.set-call", s -> as("ben", "incident", s.incident(), "link", "https://call.example/1"));
        act("incident.add-to-timeline", s -> {
            String incident = s.incident();
            return as("ben", "incident", incident, "message", s.message(incident));
        });
        act("incident.correct-timeline", s -> {
            String incident = s.incident();
            s.did("ben", "incident.note", "incident", incident, "text", "began at nine");
            return as("ada", "incident", incident, "entry", 5, "text", "began at eight");
        });
    }

    private static Object[] proposal(Stage s, String incident) {
        return as("ben", "incident", incident, "severity", "SEV1", "reason", "it spreads");
    }

    private static Object[] onProposal(Stage s) {
        String incident = s.incident();
        String proposal = s.did(
                        "ada",
                        "incident.propose-severity",
                        "incident",
                        incident,
                        "severity",
                        "SEV1",
                        "reason",
                        "it spreads")
                .id("proposal");
        return as("ben", "incident", incident, "proposal", proposal);
    }

    private static void relations() {
        act("incident.relate", s -> as("ben", "incident", s.incident(), "other", s.incident(), "as", "original"));
        act("incident.unrelate", s -> {
            String incident = s.incident();
            String other = s.incident();
            s.did("ben", "incident.relate", "incident", incident, "other", other, "as", "child");
            return as("ada", "incident", incident, "other", other);
        });
        act(
                "incident.open-stream",
                s -> as("ben", "incident", s.incident(), "title", "Network", "lead", "dan", "people", List.of("cleo")));
    }

    private static void playbooks() {
        act("playbook.publish", s -> as("ada", "playbook", s.playbook(), "content", Stage.playbook("Second version")));
        act(
                "exchange.import-playbook",
                s -> as(
                        "ada",
                        "playbook",
                        s.playbook(),
                        "text",
                        "{\"version\":1,\"title\":\"From elsewhere\",\"checklists\":[{\"items\":[{\"title\":\"look\"}]}]}"));
        act("task.add", s -> as("ben", "channel", s.channel(), "title", "look", "owner", "cleo", "dueInMinutes", 5));
        act("task.set-state", s -> onTask(s, "ben", "state", "done"));
        act("task.assign", s -> onTask(s, "ben", "owner", "ada"));
        act("task.edit", s -> onTask(s, "ben", "title", "look again"));
        act("task.acknowledge", s -> onTask(s, "ben", "channel", null));
        act("task.comment", s -> onTask(s, "guest1", "text", "who has the key?"));
        act("task.attach-evidence", s -> onTask(s, "ben", "link", "https://example.org/graph"));
        act("task.detach-evidence", s -> detach(s, "https://example.org/graph"));
        act("task.add-checklist", s -> as("ben", "channel", s.channel(), "playbook", s.playbook(), "title", "First"));
        act("task.move", s -> {
            String channel = s.channel();
            String task = s.task(channel);
            return as("ben", "channel", channel, "task", task, "stage", "Later", "after", s.task(channel));
        });
        act("task.block", s -> {
            String channel = s.channel();
            return as("ben", "channel", channel, "task", s.task(channel), "by", s.task(channel));
        });
        act("task.unblock", s -> {
            String channel = s.channel();
            String task = s.task(channel);
            String other = s.task(channel);
            s.did("ben", "task.block", "channel", channel, "task", task, "by", other);
            return as("ada", "channel", channel, "task", task, "by", other);
        });
        act("task.undo", s -> {
            String channel = s.channel();
            String task = s.task(channel);
            long entry = s.did("ben", "task.set-state", "channel", channel, "task", task, "state", "done")
                    .positions()
                    .values()
                    .iterator()
                    .next();
            return as("ada", "channel", channel, "task", task, "entry", entry);
        });
        properties();
    }

    private static void properties() {
        act("incident.add-property", s -> as("ben", "incident", s.incident(), "definition", property("cause")));
        act("incident.set-property", s -> {
            String incident = s.incident();
            s.did("ben", "incident.add-property", "incident", incident, "definition", property("cause"));
            return as("ada", "incident", incident, "property", "cause", "values", List.of("the disk"));
        });
        act("incident.remove-property", s -> {
            String incident = s.incident();
            s.did("ben", "incident.add-property", "incident", incident, "definition", property("cause"));
            return as("ada", "incident", incident, "property", "cause");
        });
    }

    private static Map<String, Object> property(String id) {
        return map("id", id, "name", id, "type", "text", "required", false);
    }

    /** Takes a link away from a task to which it was attached. */
    private static Object[] detach(Stage s, String link) {
        String channel = s.channel();
        String task = s.task(channel);
        s.did("ben", "task.attach-evidence", "channel", channel, "task", task, "link", link);
        return as("ben", "channel", channel, "task", task, "link", link);
    }

    private static Object[] onTask(Stage s, String person, String property, Object value) {
        String channel = s.channel();
        String task = s.task(channel);
        return value == null
                ? as(person, "channel", channel, "task", task)
                : as(person, "channel", channel, "task", task, property, value);
    }

    private static void notices() {
        act("notice.schedule", s -> as("ben", "channel", s.channel(), "text", "well?", "everySeconds", 60));
        act("notice.cancel", s -> {
            String channel = s.channel();
            return as("ben", "channel", channel, "notice", s.notice(channel));
        });
        act("notice.acknowledge", s -> {
            String channel = s.channel();
            String notice = s.notice(channel);
            s.pass(java.time.Duration.ofSeconds(2));
            return as("ben", "channel", channel, "notice", notice);
        });
    }

    private static void handovers() {
        act("handover.offer", s -> as("ben", "incident", s.incident(), "to", "dan", "backup", "ada", "next", "rest"));
        for (String answer : List.of("accept", "decline")) {
            act("handover." + answer, s -> {
                String incident = s.incident();
                return as("cleo", "incident", incident, "handover", s.handover(incident));
            });
        }
        act("handover.withdraw", s -> {
            String incident = s.incident();
            return as("ben", "incident", incident, "handover", s.handover(incident));
        });
    }

    private static void standups() {
        act(
                "standup.schedule",
                s -> as(
                        "ben",
                        "channel",
                        s.channel(),
                        "title",
                        "Daily",
                        "zone",
                        "Asia/Singapore",
                        "at",
                        List.of("09:00"),
                        "windowMinutes",
                        15));
        act("standup.unschedule", s -> {
            String channel = s.channel();
            return as("ben", "channel", channel, "standup", s.standup(channel));
        });
        act("standup.start", s -> as("ben", "channel", s.channel(), "title", "Now", "windowMinutes", 10));
        act("standup.answer", s -> {
            String channel = s.channel();
            return as("ada", "channel", channel, "session", s.session(channel), "done", "much");
        });
        act("standup.close", s -> {
            String channel = s.channel();
            return as("ben", "channel", channel, "session", s.session(channel));
        });
    }

    private static void intake() {
        act("intake.create-token", s -> as("ada", "name", "prom", "secret", "s" + UUID.randomUUID()));
        act("intake.revoke-token", s -> as("ada", "token", s.token()));
        ALL.put("intake.alertmanager", s -> alerts(s.token(), "g", "firing"));
    }

    /** What Alertmanager sends of a group with one alert. */
    static Call alerts(String token, String group, String status) {
        Map<String, Object> alert = map(
                "status",
                status,
                "labels",
                map("alertname", "Down"),
                "annotations",
                map(),
                "startsAt",
                "2026-03-02T08:59:00Z",
                "generatorURL",
                "http://prom/1",
                "fingerprint",
                "f1");
        if (status.equals("resolved")) {
            alert.put("endsAt", "2026-03-02T09:00:00Z");
        }
        return new Call(
                Caller.integration(People.ACME, new PersonId(token)),
                "intake.alertmanager",
                map(
                        "token",
                        token,
                        "payload",
                        map(
                                "receiver",
                                "muster",
                                "groupKey",
                                group,
                                "status",
                                status,
                                "truncatedAlerts",
                                0,
                                "groupLabels",
                                map(),
                                "commonLabels",
                                map("alertname", "Down"),
                                "commonAnnotations",
                                map(),
                                "externalURL",
                                "http://prom",
                                "alerts",
                                List.of(alert))));
    }
}
