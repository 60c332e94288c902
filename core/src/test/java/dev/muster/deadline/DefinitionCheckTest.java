package dev.muster.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.deadline.ClockDefinition.Content;
import dev.muster.deadline.ClockDefinition.Escalation;
import dev.muster.deadline.ClockDefinition.Stage;
import dev.muster.deadline.ClockDefinition.Trigger;
import dev.muster.deadline.DeadlineViews.Problem;
import dev.muster.deadline.Reckoning.After;
import dev.muster.deadline.Reckoning.Branch;
import dev.muster.deadline.Reckoning.Choice;
import dev.muster.deadline.Reckoning.Earliest;
import dev.muster.deadline.Reckoning.Step;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each fault of a definition is named where it is. */
class DefinitionCheckTest {
    static Reckoning hours(String trigger, int hours) {
        return new After(new Step(trigger, null, null, hours, null, null, null, null));
    }

    static Stage stage(String id, Reckoning due) {
        return new Stage(id, id, "authority", due, null, List.of(new Escalation(50, List.of("commander"), false)));
    }

    private static List<String> faults(@Nullable String calendar, Stage... stages) {
        Content content = new Content(
                "t",
                "r",
                "s",
                null,
                "",
                "UTC",
                calendar,
                List.of(new Trigger("a", "a", ""), new Trigger("b", "b", "")),
                List.of(stages));
        return DefinitionCheck.problems(content, true).stream()
                .filter(Problem::fault)
                .map(Problem::path)
                .toList();
    }

    private static List<String> faults(Reckoning due) {
        return faults(null, stage("one", due));
    }

    private static Step step(
            @Nullable String trigger,
            @Nullable String submission,
            @Nullable Integer hours,
            @Nullable Integer business) {
        return new Step(trigger, submission, null, hours, null, null, business, null);
    }

    @Test
    void faults() {
        assertThat(faults(hours("a", 1))).isEmpty();
        assertThat(faults(hours("c", 1))).containsExactly("stages[0].due.after.trigger");
        assertThat(faults(hours("a", 0))).containsExactly("stages[0].due.after");
        assertThat(faults(hours("a", 8_785))).containsExactly("stages[0].due.after");
        assertThat(faults(new After(step("a", "one", 1, null)))).containsExactly("stages[0].due.after");
        assertThat(faults(new After(step(null, "one", 1, null)))).containsExactly("stages[0].due.after.submission");
        assertThat(faults(new After(step("a", null, 1, 1)))).containsExactly("stages[0].due.after");
        assertThat(faults(new After(step("a", null, null, null)))).containsExactly("stages[0].due.after");
        assertThat(faults(new After(step("a", null, null, 4)))).containsExactly("stages[0].due.after.at", "calendar");
        assertThat(faults(new Earliest(List.of()))).containsExactly("stages[0].due.earliest");
        assertThat(faults(new Branch(new Choice("a", 0, "x", hours("a", 1), hours("b", 1)))))
                .containsExactly("stages[0].due.branch.of", "stages[0].due.branch.withinHours");
        assertThat(faults(null, stage("one", hours("a", 1)), stage("one", hours("a", 1))))
                .containsExactly("stages[1].id");
        assertThat(faults(null, new Stage("one", "o", "o", hours("a", 1), "12h", List.of())))
                .contains("stages[0].roll", "calendar");
        assertThat(faults(
                        null,
                        new Stage(
                                "one",
                                "o",
                                "o",
                                hours("a", 1),
                                null,
                                List.of(new Escalation(90, List.of(), true), new Escalation(50, List.of(), true)))))
                .containsExactly("stages[0].escalate[1].percent");
    }

    @Test
    void whatIsTooDeepOrTooLarge() {
        Reckoning deep = hours("a", 1);
        for (int i = 0; i < Reckoning.DEEPEST; i++) {
            deep = new Earliest(List.of(deep));
        }
        assertThat(faults(deep)).hasSize(1);
        Reckoning wide = new Earliest(java.util.Collections.nCopies(Reckoning.MOST_PARTS, hours("a", 1)));
        assertThat(faults(wide)).isNotEmpty();
    }

    /** A stage may count from those before it alone, so that no chain is a circle. */
    @Test
    void noCircles() {
        assertThat(faults(
                        null,
                        stage("one", new After(step(null, "two", 1, null))),
                        stage("two", new After(step(null, "one", 1, null)))))
                .containsExactly("stages[0].due.after.submission");
    }

    @Test
    void aCalendarThatIsNotThere() {
        Content content = new Content(
                "t",
                "r",
                "s",
                null,
                "",
                "UTC",
                "no-such",
                List.of(new Trigger("a", "a", "")),
                List.of(stage("s", hours("a", 1))));
        assertThat(DefinitionCheck.problems(content, false))
                .extracting(Problem::path, Problem::fault)
                .containsExactly(Assertions.tuple("calendar", false), Assertions.tuple("calendar", true));
    }

    @Test
    void twoKeysAreNoReckoning() {
        Assertions.assertThatThrownBy(() -> Json.read(
                        "{\"after\": {\"trigger\": \"a\", \"hours\": 1}, \"earliest\": []}"
                                .getBytes(StandardCharsets.UTF_8),
                        Reckoning.class))
                .isInstanceOf(MalformedJson.class);
        assertThat(faults((Reckoning) null)).containsExactly("stages[0].due");
    }
}
