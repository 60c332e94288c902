package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.journal.HashChain;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Sets up what a command needs, command by command, and says it with names and JSON as a transport would. */
final class Stage {
    /** A command that is ready to be sent. */
    record Call(Caller caller, String name, Map<String, ?> properties) {}

    /** A clock that stands still until it is moved. */
    static final class Clock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }
    }

    private final Muster muster;
    private final Clock clock;

    Stage(Muster muster, Clock clock) {
        this.muster = muster;
        this.clock = clock;
    }

    /** Lets time pass, and what came due happen. */
    void pass(Duration time) {
        clock.advance(time);
        while (muster.runDue() > 0) {
            // until nothing is due
        }
    }

    static Call call(String person, String name, Object... properties) {
        return new Call(People.as(person), name, map(properties));
    }

    static Map<String, Object> map(Object... properties) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put((String) properties[i], properties[i + 1]);
        }
        return map;
    }

    Outcome run(Call call, String key) {
        try {
            return muster.submit(call.caller(), call.name(), Json.write(call.properties()), key)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    Outcome did(String person, String name, Object... properties) {
        return run(call(person, name, properties), UUID.randomUUID().toString());
    }

    <R> R asked(String person, Question<R> question) {
        return muster.ask(People.as(person), question);
    }

    /** A public channel of ada's with ben and a guest in it. */
    String channel() {
        return did("ada", "channel.create", "name", "Ops", "open", true, "members", List.of("ben", "guest1"))
                .id("channel");
    }

    /** A message of ben's, mentioning ada. */
    long message(String channel) {
        return Long.parseLong(did("ben", "channel.post", "channel", channel, "text", "look @ada")
                .id("message"));
    }

    /** A file of ben's, in no message. */
    String file(String channel) {
        String sha256 = HashChain.content(new byte[0], channel.getBytes(StandardCharsets.UTF_8))
                .toString();
        ChannelId in = new ChannelId(channel);
        muster.run(People.as("ben"), new ExpectContent(in, sha256), null);
        return muster.run(People.as("ben"), new AddFile(in, "disk.img", "text/plain", 3, sha256, null), null)
                .id("file");
    }

    /** The same, registered as evidence. */
    String evidence(String channel) {
        String file = file(channel);
        did("ben", "channel.post", "channel", channel, "files", List.of(file));
        did(
                "ben",
                "file.register-evidence",
                "channel",
                channel,
                "file",
                file,
                "description",
                "the disk",
                "collectedAt",
                "2026-03-02T08:00:00Z");
        return file;
    }

    /** An incident that ben declared, with ada in it. */
    String incident() {
        return did("ben", "incident.declare", "title", "Down", "severity", "SEV2", "people", List.of("ada", "cleo"))
                .id("incident");
    }

    String playbook() {
        return did("ada", "playbook.publish", "content", playbook("Outage")).id("playbook");
    }

    /** A draft on a published playbook, at its first version. */
    String draft() {
        String playbook = playbook();
        did("ada", "playbook.save-draft", "playbook", playbook, "content", playbook("Second draft"));
        return playbook;
    }

    static Map<String, Object> playbook(String title) {
        return map(
                "title",
                title,
                "welcome",
                "hello",
                "invite",
                List.of("cleo"),
                "updateEveryMinutes",
                30,
                "checklists",
                List.of(map(
                        "title", "First", "tasks", List.of(map("title", "look", "owner", "ben", "backup", "cleo")))));
    }

    String task(String channel) {
        return did("ben", "task.add", "channel", channel, "title", "look", "owner", "ben", "dueInMinutes", 5)
                .id("task");
    }

    String notice(String channel) {
        return did(
                        "ben",
                        "notice.schedule",
                        "channel",
                        channel,
                        "text",
                        "well?",
                        "people",
                        List.of("ben"),
                        "inSeconds",
                        1,
                        "untilAcknowledged",
                        true)
                .id("notice");
    }

    String handover(String incident) {
        return did("ben", "handover.offer", "incident", incident, "to", "cleo", "backup", "ada", "done", "all")
                .id("handover");
    }

    String standup(String channel) {
        return did(
                        "ben",
                        "standup.schedule",
                        "channel",
                        channel,
                        "title",
                        "Daily",
                        "zone",
                        "Europe/London",
                        "at",
                        List.of("10:00"),
                        "windowMinutes",
                        10)
                .id("standup");
    }

    String session(String channel) {
        return did("ben", "standup.start", "channel", channel, "title", "Now", "windowMinutes", 10)
                .id("session");
    }

    String token() {
        return did("ada", "intake.create-token", "name", "prom", "owner", "ben", "secret", "s" + UUID.randomUUID())
                .id("token");
    }
}
