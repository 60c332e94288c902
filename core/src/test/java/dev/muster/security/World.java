package dev.muster.security;

import dev.muster.Muster;
import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.access.Caller;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.engine.SpyStore;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/**
 * A private incident with something of everything in it, whose every word holds {@link #CANARY}, and people who
 * have no business there. Everything is done by name and JSON, as transports do.
 */
final class World implements AutoCloseable {
    static final String CANARY = "zebracanary";
    static final WorkspaceId GLOBEX = new WorkspaceId("globex");
    final SpyStore store = new SpyStore(new MemoryStore());
    final People people = new People();
    final ManualClock clock = new ManualClock();
    final Muster muster;
    /** What exists of the private incident, by the name of the property that names it. */
    final Map<String, Object> secret = new HashMap<>();

    final ChannelId lobby;

    World() {
        this(Policy.standard(), Duration.ofMinutes(10));
    }

    World(Policy policy, Duration lifetime) {
        muster = Muster.builder()
                .store(store)
                .directory(new TwoTenants(people))
                .clock(clock)
                .policy(policy)
                .snapshotLifetime(lifetime)
                .files(new MemoryFileStore())
                .runsDueWork(false)
                .build();
        people.add(People.person("eve", "Eve", false));
        people.add(People.person("yan", "Yan", false));
        people.add(People.person("zoe", "Zoe", false));
        String incident = by(
                        "ada",
                        "incident.declare",
                        Map.of("title", CANARY, "summary", CANARY, "people", List.of("ben", "dan", "eve")))
                .id("incident");
        Map<String, Object> here = Map.of("channel", incident, "incident", incident);
        secret.putAll(here);
        secret.put("related", incident);
        secret.put("other", incident);
        secret.put("journal", "channel:" + incident);
        long message = number(by("ada", "channel.post", with(here, "text", CANARY)), "message");
        for (String name : List.of("message", "thread", "upTo", "after")) {
            secret.put(name, message);
        }
        secret.put("before", message + 1);
        secret.put("entry", 3L);
        by("ben", "channel.post", with(here, "text", CANARY + " reply", "thread", message));
        by("ada", "channel.pin", with(here, "message", message, "reason", CANARY));
        String file = muster.run(
                        TestMuster.as("ada"),
                        new AddFile(home(), CANARY + ".txt", "text/plain", 9, "0".repeat(64), null),
                        null)
                .id("file");
        by("ada", "channel.post", with(here, "text", "", "files", List.of(file)));
        secret.put("file", file);
        make("task.add", with(here, "title", CANARY), "task");
        make("notice.schedule", with(here, "text", CANARY, "inSeconds", 3_600, "untilAcknowledged", true), "notice");
        make("handover.offer", with(here, "to", "ben", "done", CANARY, "next", CANARY, "blockers", CANARY), "handover");
        make(
                "standup.schedule",
                with(here, "title", CANARY, "zone", "UTC", "at", List.of("09:00"), "windowMinutes", 15),
                "standup");
        secret.put("from", incident);
        secret.put("links", List.of(Map.of("channel", incident, "message", message)));
        make(
                "channel.schedule-message",
                with(here, "text", CANARY, "at", "2026-03-02T10:00:00Z", "thread", message),
                "scheduled");
        make(
                "channel.remind",
                with(here, "message", message, "note", CANARY, "at", "2026-03-02T10:00:00Z"),
                "reminder");
        make("channel.create-invitation", with(here, "secret", CANARY.repeat(3), "note", CANARY), "invitation");
        by("ada", "channel.save-draft", with(here, "text", CANARY));
        by("ada", "retrospective.begin", here);
        make("retrospective.add-section", with(here, "title", CANARY, "text", CANARY), "section");
        make("retrospective.add-factor", with(here, "text", CANARY), "factor");
        make("retrospective.add-action", with(here, "title", CANARY), "action");
        make("rule.define", Map.of("channel", incident, "content", Filler.rule()), "rule");
        make("deadline.start", with(here, "definition", "gdpr-33"), "clock");
        by("ada", "stakeholder.set-matrix", Map.of("content", Filler.matrix(), "version", 0));
        make(
                "stakeholder.save-update",
                with(here, "audiences", List.of("execs"), "texts", List.of(Map.of("language", "en", "text", CANARY))),
                "update");
        make("help.call", with(here, "need", CANARY, "people", List.of("yan")), "call");
        secret.put("roleOf", incident);
        secret.put(
                "playbook",
                by("ada", "playbook.publish", Map.of("content", Map.of("title", "a plan")))
                        .id("playbook"));
        make(
                "retrospective.propose-change",
                with(here, "playbook", secret.get("playbook"), "content", Map.of("title", CANARY), "reason", CANARY),
                "proposal");
        secret.put(
                "view",
                by("ada", "work.keep-view", Map.of("name", "mine", "address", CANARY))
                        .id("view"));
        secret.put(
                "concern",
                by("ben", "concern.report", Map.of("title", CANARY, "details", CANARY))
                        .id("concern"));
        make("standup.start", with(here, "title", CANARY, "windowMinutes", 15), "session");
        by("ada", "channel.remove-member", with(here, "person", "dan"));
        lobby = new ChannelId(
                by("ada", "channel.create", Map.of("name", "lobby", "open", false, "members", List.of("guy", "cleo")))
                        .id("channel"));
        people.deactivate("eve");
        muster.accessChanged(TestMuster.ACME, new PersonId("eve"));
        store.forget();
    }

