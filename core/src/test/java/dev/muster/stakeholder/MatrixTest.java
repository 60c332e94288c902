package dev.muster.stakeholder;

import static dev.muster.stakeholder.StakeRoom.people;
import static dev.muster.stakeholder.StakeRoom.placed;
import static dev.muster.stakeholder.StakeRoom.posted;
import static dev.muster.stakeholder.StakeRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.GroupId;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.Severity;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.Matrix.Template;
import dev.muster.stakeholder.StakeholderCommands.SetMatrix;
import dev.muster.stakeholder.StakeholderViews.CheckCoverage;
import dev.muster.stakeholder.StakeholderViews.CheckMatrix;
import dev.muster.stakeholder.StakeholderViews.Coverage;
import dev.muster.stakeholder.StakeholderViews.Gap;
import dev.muster.stakeholder.StakeholderViews.Problem;
import dev.muster.stakeholder.StakeholderViews.ShowMatrix;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who needs to know what: who says so, what cannot be said, and what is left open. */
class MatrixTest {
    private final StakeRoom room = new StakeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private static Content of(List<Audience> audiences, List<Row> rows, Template... templates) {
        return new Content(audiences, rows, List.of(templates), List.of());
    }

    @Test
    void administratorsSetItAndEveryVersionStays() {
        Content first = of(List.of(room.execs()), List.of());
        refused(Code.ABSENT, () -> room.test.run("ben", new SetMatrix(first, 0)));
        room.matrix(first);
        refused(Code.CONFLICT, () -> room.test.run("ada", new SetMatrix(first, 0)));
        room.executivesHourly();
        assertThat(room.test.ask("ben", new ShowMatrix(null)).matrix().version())
                .isEqualTo(2);
        assertThat(room.test.ask("ben", new ShowMatrix(1)).matrix().content()).isEqualTo(first);
        assertThat(room.test.ask("ben", new ShowMatrix(null)).mayChange()).isFalse();
        refused(Code.ABSENT, () -> room.test.ask("guy", new ShowMatrix(null)));
    }

    @Test
    void aTemplateHasNoPlaceThatThereIsNot() {
        for (String bad : List.of("{severty} now", "{severity} {x y}", "{}", "{title.class}")) {
            Content content = of(List.of(), List.of(), new Template("facts", "en", bad));
            refused(Code.INVALID, () -> room.test.run("ada", new SetMatrix(content, 0)))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.field()).isEqualTo("content.templates[0].text"));
        }
        room.matrix(of(List.of(), List.of(), new Template("facts", "en", "{severity} {status} {since} {next} } {")));
    }

    @Test
    void faultsAreNamedWithTheirPlace() {
        Content content = of(
                List.of(
                        placed("execs", "english please", room.board, "executives"),
                        placed("execs", "en", null, "executives")),
                List.of(
                        posted("execs", 60),
                        posted("execs", 4),
                        new Row(Severity.SEV2, "nobody", true, null, 0, null, true, null)));
        assertThat(faults(room.test.ask("ada", new CheckMatrix(content, null))))
                .containsExactlyInAnyOrder(
                        "audiences[0].language",
                        "audiences[0].purpose",
                        "audiences[1].id",
                        "rows[1]",
                        "rows[1].cadenceMinutes",
                        "rows[2].audience");
    }

    private static List<String> faults(Coverage coverage) {
        return coverage.problems().stream()
                .filter(Problem::fault)
                .map(Problem::path)
                .toList();
    }

    /** Each severity and audience without a row, and each row that leads nowhere. */
    @Test
    void coverageSaysWhoIsToldNothing() {
        room.test.people.group("lawyers", false);
        room.matrix(of(
                List.of(
                        room.execs(),
                        placed("board", "en", room.board, null),
                        people("customers", "fr", "dan"),
                        new Audience(
                                "legal", "legal", "en", null, List.of(), List.of(new GroupId("lawyers")), null, null)),
                Stream.of(Severity.values())
                        .flatMap(s -> Stream.of(
                                new Row(s, "execs", true, null, 60, null, true, null),
                                new Row(s, "board", true, null, 0, null, true, null),
                                new Row(s, "customers", false, "pigeons", 60, null, true, null)))
                        .filter(r ->
                                r.severity() != Severity.SEV5 || !r.audience().equals("board"))
                        .toList()));
        room.test.run("ada", new ArchiveChannel(room.board));
        Coverage coverage = room.test.ask("ben", new CheckCoverage(null));
        assertThat(coverage.version()).isEqualTo(1);
        assertThat(coverage.gaps())
                .contains(new Gap(Severity.SEV5, "board", "board"), new Gap(Severity.SEV1, "legal", "legal"))
                .hasSize(6);
        assertThat(coverage.problems().stream().map(p -> p.path() + ": " + p.message()))
                .contains(
                        "audiences[1].channel: there is no such channel, or it is archived",
                        "audiences[3].groups: there is no group lawyers, or nobody is in it",
                        "rows[2].via: there is no group of notifiers pigeons",
                        "rows[2].template: there is no template facts in fr",
                        "rows[2].template: there is no template last in fr",
                        "rows[2].template: there is no template mark in fr")
                .noneMatch(p -> p.startsWith("rows[0]") || p.startsWith("rows[1]") || p.startsWith("audiences[0]"));
        assertThat(coverage.problems())
                .as("each says in words that stay what it is, for other languages")
                .contains(new Problem(
                        "rows[2].template",
                        "no-template",
                        Map.of("template", "facts", "language", "fr"),
                        "there is no template facts in fr",
                        false));
    }

    /** Nobody gets words into a channel in which they may not write by naming it here. */
    @Test
    void aChannelThatOneMayNotWriteInIsNotNamed() {
        ChannelId hers = new ChannelId(room.test
                .run("cleo", new CreateChannel("hers", null, false, List.of()))
                .id("channel"));
        Content content = of(List.of(placed("board", "en", hers, null)), List.of());
        refused(Code.ABSENT, () -> room.test.run("ada", new SetMatrix(content, 0)));
        room.matrix(of(List.of(placed("board", "en", room.board, null)), List.of()));
    }
}
