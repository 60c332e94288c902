package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.guarantee.History.Op;
import dev.muster.guarantee.History.Result;
import dev.muster.guarantee.Streams.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each checker of streams passes what is right, and names what is wrong. */
class StreamsTest {
    private static final Told ONE = new Told(1, "a");
    private static final Told TWO = new Told(2, "b");
    private static final Told THREE = new Told(3, "c");
    private static final List<Told> JOURNAL = List.of(ONE, TWO, THREE);

    private static List<String> gapFree(Told... stream) {
        return Streams.gapFree("p", List.of(stream), JOURNAL);
    }

    @Test
    void theJournalItselfPasses() {
        assertThat(gapFree(ONE, TWO, THREE)).isEmpty();
    }

    @Test
    void whatIsMissingTwiceLateOrOtherIsNamed() {
        assertThat(gapFree(ONE, THREE)).singleElement().asString().startsWith("gap: ");
        assertThat(gapFree(ONE, TWO, TWO, THREE)).singleElement().asString().startsWith("twice: ");
        assertThat(gapFree(ONE, THREE, TWO)).hasSize(2).last().asString().startsWith("late: ");
        assertThat(gapFree(ONE, TWO)).singleElement().asString().startsWith("end: ");
        assertThat(gapFree(ONE, new Told(2, "z"), THREE))
                .singleElement()
                .asString()
                .startsWith("other: ");
        assertThat(gapFree(ONE, TWO, THREE, new Told(4, "d")))
                .singleElement()
                .asString()
                .startsWith("other: ");
    }

    @Test
    void whatIsToldAfterTheRightWasTakenIsNamed() {
        assertThat(Streams.nothingBehind("p", JOURNAL, 3)).isEmpty();
        assertThat(Streams.nothingBehind("p", JOURNAL, 2)).hasSize(1);
        List<Op> writes =
                List.of(new Op("b", "w", "n", 10, 20, Result.OK, 2), new Op("c", "w", "n", 30, 40, Result.OK, 3));
        assertThat(Streams.nothingBegunAfter("p", JOURNAL, writes, 30)).isEmpty();
        assertThat(Streams.nothingBegunAfter("p", JOURNAL, writes, 29)).hasSize(1);
        assertThat(Streams.nothingBegunAfter("p", List.of(ONE, TWO), writes, 29))
                .isEmpty();
    }
}
