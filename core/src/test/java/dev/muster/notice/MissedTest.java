package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.channel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissedTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

    private static Missed late(int minutes) {
        Plan plan = Plan.to(Addressees.EVERYONE).at("* * * * *", "UTC").missed(Misfire.MERGE, null);
        Notice.Terms terms = new Notice.Terms(new ChannelId("ops"), "x", List.of(), null, false, List.of(), 0, plan);
        Notice notice = Notice.planned(new NoticeId("n"), terms, FIRST, FIRST);
        return Missed.of(notice, FIRST, FIRST.plus(Duration.ofMinutes(minutes)));
    }

    /** What is merged into one is what lies between the first and it, also where counting ends. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, Missed.MOST - 1, Missed.MOST, Missed.MOST + 1, 3 * Missed.MOST})
    void asManyAreMergedAsArePassed(int minutes) {
        Missed missed = late(minutes);
        assertThat(missed.merged()).isEqualTo(Math.min(minutes, Missed.MOST));
        assertThat(missed.given()).isEqualTo(FIRST.plus(Duration.ofMinutes(missed.merged())));
        assertThat(missed.next()).isEqualTo(FIRST.plus(Duration.ofMinutes(missed.merged() + 1)));
    }
}
