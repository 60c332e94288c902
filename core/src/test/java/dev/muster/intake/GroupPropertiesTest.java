package dev.muster.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentLine;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.Status;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a source sends about one group, and however often. */
class GroupPropertiesTest {
    /** One payload: which of the two alerts it mentions, which of those fire, and how long after the one before. */
    record Step(
            boolean first,
            boolean second,
            boolean firstFires,
            boolean secondFires,
            int ends,
            int minutes,
            boolean said) {
        Post post() {
            Post post = new Post();
            if (!firstFires) {
                post.resolved(0, "2026-03-02T09:1" + ends + ":00Z");
            }
            if (!secondFires) {
                post.resolved(1, "2026-03-02T09:1" + ends + ":30Z");
            }
            if (!second) {
                post.without(1);
            }
            if (!first && second) {
                post.without(0);
            }
            post.set("status", fires() ? "firing" : "resolved");
            return post;
        }

        boolean fires() {
            return ((first || !second) && firstFires) || (second && secondFires);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Boolean> any = Arbitraries.of(true, false);
        return Combinators.combine(
                        any,
                        any,
                        any,
                        any,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(0, 1, 29, 31, 200),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, false), net.jqwik.api.Tuple.of(1, true)))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 60)
    void atMostOneIsOpenAndItsStateFollowsTheLast(@ForAll("steps") List<Step> steps) {
        try (Source source = new Source()) {
            IncidentId last = null;
            for (Step step : steps) {
                source.test.clock.advance(Duration.ofMinutes(step.minutes()));
                Outcome outcome = source.post(step.post());
                if (!outcome.ids().containsKey("incident")) {
                    assertThat(last).isNull();
                    assertThat(step.fires()).isFalse();
                    continue;
                }
                last = Source.incident(outcome);
                follows(source, last, step);
                repeats(source, last, step);
                if (step.said()) {
                    source.test.run("cleo", new PostMessage(last.channel(), "seen", null));
                }
            }
        }
    }

    private static void follows(Source source, IncidentId last, Step step) {
        List<IncidentLine> open =
                source.test.ask("ben", new ListIncidents(true, null)).incidents();
        IncidentView view = source.show(last);
        if (step.fires()) {
            assertThat(open).extracting(IncidentLine::id).containsExactly(last);
            assertThat(view.resolveProposed()).isFalse();
        } else {
            assertThat(open).hasSizeLessThanOrEqualTo(1);
            assertThat(view.status() == Status.RESOLVED || view.resolveProposed())
                    .isTrue();
        }
    }

    private static void repeats(Source source, IncidentId last, Step step) {
        int before = source.entries(last).size();
        Outcome again = source.post(step.post());
        assertThat(again.id("result")).isEqualTo("unchanged");
        assertThat(again.positions()).isEmpty();
        assertThat(source.entries(last)).hasSize(before);
    }
}
