package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Offer;
import dev.muster.TestMuster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place in a template takes a text as it is: nothing in it is looked at again, worked out or looked up (AC-56). */
class PlaceholdersTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String asked(String question, Map<String, Object> properties) {
        Offer offer = world.muster.offers().stream()
                .filter(o -> o.name().equals(question))
                .findFirst()
                .orElseThrow();
        return World.attempt(world, TestMuster.as("ada"), offer, properties);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{secret}",
                "{{secret}}",
                "{cause}{title}",
                "{ti{secret}tle}",
                "${secret}",
                "${7*7}",
                "{{7*7}}",
                "#{7*7}",
                "<%= 7*7 %>",
                "%{secret}",
                "$1 $0 \\1 \\{title}",
                "${jndi:ldap://x/y}",
                "{role.commander}",
                "{number}"
            })
    void whatAValueHoldsIsText(String value) {
        String template = "A {title} B {cause} C {nowhere} D {{cause}} E ${cause} F";
        String playbook = world.by(
                        "ada",
                        "playbook.publish",
                        Map.of(
                                "content",
                                Map.of(
                                        "title",
                                        "a plan",
                                        "welcome",
                                        template,
                                        "updateTemplate",
                                        template,
                                        "channelName",
                                        "{title}",
                                        "checklists",
                                        List.of(Map.of(
                                                "title", "a stage", "tasks", List.of(Map.of("title", template)))))))
                .id("playbook");
        String incident = world.by(
                        "ada",
                        "incident.declare",
                        Map.of(
                                "title",
                                value,
                                "playbook",
                                playbook,
                                "parameters",
                                Map.of("cause", value, "secret", "looked-up", "ti", "looked-up")))
                .id("incident");
        Map<String, Object> here = Map.of("incident", incident, "channel", incident);
        String filled = "A " + value + " B " + value + " C {nowhere} D {" + value + "} E $" + value + " F";
        String json = filled.replace("\\", "\\\\");
        assertThat(asked("channel.history", here)).contains("\"text\":\"" + json + "\"");
        assertThat(asked("incident.draft-update", here)).contains("\"" + json + "\"");
        assertThat(asked("channel.show", here)).contains("\"name\":\"" + value.replace("\\", "\\\\") + "\"");
        assertThat(asked("task.list", here)).contains(template).doesNotContain("looked-up");
    }
}
