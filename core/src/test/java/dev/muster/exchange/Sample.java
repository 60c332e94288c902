package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.exchange.ImportReport.Fate;
import dev.muster.exchange.ImportReport.Line;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.Playbooks;
import dev.muster.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Files to try, and short ways to do so. */
final class Sample {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestMuster.People PEOPLE = new TestMuster.People();

    /** With rules in playbooks, as every Muster has them. */
    static final Playbooks PLAYBOOKS = new Playbooks(new Rules().plans());

    private Sample() {}

    /** A file beside this class. */
    static String file(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Admission admission(String person) {
        PersonId id = new PersonId(person);
        Actor actor =
                Actor.of(TestMuster.ACME, PEOPLE.person(TestMuster.ACME, id).orElseThrow(), 1, TestMuster.START);
        return new Admission(actor, PEOPLE, () -> UUID.randomUUID().toString());
    }

    static Read read(Format format, String text) {
        return Reader.read(format, text, new Notes());
    }

    static PlaybookContent content(Format format, String text) {
        return read(format, text).content();
    }

    /** As it is once it is published. */
    static PlaybookContent published(PlaybookContent content) {
        return PLAYBOOKS
                .publishing()
                .admit(new PublishPlaybook(null, content), admission("ada"))
                .content();
    }

    /** Export, import, export gives the same bytes. */
    static void goesRound(Format format, PlaybookContent content) {
        String first = Writer.write(format, content).text();
        PlaybookContent back = published(content(format, first));
        assertThat(Writer.write(format, back).text()).as("%s again", format).isEqualTo(first);
    }

    static Line line(ImportReport report, String path) {
        return report.lines().stream()
                .filter(l -> l.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line says what became of " + path + ": " + report.lines()));
    }

    static Fate fate(ImportReport report, String path) {
        return line(report, path).fate();
    }
}
