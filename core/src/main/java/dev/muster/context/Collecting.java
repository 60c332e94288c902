package dev.muster.context;

import dev.muster.command.Errand;
import dev.muster.context.Collector.Request;
import dev.muster.context.ContextCommands.Collect;
import dev.muster.context.ContextCommands.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs collectors: each is an errand of its own, so that they run side by side and each is posted as it comes. */
final class Collecting implements Errand<Collect> {
    private final Map<String, Collector> collectors;

    Collecting(Map<String, Collector> collectors) {
        this.collectors = Map.copyOf(collectors);
    }

    @Override
    public Optional<String> about(Collect command) {
        return Optional.of(command.incident().value());
    }

    @Override
    public Duration deadline(Collect command) {
        return Duration.ofSeconds(command.seconds());
    }

    @Override
    public Report run(Collect command, Trip trip) throws Exception {
        Collector collector = collectors.get(command.collector());
        if (collector == null) {
            return failed(command, trip, "there is no collector named " + command.collector() + " here");
        }
        long began = System.nanoTime();
        List<Collector.Value> found = Posted.values(collector.collect(new Request(
                trip.workspace(), command.incident(), command.settings(), command.values(), deadline(command))));
        long millis = (System.nanoTime() - began) / 1_000_000;
        return new Report(command.incident(), command.piece(), found, null, null, millis);
    }

    @Override
    public Report failed(Collect command, Trip trip, String why) {
        return new Report(command.incident(), command.piece(), null, Posted.line(why, 300), null, 0);
    }

    @Override
    public Report withheld(Collect command, Trip trip, String why) {
        return new Report(command.incident(), command.piece(), null, null, why, 0);
    }
}
