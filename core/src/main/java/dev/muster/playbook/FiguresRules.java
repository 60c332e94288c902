package dev.muster.playbook;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.journal.Event;
import dev.muster.playbook.FiguresViews.Figures;
import dev.muster.playbook.FiguresViews.MetricFigures;
import dev.muster.playbook.FiguresViews.Point;
import dev.muster.playbook.FiguresViews.SetMetric;
import dev.muster.playbook.FiguresViews.ShowFigures;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts runs, and takes in what was measured of them. */
final class FiguresRules {
    private static final int POINTS = 50;
    private static final int LATEST = 5;

    private FiguresRules() {}

    /** What a metric came to was said; null takes it away. */
    record MetricSet(String metric, String title, @Nullable Long value) implements Event {
        @Override
        public String sentence() {
            return value == null ? "took back the metric " + title : "set the metric " + title + " to " + value;
        }
    }

    static SetMetric check(SetMetric command, Admission admission) {
        Long value = command.value();
        Limits.required("metric", command.metric(), 64);
        if (value != null) {
            Limits.within("value", value, 0, Long.MAX_VALUE);
        }
        return command;
    }

    static Decision set(SetMetric command, State state, Context context) {
        PlaybookRun run = state.get(PlaybookRun.KIND, command.incident().value())
                .orElseThrow(() -> Rejection.conflict("this incident runs by no playbook, so it has no metrics"));
        Metric metric = PlaybookVersion.in(state, run.playbook(), run.version()).stream()
                .flatMap(v -> v.content().metrics().stream())
                .filter(m -> m.id().equals(command.metric()))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid("metric", "this playbook has no metric " + command.metric()));
        if (Objects.equals(run.metrics().get(metric.id()), command.value())) {
            return new Decision();
        }
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .put(PlaybookRun.KIND, run.measured(metric.id(), command.value()))
                .append(
                        InIncident.journal(command, context),
                        new MetricSet(metric.id(), metric.title(), command.value()));
    }

    /** What restricted incidents came to is in no figure of somebody who may not read them. */
    static Figures show(ShowFigures question, State state, Context context) {
        String id = Limits.required("playbook", question.playbook(), 64);
        PlaybookVersion newest = PlaybookVersion.newest(state, id).orElseThrow(Rejection::absent);
        Find find = Find.of(state.workspace(), PlaybookRun.KIND.name(), Term.of("playbook", id))
                .newestFirst();
        List<PlaybookRun> runs = new ArrayList<>(state.find(PlaybookRun.KIND, find));
        Collections.reverse(runs);
        runs.removeIf(r -> question.since() != null && r.declaredAt().isBefore(question.since()));
        runs.removeIf(r -> question.until() != null && !r.declaredAt().isBefore(question.until()));
        Set<ChannelId> readable = ChannelAccess.readable(
                runs.stream().map(r -> r.incident().channel()).toList(), state, context);
        runs.removeIf(r -> !readable.contains(r.incident().channel()));
        List<Point> durations = durations(runs);
        List<Long> seconds = durations.stream().map(Point::value).sorted().toList();
        return new Figures(
                runs.size(),
                runs.size() - durations.size(),
                median(seconds),
                seconds.isEmpty() ? null : seconds.get(seconds.size() - 1),
                runs.stream().mapToInt(r -> r.skipped().size()).sum(),
                runs.stream().mapToInt(r -> r.late().size()).sum(),
                last(durations, POINTS),
                newest.content().metrics().stream().map(m -> metric(m, runs)).toList());
    }

    private static List<Point> durations(List<PlaybookRun> runs) {
        List<Point> points = new ArrayList<>();
        for (PlaybookRun run : runs) {
            if (run.resolvedAt() != null) {
                long seconds =
                        Duration.between(run.declaredAt(), run.resolvedAt()).toSeconds();
                points.add(new Point(run.declaredAt(), run.version(), seconds));
            }
        }
        return points;
    }

    private static MetricFigures metric(Metric metric, List<PlaybookRun> runs) {
        List<Point> points = new ArrayList<>();
        for (PlaybookRun run : runs) {
            Long value = run.metrics().get(metric.id());
            if (value != null) {
                points.add(new Point(run.declaredAt(), run.version(), value));
            }
        }
        int size = points.size();
        return new MetricFigures(
                metric.id(),
                metric.title(),
                metric.type(),
                metric.target(),
                median(values(points)),
                size < LATEST ? null : median(values(last(points, LATEST))),
                size < 2 * LATEST ? null : median(values(points.subList(size - 2 * LATEST, size - LATEST))),
                last(points, POINTS));
    }

    private static List<Long> values(List<Point> points) {
        return points.stream().map(Point::value).sorted().toList();
    }

    private static List<Point> last(List<Point> points, int most) {
        return List.copyOf(points.subList(Math.max(0, points.size() - most), points.size()));
    }

    /** The middle of sorted values; of two in the middle, what lies between them. */
    private static @Nullable Long median(List<Long> sorted) {
        int size = sorted.size();
        if (size == 0) {
            return null;
        }
        long upper = sorted.get(size / 2);
        return size % 2 == 1 ? upper : sorted.get(size / 2 - 1) + (upper - sorted.get(size / 2 - 1)) / 2;
    }
}
