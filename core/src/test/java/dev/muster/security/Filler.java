package dev.muster.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.Offer;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Fills the properties of an offer, found by reflection, with things of the private incident or with random ones. */
final class Filler {
    /** Properties that name something inside an incident or channel. */
    private static final Set<String> NAMES = Set.of(
            "channel",
            "from",
            "incident",
            "related",
            "other",
            "task",
            "notice",
            "handover",
            "standup",
            "session",
            "journal",
            "scheduled",
            "reminder",
            "invitation",
            "file",
            "roleOf",
            "rule",
            "clock",
            "call",
            "section",
            "factor",
            "action",
            "concern",
            "view",
            "proposal",
            "update");

    /** Numbers of entries. */
    private static final Set<String> PLACES =
            Set.of("message", "thread", "upTo", "after", "before", "links", "playbook", "entry");

    private static final Map<String, Object> PLAIN = Map.ofEntries(
            Map.entry("name", "a name"),
            Map.entry("address", "show=all"),
            Map.entry("purpose", "a purpose"),
            Map.entry("open", false),
            Map.entry("members", List.of("cleo")),
            Map.entry("people", List.of("cleo")),
            Map.entry("person", "ben"),
            Map.entry("role", "commander"),
            Map.entry("text", World.CANARY),
            Map.entry("rotation", "no-such-rotation"),
            Map.entry("reason", "a reason"),
            Map.entry("prefix", ""),
            Map.entry("limit", 20),
            Map.entry("title", "a title"),
            Map.entry("summary", "a summary"),
            Map.entry("severity", "SEV1"),
            Map.entry("commander", "cleo"),
            Map.entry("parameters", Map.of("a", "b")),
            Map.entry("status", "resolved"),
            Map.entry("primary", "zoe"),
            Map.entry("backup", "yan"),
            Map.entry("nextInMinutes", 10),
            Map.entry("at", "2026-03-02T10:00:00Z"),
            Map.entry("stage", "a stage"),
            Map.entry("description", "a description"),
            Map.entry("owner", "zoe"),
            Map.entry("dueInMinutes", 10),
            Map.entry("state", "done"),
            Map.entry("version", 1),
            Map.entry("content", Map.of("title", "a playbook")),
            Map.entry("inSeconds", 60),
            Map.entry("everySeconds", 600),
            Map.entry("untilAcknowledged", true),
            Map.entry("escalateTo", List.of("cleo")),
            Map.entry("escalateAfterSeconds", 60),
            Map.entry("plan", Map.of("misfire", "skip")),
            Map.entry("wishes", Map.of("digestAt", List.of("09:00"))),
            Map.entry("until", "2026-03-02T08:00:00Z"),
            Map.entry("entries", List.of(Map.of("channel", "channel:none", "entry", 1))),
            Map.entry("unread", true),
            Map.entry("urgency", "high"),
            Map.entry("via", "default"),
            Map.entry("to", "zoe"),
            Map.entry("done", "done"),
            Map.entry("next", "next"),
            Map.entry("blockers", "none"),
            Map.entry("zone", "UTC"),
            Map.entry("windowMinutes", 15),
            Map.entry("questions", List.of("what?")),
            Map.entry("secret", "x".repeat(40)),
            Map.entry("askBackupAfterSeconds", 60),
            Map.entry("reopenMinutes", 30),
            Map.entry("payload", payload()),
            Map.entry("header", "a header"),
            Map.entry("history", "since-joined"),
            Map.entry("marking", "clear"),
            Map.entry("emoji", "👍"),
            Map.entry("priority", "urgent"),
            Map.entry("acknowledge", true),
            Map.entry("nagMinutes", 5),
            Map.entry("release", "a reason"),
            Map.entry("muted", true),
            Map.entry("removed", false),
            Map.entry("note", World.CANARY),
            Map.entry("expiresInHours", 10),
            Map.entry("hide", true),
            Map.entry("caret", 1),
            Map.entry("order", "newest"),
            Map.entry("what", "handed over"),
            Map.entry("collectedBy", "zoe"),
            Map.entry("collectedAt", "2026-03-02T08:00:00Z"),
            Map.entry("source", "a disk"),
            Map.entry("need", "hands"),
            Map.entry("exercise", false),
            Map.entry("context", Map.of()),
            Map.entry("piece", 1),
            Map.entry("inject", "no-such-inject"),
            Map.entry("expected", "no-such-act"),
            Map.entry("verdict", "good"),
            Map.entry("definition", "gdpr-33"),
            Map.entry("calendar", "eu-target"),
            Map.entry("trigger", "aware"),
            Map.entry("decidedBy", "zoe"),
            Map.entry("submittedBy", "zoe"),
            Map.entry("submission", 1),
            Map.entry("reference", World.CANARY),
            Map.entry("rules", List.of()),
            Map.entry("group", "no-such-group"),
            Map.entry("askNextAfterSeconds", 60),
            Map.entry("details", "details"),
            Map.entry("waiting", true),
            Map.entry("due", "2026-03-03T10:00:00Z"),
            Map.entry("baseVersion", 1),
            Map.entry("format", "markdown"),
            Map.entry("metric", "cost"),
            Map.entry("value", 5),
            Map.entry("draft", false),
            Map.entry("archived", false),
            Map.entry("properties", Map.of()),
            Map.entry("type", ""),
            Map.entry("impact", World.CANARY),
            Map.entry("affected", List.of("a system")),
            Map.entry("fixBy", "2026-03-02T10:00:00Z"),
            Map.entry("proposal", "no-such-proposal"),
            Map.entry("on", false),
            Map.entry("link", "https://call.example/1"),
            Map.entry("as", "related"),
            Map.entry("lead", "zoe"),
            Map.entry("severities", List.of()),
            Map.entry("types", List.of()),
            Map.entry("moves", List.of()),
            Map.entry("callLink", "https://call.example/{number}"),
            Map.entry("alarmMinutes", 10),
            Map.entry("digestMinutes", 10),
            Map.entry("property", "no-such-property"),
            Map.entry("values", List.of("so")),
            Map.entry("by", "no-such-task"),
            Map.entry("kinds", List.of("incident")),
            Map.entry("days", List.of("monday")),
            Map.entry("ownZone", false),
            Map.entry("remindMinutes", 5),
            Map.entry("timers", World.CANARY),
            Map.entry("alerts", World.CANARY),
            Map.entry("contacts", World.CANARY),
            Map.entry("remindAfterSeconds", 30),
            Map.entry("audiences", List.of("execs")),
            Map.entry("texts", List.of(Map.of("language", "en", "text", World.CANARY))),
            Map.entry("actor", "ada"));

