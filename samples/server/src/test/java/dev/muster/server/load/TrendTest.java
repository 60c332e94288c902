package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The checker of G28 sees a leak in noise, and none where there is none. */
class TrendTest {
    private static Trend of(int samples, double noise, long seed, IntToDoubleFunction line) {
        Random random = new Random(seed);
        return Trend.of(IntStream.range(0, samples)
                .mapToDouble(i -> line.applyAsDouble(i) + noise * random.nextGaussian())
                .toArray());
    }

    @Test
    void aLineIsFoundAsItIs() {
        Trend trend = of(10, 0, 0, i -> 5 + 2 * i);
        assertThat(trend.slope()).isEqualTo(2, within(1e-9));
        assertThat(trend.noise()).isEqualTo(0, within(1e-9));
        assertThat(trend.growth()).isEqualTo(18, within(1e-9));
    }

    @Test
    void aLeakIsSeenInNoise() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(of(30, 2, seed, i -> 40 + 0.5 * i).grows(5))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @Test
    void noiseAndWhatLevelsOutAreNoLeak() {
        int seen = 0;
        for (int seed = 0; seed < 100; seed++) {
            seen += of(30, 2, seed, i -> 40).grows(1) ? 1 : 0;
            assertThat(of(30, 2, seed, i -> 40 - 0.5 * i).grows(0)).isFalse();
        }
        assertThat(seen).as("of 100 series of nothing but noise").isLessThanOrEqualTo(3);
    }

    @Test
    void whatGrowsByLessThanIsPutUpWithIsNone() {
        assertThat(of(30, 0, 0, i -> 40 + 0.01 * i).grows(1)).isFalse();
        assertThat(of(30, 0, 0, i -> 40 + 0.1 * i).grows(1)).isTrue();
    }

    @Test
    void twoSamplesAreNoSeries() {
        assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(new double[2]));
    }
}
