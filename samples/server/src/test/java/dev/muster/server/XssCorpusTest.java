package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.guarantee.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people write is shown and never runs, wherever the page shows it. */
class XssCorpusTest {
    @Test
    void nothingThatIsWrittenRuns(@TempDir Path folder) throws Exception {
        assertThat(XssCorpus.all()).hasSizeGreaterThan(60);
        try (XssStage stage = XssStage.open(folder.resolve("data"))) {
            stage.everythingIsWritten();
            stage.everyPlaceIsVisited();
            assertThat(stage.drawn()).as("elements looked at").isGreaterThan(10_000);
            assertThat(stage.found()).as("in the page").isEmpty();
            assertThat(stage.reports()).as("reports of the content policy").isEmpty();
            stage.plant();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stage.reports())
                    .as("what is planted is reported")
                    .isNotEmpty());
            stage.look("planted");
            assertThat(stage.found()).as("what is planted is found").isNotEmpty();
        }
    }

    /** 64 KiB of the worst Markdown in 50 ms, or on a slow machine in four times what prose of that length takes. */
    @Test
    void theWorstMarkdownIsDoneAtOnce(@TempDir Path folder) throws Exception {
        try (XssStage stage = XssStage.open(folder.resolve("data"))) {
            List<XssStage.Took> all = stage.worstMarkdown();
            assertThat(all).hasSizeGreaterThan(30).allSatisfy(t -> assertThat(t.took())
                    .as(t.name())
                    .isLessThanOrEqualTo(Math.max(50, 4 * t.prose())));
        }
    }

    /** In the faults tier so many that a minute or two is spent on looking for worse. */
    @Test
    void noMarkdownThatIsMadeUpTakesLong(@TempDir Path folder) throws Exception {
        lookForWorse(folder, 20_261_123, Rounds.of("markdown", 400));
    }

    @Tag("faults")
    @Test
    void noMarkdownTakesLongHoweverLongOneLooksForIt(@TempDir Path folder) throws Exception {
        lookForWorse(folder, new Random().nextInt(), Rounds.of("markdown", 20_000));
    }

    private static void lookForWorse(Path folder, int seed, int texts) throws Exception {
        try (XssStage stage = XssStage.open(folder.resolve("data"))) {
            XssStage.Fuzzed found = stage.fuzzedMarkdown(seed, texts);
            Rounds.measured(
                    "AC-68: %d texts by seed %d, the longest %.1f ms, 64 kB of prose %.1f ms",
                    texts, seed, found.longest(), found.prose());
            assertThat(found.slow()).as("texts by seed %d", seed).isEmpty();
        }
    }
}