    /** Left out, because together with another property they make no sense, or name nothing that is private. */
    private static final Set<String> OMITTED = Set.of(
            "incident.declare.playbook",
            "playbook.publish.playbook",
            "notice.schedule.at",
            "notice.plan.at",
            "incident.list.open",
            "channel.history.before",
            "channel.create.team",
            "channel.post.files",
            "search.find.before",
            "file.list.before",
            "playbook.versions.before",
            "playbook.save-draft.basedOn",
            "exchange.import-playbook.draft",
            "intake.create-token.playbook",
            "concern.declare.playbook",
            "concern.set-triage.group",
            "help.call.group",
            "rotation.define.rotation",
            "rotation.define.version",
            "rule.define.playbook",
            "rule.firings.channel",
            "rule.firings.before",
            "rule.try.content",
            "handover.offer.roles",
            "handover.offer.escalateTo",
            "handover.save-draft.roles",
            "handover.save-draft.escalateTo",
            "handover.offer-shift.escalateTo",
            "standup.schedule.until",
            "standup.schedule.roles",
            "standup.schedule.groups",
            "standup.schedule.digestTo",
            "standup.change.until",
            "standup.change.roles",
            "standup.change.groups",
            "standup.change.digestTo",
            "standup.skip.planned",
            "standup.sessions.before",
            "task.add-checklist.playbook",
            "task.add-checklist.title",
            "task.attach-evidence.link",
            "task.detach-evidence.link",
            "task.add.blockedBy",
            "task.move.before",
            "task.move.after",
            "incident.declare.from",
            "incident.relate.number",
            "incident.timeline.from",
            "incident.timeline.to");