    /** Those who must get nothing of it. */
    static List<String> strangers() {
        return List.of(
                "outsider",
                "guest",
                "removed member",
                "member of another workspace",
                "deactivated member",
                "someone unknown",
                "integration",
                "integration of a member's name");
    }

    static Caller caller(String stranger) {
        return switch (stranger) {
            case "outsider" -> TestMuster.as("cleo");
            case "guest" -> TestMuster.as("guy");
            case "removed member" -> TestMuster.as("dan");
            case "member of another workspace" -> Caller.person(GLOBEX, new PersonId("ada"));
            case "deactivated member" -> TestMuster.as("eve");
            case "someone unknown" -> TestMuster.as("nobody");
            case "integration" -> Caller.integration(TestMuster.ACME, new PersonId("alerts"));
            case "integration of a member's name" -> Caller.integration(TestMuster.ACME, new PersonId("ben"));
            default -> throw new IllegalArgumentException(stranger);
        };
    }

    ChannelId home() {
        return new ChannelId((String) secret.get("channel"));
    }

    JournalId journal() {
        return home().journal(TestMuster.ACME);
    }

    Outcome by(String person, String command, Map<String, ?> properties) {
        return send(TestMuster.as(person), command, properties);
    }

    Outcome send(Caller caller, String command, Map<String, ?> properties) {
        try {
            return muster.submit(
                            caller,
                            command,
                            Json.write(properties),
                            UUID.randomUUID().toString())
                    .join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    /** What came of an attempt, in full: two that read the same cannot be told apart. */
    static String attempt(World world, Caller caller, Offer offer, Map<String, Object> properties) {
        try {
            Object answer = offer.sort() == Offer.Sort.COMMAND
                    ? world.send(caller, offer.name(), properties)
                    : world.muster.ask(caller, offer.name(), properties);
            return (answer instanceof Outcome ? "accepted " : "answered ")
                    + new String(Json.write(answer), StandardCharsets.UTF_8);
        } catch (Rejection r) {
            return "refused " + r.code() + " [" + r.field() + "] " + r.getMessage();
        }
    }

    private void make(String command, Map<String, ?> properties, String id) {
        if (muster.offers().stream().anyMatch(o -> o.name().equals(command))) {
            secret.put(id, by("ada", command, properties).id(id));
        }
    }

    static Map<String, Object> with(Map<String, Object> properties, Object... more) {
        Map<String, Object> all = new HashMap<>(properties);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    static long number(Outcome outcome, String id) {
        return Long.parseLong(outcome.id(id));
    }

    @Override
    public void close() {
        muster.close();
    }

    /** The same ids in both workspaces: whoever confuses them shows it. */
    private record TwoTenants(People people) implements OverPeople {
        @Override
        public Optional<Person> person(WorkspaceId workspace, PersonId id) {
            return workspace.equals(GLOBEX) ? people.person(TestMuster.ACME, id) : people.person(workspace, id);
        }
    }
}
