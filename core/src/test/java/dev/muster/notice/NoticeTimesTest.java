package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Notices against a plain model of time: the grid of planned times, and the moments at which anything ran. */
class NoticeTimesTest {
    @Property(tries = 50)
    void oncePerOccurrenceNeverEarlyMissedOnesMerged(
            @ForAll @IntRange(min = 5, max = 600) int every,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 3_000) Long> steps) {
        try (TestMuster m = new TestMuster()) {
            ChannelId channel = channel(m);
            m.run("ada", ScheduleNotice.every(channel, "figures", every));
            List<Long> expected = new ArrayList<>();
            long elapsed = 0;
            long before = 0;
            for (long step : steps) {
                elapsed += step;
                long reached = elapsed / every;
                if (reached > before) {
                    expected.add(reached);
                }
                before = reached;
                m.advance(Duration.ofSeconds(step));
            }
            List<EntryView> entries = fired(m, channel);
            assertThat(entries)
                    .extracting(e -> e.event(NoticeFired.class).occurrence())
                    .containsExactlyElementsOf(expected);
            long seen = 0;
            for (EntryView entry : entries) {
                NoticeFired fired = entry.event(NoticeFired.class);
                Instant planned = TestMuster.START.plusSeconds(fired.occurrence() * every);
                assertThat(fired.planned()).isEqualTo(planned);
                assertThat(entry.time()).isAfterOrEqualTo(planned);
                assertThat(fired.merged()).isEqualTo(fired.occurrence() - seen - 1);
                seen = fired.occurrence();
            }
        }
    }

    @Property(tries = 10)
    void enginesThatRaceGiveOneEffectEach(
            @ForAll @IntRange(min = 1, max = 20) int notices, @ForAll @IntRange(min = 2, max = 4) int engines) {
        try (TestMuster m = new TestMuster()) {
            ChannelId channel = channel(m);
            for (int i = 0; i < notices; i++) {
                m.run("ada", ScheduleNotice.every(channel, "n" + i, 5 + i));
            }
            List<TestMuster> all = new ArrayList<>(List.of(m));
            for (int i = 1; i < engines; i++) {
                all.add(m.another());
            }
            for (int round = 0; round < 10; round++) {
                m.clock.advance(Duration.ofSeconds(7));
                CompletableFuture.allOf(all.stream()
                                .map(each -> CompletableFuture.runAsync(each::runDue))
                                .toArray(CompletableFuture[]::new))
                        .join();
            }
            all.subList(1, all.size()).forEach(TestMuster::close);
            Set<String> once = new HashSet<>();
            for (EntryView entry : fired(m, channel)) {
                NoticeFired fired = entry.event(NoticeFired.class);
                assertThat(once.add(fired.notice() + "/" + fired.occurrence())).isTrue();
            }
            LongStream.range(0, notices).forEach(i -> assertThat(fired(m, channel))
                    .filteredOn(e -> e.event(NoticeFired.class).text().equals("n" + i))
                    .extracting(e -> e.event(NoticeFired.class).merged() + 1)
                    .satisfies(counts ->
                            assertThat(counts.stream().mapToLong(c -> c).sum()).isEqualTo(70 / (5 + i))));
        }
    }

    private static ChannelId channel(TestMuster m) {
        return new ChannelId(
                m.run("ada", new CreateChannel("ops", null, false, null)).id("channel"));
    }

    private static List<EntryView> fired(TestMuster m, ChannelId channel) {
        List<EntryView> all = new ArrayList<>();
        long after = 0;
        while (true) {
            var page = m.ask("ada", new History(channel, null, after, 200, null));
            all.addAll(page.entries());
            if (!page.more()) {
                break;
            }
            after = page.entries().get(page.entries().size() - 1).seq();
        }
        all.removeIf(e -> !e.kind().equals("notice.fired"));
        return all;
    }
}