    private static final Map<String, Object> SPECIAL = Map.ofEntries(
            Map.entry("channel.add-members.role", "member"),
            Map.entry("task.add.evidence", true),
            Map.entry("slash.run.text", "/header " + World.CANARY),
            Map.entry("slash.complete.text", "/invite @"),
            Map.entry("standup.schedule.at", List.of("09:00")),
            Map.entry("stakeholder.set-matrix.content", matrix()),
            Map.entry("stakeholder.check.content", matrix()),
            Map.entry("deadline.define.content", ClockSample.content()),
            Map.entry("deadline.check.content", ClockSample.content()),
            Map.entry(
                    "deadline.define-calendar.content",
                    Map.of("title", "a list", "source", "ours", "years", List.of(Map.of("year", 2026)))),
            Map.entry("deadline.explain-delay.stage", "notification"),
            Map.entry("deadline.submit.stage", "notification"),
            Map.entry("deadline.submit.at", "2026-03-02T08:00:00Z"),
            Map.entry("deadline.record-trigger.at", "2026-03-02T08:00:00Z"),
            Map.entry("standup.change.at", List.of("09:00")),
            Map.entry("standup.away.from", "2026-03-02T09:00:00Z"),
            Map.entry("standup.away.until", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.define.layers", List.of(layer())),
            Map.entry("rotation.override.from", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.away.from", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.shifts.from", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.gaps.from", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.preview.layers", List.of(layer())),
            Map.entry("rotation.preview.from", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.preview.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.preview-calendar.zone", "UTC"),
            Map.entry("rotation.preview-calendar.people", Map.of("a", "ben")),
            Map.entry("rotation.preview-calendar.text", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            Map.entry("calendar.close-feed.feed", "no-such-feed"),
            Map.entry("calendar.open-feed.note", "a phone"),
            Map.entry("calendar.open-feed.language", "de"),
            Map.entry("calendar.show.language", "de"),
            Map.entry("rotation.calendar.from", "2026-03-03T09:00:00Z"),
            Map.entry("rotation.override.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.away.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.shifts.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.gaps.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.calendar.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.take-over.until", "2026-03-04T09:00:00Z"),
            Map.entry("rotation.swap.gives", part("2026-03-05", "2026-03-06")),
            Map.entry("rotation.swap.takes", part("2026-03-06", "2026-03-07")),
            Map.entry("rotation.accept.change", "no-such-change"),
            Map.entry("rotation.decline.change", "no-such-change"),
            Map.entry("rotation.withdraw.change", "no-such-change"),
            Map.entry("rotation.import-calendar.layer", "imported"),
            Map.entry("rotation.import-calendar.zone", "UTC"),
            Map.entry("rotation.import-calendar.people", Map.of("a", "ben")),
            Map.entry("rotation.import-calendar.skip", true),
            Map.entry("rotation.import-calendar.text", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            Map.entry("rotation.list.ended", true),
            Map.entry("rule.define.content", rule()),
            Map.entry("rule.change.content", rule()),
            Map.entry("intake.revoke-token.token", "no-such-token"),
            Map.entry("intake.alertmanager.token", "no-such-token"),
            Map.entry("playbook.add-from-library.entry", "phishing"),
            Map.entry("exchange.preview-import.format", "muster"),
            Map.entry("exchange.import-playbook.format", "muster"),
            Map.entry("exchange.export-playbook.format", "muster"),
            Map.entry("incident.add-property.definition", Map.of("name", "a property", "type", "text")),
            Map.entry(
                    "task.add-checklist.checklist",
                    Map.of("title", "a list", "tasks", List.of(Map.of("title", "a task")))),
            Map.entry("incident.add-to-timeline.at", "2026-03-02T08:00:00Z"),
            Map.entry("incident.correct-timeline.at", "2026-03-02T08:00:00Z"),
            Map.entry("exchange.preview-import.text", playbook()),
            Map.entry("exchange.import-playbook.text", playbook()),
            Map.entry("exchange.import-playbook.publish", false),
            Map.entry("playbook.difference.earlier", 1),
            Map.entry("playbook.difference.later", 2),
            Map.entry("playbook.figures.since", "2026-03-02T08:00:00Z"),
            Map.entry("playbook.figures.until", "2026-03-02T10:00:00Z"),
            Map.entry("search.set-language.language", "en"),
            Map.entry("search.find.order", "newest"));

    private Filler() {}

    private static String playbook() {
        return "{\"format\": \"muster-playbook\", \"version\": 1, \"playbook\": {\"title\": \"a playbook\"}}";
    }

    /** Who needs to know what. */
    static Map<String, Object> matrix() {
        return Map.of(
                "audiences",
                List.of(Map.of("id", "execs", "name", "Executives", "language", "en", "purpose", "executives")));
    }

    /** A layer of a rotation. */
    private static Map<String, Object> layer() {
        List<Map<String, String>> turns = List.of(Map.of("person", "ben"));
        return Map.of(
                "name",
                "days",
                "zone",
                "UTC",
                "turns",
                turns,
                "start",
                "2026-03-02",
                "at",
                "09:00",
                "every",
                1,
                "unit",
                "DAYS");
    }

    private static Map<String, String> part(String from, String until) {
        return Map.of("layer", "days", "from", from + "T09:00:00Z", "until", until + "T09:00:00Z");
    }

    /** What a rule may say. */
    static Map<String, Object> rule() {
        return Map.of(
                "title",
                World.CANARY,
                "when",
                Map.of("words", List.of("no such word")),
                "steps",
                List.of(Map.of("action", "post", "with", Map.of("text", World.CANARY))));
    }

    private static Map<String, Object> payload() {
        Map<String, Object> alert = new HashMap<>(Map.of("status", "firing", "labels", Map.of("alertname", "Down")));
        alert.putAll(Map.of("annotations", Map.of(), "startsAt", "2026-03-02T08:59:00Z", "generatorURL", ""));
        alert.put("fingerprint", "f1");
        Map<String, Object> payload = new HashMap<>(Map.of("version", "4", "receiver", "web", "status", "firing"));
        payload.putAll(Map.of("groupKey", "{}:{}", "externalURL", "", "truncatedAlerts", 0, "groupLabels", Map.of()));
        payload.putAll(Map.of("commonLabels", Map.of(), "commonAnnotations", Map.of(), "alerts", List.of(alert)));
        return payload;
    }

    /** True when the offer is about something inside one incident or channel. */
    static boolean named(Offer offer) {
        return properties(offer).stream().anyMatch(c -> NAMES.contains(c.getName()));
    }

    /** The properties with which to send it; those that callers must not send are left out. */
    static Map<String, Object> fill(Offer offer, Map<String, Object> things) {
        Map<String, Object> filled = new HashMap<>();
        for (RecordComponent component : properties(offer)) {
            String name = component.getName();
            String whole = offer.name() + "." + name;
            Object value = SPECIAL.getOrDefault(
                    whole, NAMES.contains(name) || PLACES.contains(name) ? things.get(name) : PLAIN.get(name));
            if (value == null && !NAMES.contains(name) && !OMITTED.contains(whole)) {
                throw new AssertionError("the generator cannot fill " + whole + " (" + component.getGenericType()
                        + "): teach it, so that the new offer is tried by strangers");
            }
            if (value != null && !OMITTED.contains(whole)) {
                filled.put(name, value);
            }
        }
        return filled;
    }

    /** Things of the same sorts that do not exist; the numbers are the same. */
    static Map<String, Object> missing(Map<String, Object> things) {
        String nowhere = UUID.randomUUID().toString();
        Map<String, Object> missing = new HashMap<>(things);
        missing.replaceAll((name, thing) -> NAMES.contains(name) ? nowhere : thing);
        missing.put("journal", "channel:" + nowhere);
        return missing;
    }

    private static List<RecordComponent> properties(Offer offer) {
        return List.of(offer.type().getRecordComponents()).stream()
                .filter(c -> !c.isAnnotationPresent(JsonIgnore.class)
                        && !c.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
    }
}
