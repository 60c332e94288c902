package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.exchange.ImportReport.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFormatTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Exchange.schema(), InputFormat.JSON);
    private final ObjectNode file = Sample.json(Sample.file("playbook.muster.json"));

    private List<?> errors() {
        return SCHEMA.validate(file.toString(), InputFormat.JSON);
    }

    @Test
    void theSchemaIsAGoodOneAndTakesWhatIsRead() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(Exchange.schema(), InputFormat.JSON)).isEmpty();
        assertThat(errors()).isEmpty();
        Read read = Sample.read(null, file.toString());
        assertThat(read.format()).isEqualTo(Format.MUSTER);
        assertThat(Sample.json(Writer.write(Format.MUSTER, read.content()).text()))
                .isEqualTo(file);
        assertThat(Sample.published(read.content())).isEqualTo(read.content());
    }

    @ParameterizedTest
    @CsvSource({
        "/playbook/title, ''",
        "/playbook/severity, SEV9",
        "/playbook/checklists/0/tasks/0/dueAfter, later",
        "/playbook/checklists/0/tasks/0/id, a b",
        "/playbook/conditions/0/when/all/0/is, high",
        "/playbook/properties/0/type, shape",
        "/playbook/standups/0/at/0, 9 o'clock",
        "/playbook/channels/0/marking, blue",
        "/playbook/rules/0/id, a b",
        "/playbook/rules/0/when, later",
        "/format, other"
    })
    void theSchemaRefusesWhatIsWrong(String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        var parent = file.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.put(pointer.substring(last + 1), value);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(0, value);
        }
        assertThat(errors()).isNotEmpty();
    }

    @Test
    void whatIsNotKnownIsSaid() {
        ((ObjectNode) file.at("/playbook/checklists/0/tasks/1")).put("colour", "red");
        file.put("writtenBy", "x");
        Read read = Sample.read(null, file.toString());
        assertThat(Sample.fate(read.report(), "playbook.checklists[0].tasks[1].colour"))
                .isEqualTo(Fate.IGNORED);
        assertThat(Sample.fate(read.report(), "writtenBy")).isEqualTo(Fate.IGNORED);
        assertThat(errors()).hasSize(2);
    }

    @Test
    void anotherVersionOrShapeIsRefusedByItsPath() {
        assertThatThrownBy(() ->
                        Sample.read(null, file.deepCopy().put("version", 2).toString()))
                .hasMessageContaining("version: only version 1");
        assertThatThrownBy(() ->
                        Sample.read(null, file.deepCopy().put("playbook", 2).toString()))
                .hasMessageContaining("playbook: is missing");
        ((ObjectNode) file.at("/playbook/roles/0")).put("primary", "no body");
        assertThatThrownBy(() -> Sample.read(null, file.toString())).hasMessageContaining("playbook.roles[0].primary");
    }

    @Test
    void noTypeIsEverNamedByAFile() {
        ((ObjectNode) file.get("playbook")).put("@class", "java.lang.ProcessBuilder");
        assertThat(Sample.fate(Sample.read(null, file.toString()).report(), "playbook.@class"))
                .isEqualTo(Fate.IGNORED);
    }
}
