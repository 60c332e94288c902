package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
}
