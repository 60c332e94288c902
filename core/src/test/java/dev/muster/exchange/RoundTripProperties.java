package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.playbook.PlaybookContent;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Export, import, export gives the same bytes; and our own format loses nothing and is what its schema says. */
class RoundTripProperties {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Exchange.schema(), InputFormat.JSON);

    @Provide
    Arbitrary<PlaybookContent> contents() {
        return Contents.all();
    }

    @Property(tries = 300)
    void ourOwnFormatLosesNothing(@ForAll("contents") PlaybookContent content) {
        String file = Writer.write(Format.MUSTER, content).text();
        assertThat(Sample.content(Format.MUSTER, file)).isEqualTo(content);
        assertThat(Writer.write(Format.MUSTER, Sample.content(null, file)).text())
                .isEqualTo(file);
    }

    @Property(tries = 300)
    void ourOwnFormatIsWhatItsSchemaSays(@ForAll("contents") PlaybookContent content) {
        String file = Writer.write(Format.MUSTER, content).text();
        assertThat(SCHEMA.validate(file, InputFormat.JSON)).as(file).isEmpty();
    }

    @Property(tries = 500)
    void mattermostGivesTheSameBytes(@ForAll("contents") PlaybookContent content) {
        Sample.goesRound(Format.MATTERMOST, content);
    }

    @Property(tries = 300)
    void cacaoGivesTheSameBytes(@ForAll("contents") PlaybookContent content) {
        Sample.goesRound(Format.CACAO, content);
        String file = Writer.write(Format.CACAO, content).text();
        assertThat(Sample.content(null, file)).isEqualTo(Known.nobody(content));
    }
}
