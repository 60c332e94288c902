package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.record.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A playbook, and short ways to use it. */
final class Sample {
    private Sample() {}

    static ObjectNode json() {
        try (InputStream in = Sample.class.getResourceAsStream("outage.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PlaybookContent content() {
        return Json.read(json().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), PlaybookContent.class);
    }

    static String publish(TestMuster test) {
        return test.run("ada", new PublishPlaybook(null, content())).id("playbook");
    }

    static IncidentId declare(TestMuster test, String playbook) {
        return new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "payments fail",
                                null,
                                null,
                                playbook,
                                null,
                                null,
                                Map.of("service", "payments", "title", "forged"),
                                null,
                                null))
                .id("incident"));
    }

    static List<Task> tasks(TestMuster test, ChannelId channel) {
        return test.ask("ada", new ListTasks(channel)).stages().stream()
                .flatMap(s -> s.tasks().stream())
                .toList();
    }

    static Task task(TestMuster test, ChannelId channel, String title) {
        return tasks(test, channel).stream()
                .filter(t -> t.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    static List<EntryView> entries(TestMuster test, ChannelId channel) {
        return test.ask("ada", new History(channel, null, null, 200, null)).entries();
    }

    static List<EntryView> entries(TestMuster test, ChannelId channel, String kind) {
        return entries(test, channel).stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    /** What a call by name is refused with; the way that transports come in. */
    static Rejection refused(TestMuster test, String person, String name, byte[] json) {
        try {
            test.muster.submit(TestMuster.as(person), name, json, null).join();
        } catch (Rejection e) {
            return e;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(Rejection.class);
            return (Rejection) e.getCause();
        }
        throw new AssertionError(name + " was accepted");
    }
}
