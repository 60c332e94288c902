package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.PropertyCommands.AddProperty;
import dev.muster.incident.PropertyCommands.RemoveProperty;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.incident.PropertyViews.ListProperties;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropertiesTest {
    private final TestMuster test = new TestMuster();
    private IncidentId incident = new IncidentId("none");

    @BeforeEach
    void declare() {
        incident = new IncidentId(
                test.run("ada", DeclareIncident.of("Down", null, null)).id("incident"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void add(String id, PropertyType type, boolean required, String... options) {
        List<PropertyOption> all = new ArrayList<>();
        for (String option : options) {
            all.add(new PropertyOption(option, option.toUpperCase(java.util.Locale.ROOT), null));
        }
        test.run("ada", new AddProperty(incident, new PropertyDefinition(id, "The " + id, null, type, required, all)));
    }

    private void set(String id, String... values) {
        test.run("ada", new SetProperty(incident, id, List.of(values), null));
    }

    private IncidentProperty property(String id) {
        return test.ask("ada", new ListProperties(incident)).properties().stream()
                .filter(p -> p.definition().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTypeHasItsOneForm() {
        add("text", PropertyType.TEXT, false);
        add("number", PropertyType.NUMBER, false);
        add("one", PropertyType.SELECT, false, "a", "b");
        add("many", PropertyType.MULTISELECT, false, "a", "b", "c");
        add("day", PropertyType.DATE, false);
        add("who", PropertyType.PERSON, false);
        add("all", PropertyType.PEOPLE, false);
        add("page", PropertyType.LINK, false);
        set("text", "  so  ");
        set("number", "012.50");
        set("one", "b");
        set("many", "c", "a");
        set("day", "2026-11-22T10:00:00+01:00");
        set("who", "ben");
        set("all", "ben", "cleo");
        set("page", "https://example.org/x");
        assertThat(test.ask("ada", new ListProperties(incident)).properties())
                .extracting(IncidentProperty::values)
                .containsExactly(
                        List.of("so"),
                        List.of("12.5"),
                        List.of("b"),
                        List.of("a", "c"),
                        List.of("2026-11-22T09:00:00Z"),
                        List.of("ben"),
                        List.of("ben", "cleo"),
                        List.of("https://example.org/x"));
        for (String[] wrong : new String[][] {
            {"number", "much"}, {"one", "z"}, {"one", "a", "b"}, {"day", "soon"}, {"who", "nobody"}, {"page", "ftp://x"}
        }) {
            assertThatThrownBy(() -> test.run(
                            "ada",
                            new SetProperty(incident, wrong[0], List.of(wrong).subList(1, wrong.length), null)))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).isEqualTo("values"));
        }
    }

    @Test
    void itIsSaidWhatItWasAndWhatItIs() {
        add("one", PropertyType.SELECT, false, "low", "high");
        add("who", PropertyType.PERSON, false);
        set("one", "low");
        set("one", "high");
        set("who", "cleo");
        set("one");
        assertThat(test.ask("ada", new History(incident.channel(), null, null, 50, null)).entries().stream()
                        .filter(e -> e.kind().equals("incident.property-set"))
                        .map(e -> e.event(PropertySet.class).sentence()))
                .containsExactly(
                        "set The one to LOW",
                        "set The one from LOW to HIGH",
                        "set The who to Cleo",
                        "cleared The one, which was HIGH");
    }

    @Test
    void ofManyAtOneVersionOneGetsThrough() {
        add("text", PropertyType.TEXT, false);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(test.muster
                    .submit(TestMuster.as("ada"), new SetProperty(incident, "text", List.of("v" + i), 1), null)
                    .handle((outcome, why) -> why == null));
        }
        assertThat(all.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(property("text").version()).isEqualTo(2);
        assertThatThrownBy(() -> test.run("ada", new SetProperty(incident, "text", List.of("late"), 1)))
                .hasMessageContaining("version 2 now: v");
    }

    @Test
    void whatIsRequiredIsThereBeforeItIsClosed() {
        add("cause", PropertyType.TEXT, true);
        test.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        assertThatThrownBy(() -> test.run("ada", new SetStatus(incident, Status.CLOSED, null)))
                .hasMessageContaining("The cause");
        set("cause", "the disk");
        test.run("ada", new SetStatus(incident, Status.CLOSED, null));
    }

    @Test
    void whatWasAddedCanBeRemoved() {
        add("text", PropertyType.TEXT, false);
        assertThatThrownBy(() -> add("text", PropertyType.TEXT, false)).hasMessageContaining("already");
        String id = test.run(
                        "ada",
                        new AddProperty(
                                incident,
                                new PropertyDefinition("fresh", "Fresh", null, PropertyType.TEXT, false, List.of())))
                .id("property");
        test.run("ada", new RemoveProperty(incident, id));
        assertThat(test.ask("ada", new ListProperties(incident)).properties()).hasSize(1);
        assertThatThrownBy(() -> set("fresh", "x"))
                .hasMessage(Rejection.absent().getMessage());
    }

    @Test
    void othersLearnNothing() {
        add("text", PropertyType.TEXT, false);
        for (String person : List.of("dan", "guy")) {
            assertThatThrownBy(() -> test.run(person, new SetProperty(incident, "text", List.of("x"), null)))
                    .hasMessage(Rejection.absent().getMessage());
            assertThatThrownBy(() -> test.ask(person, new ListProperties(incident)))
                    .hasMessage(Rejection.absent().getMessage());
        }
    }
}
