package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Offer;
import dev.muster.Told;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G6: what a client loaded, and what came over its socket since, is what it would load now. Every kind of command, what
 * comes due behind it, and random sequences; as owner, member and guest, with the folds of the page itself.
 */
class G6SnapshotTest {
    /** Entries that no viewer is told here: of journals that no room shows, or that happen before anybody looks. */
    private static final Set<String> ELSEWHERE = new TreeSet<>(Set.of(
            "access.denied",
            "access.sensitive-read",
            "channel.reminder-fired",
            "channel.scheduled-failed",
            "channel.scheduled-sent",
            "concern.decided",
            "concern.reported",
            "concern.settled",
            "concern.triage-set",
            "context.posted",
            "context.workspace-set",
            "deadline.calendar-defined",
            "deadline.defined",
            "deadline.near",
            "deadline.starting-set",
            "deadline.trigger-corrected",
            "exchange.draft-imported",
            "exchange.playbook-imported",
            "exercise.started",
            "help.settled",
            "help.wanted",
            "incident.call-withheld",
            "incident.numbered",
            "incident.raised",
            "incident.scheme-set",
            "intake.token-created",
            "intake.token-revoked",
            "notice.skipped",
            "notifier.attempted",
            "notifier.drill-held",
            "calendar.feed-closed",
            "calendar.feed-opened",
            "notifier.drill-set",
            "notifier.sent-again",
            "notifier.wishes-set",
            "playbook.archived",
            "playbook.draft-discarded",
            "playbook.draft-published",
            "playbook.draft-saved",
            "playbook.published",
            "playbook.restored",
            "retrospective.action-overdue",
            "retrospective.awaited",
            "retrospective.change-decided",
            "rotation.absence-said",
            "rotation.calendar-imported",
            "rotation.changed",
            "stakeholder.approval-wanted",
            "stakeholder.draft-approved",
            "stakeholder.draft-rejected",
            "stakeholder.draft-saved",
            "stakeholder.draft-submitted",
            "stakeholder.draft-withdrawn",
            "stakeholder.matrix-set",
            "stakeholder.received",
            "standup.asked",
            "standup.reminded",
            "standup.told",
            "standup.withheld",
            "rotation.change-withdrawn",
            "rotation.defined",
            "rotation.ended",
            "rotation.handed-on",
            "rotation.overridden",
            "rotation.swap-accepted",
            "rotation.swap-declined",
            "rotation.swap-offered",
            "rotation.taken-over",
            "rule.webhook-attempted",
            "rule.webhook-secret-set",
            "search.language-set",
            "task.followed"));

    /** What a room begins with: it is there before anybody can have loaded the room. */
    private static final Set<String> BEGINNINGS =
            Set.of("channel.created", "incident.declared", "playbook.welcomed", "task.checklist-added");

    private static final int ACTS = 150;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyKindOfCommand(Base base) throws Exception {
        try (Scene scene = new Scene(base, folder)) {
            Set<String> offered = scene.muster().offers().stream()
                    .filter(o -> o.sort() == Offer.Sort.COMMAND)
                    .map(Offer::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(offered).as("commands without a row in Acts").isSubsetOf(Acts.ALL.keySet());
            offered.forEach(scene::act);
            scene.further();
            assertThat(scene.differences()).isEmpty();
            Set<String> kinds =
                    scene.muster().events().stream().map(Told::kind).collect(Collectors.toCollection(TreeSet::new));
            kinds.removeAll(scene.kinds());
            kinds.removeAll(BEGINNINGS);
            assertThat(kinds).as("kinds of entry that no viewer was told").isEqualTo(ELSEWHERE);
            Rounds.measured(
                    "G6 %s: %d commands, %d cases, %d entries of %d kinds folded, as owner, member and guest: no"
                            + " difference",
                    base,
                    offered.size(),
                    scene.cases(),
                    scene.entries(),
                    scene.kinds().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomSequences(Base base) throws Exception {
        sequences(base, Rounds.of("sequences", 4), 20_261_122);
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void manyRandomSequences(Base base) throws Exception {
        sequences(base, Rounds.of("sequences", 100), new Random().nextLong());
    }

    private void sequences(Base base, int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        try (Scene scene = new Scene(base, folder)) {
            for (int i = 0; i < rounds; i++) {
                scene.random("round " + i + " of seed " + seed, random, ACTS);
            }
            assertThat(scene.differences()).isEmpty();
            Rounds.measured(
                    "G6 %s: %d random sequences, %d cases, %d entries of %d kinds folded: no difference",
                    base, rounds, scene.cases(), scene.entries(), scene.kinds().size());
        }
    }

    /** A client that loses one entry of those that came is noticed. */
    @Test
    void anEntryThatIsNotFoldedIsNoticed() throws Exception {
        try (Scene scene = new Scene(Base.SQLITE, folder)) {
            scene.act("channel.edit");
            assertThat(scene.differences()).isEmpty();
            assertThat(scene.differencesWithout("channel.message-edited")).isNotEmpty();
        }
    }
}
