package dev.muster.engine;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Errand;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.journal.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A feature for tests: parcels are ordered, brought to somebody outside, and what became of them goes on record. */
final class Parcels implements Feature {
    /** Whoever is outside. */
    interface Outside {
        String take(String name, String delivery) throws Exception;
    }

    /** Orders parcels, and a due command of the ordinary sort beside them. */
    record Order(ChannelId channel, List<String> names) implements ChannelCommand {}

    record Bring(ChannelId channel, String name, int attempt) implements Command {}

    record Report(ChannelId channel, String name, int attempt, String outcome) implements ChannelCommand {}

    record Tick(ChannelId channel) implements ChannelCommand {}

    record Reported(String name, int attempt, String outcome) implements Event {
        @Override
        public String sentence() {
            return name + ": " + outcome;
        }
    }

    final Set<String> closed = ConcurrentHashMap.newKeySet();
    volatile boolean broken;
    volatile Duration deadline = Duration.ofSeconds(20);
    private final Outside outside;

    Parcels(Outside outside) {
        this.outside = outside;
    }

    @Override
    public void register(Registry registry) {
        registry.handle("parcel.order", Order.class, InChannel.of(ChannelAccess.READ, Parcels::order));
        registry.handleDue("parcel.report", Report.class, InChannel.of(ChannelAccess.READ, Parcels::reported));
        registry.handleDue("parcel.tick", Tick.class, InChannel.of(ChannelAccess.READ, Parcels::tick));
        registry.errand("parcel.bring", Bring.class, new Bringing());
        registry.event("parcel.reported", 1, Reported.class);
        registry.fence((channel, state) -> {
            if (broken) {
                throw new IllegalStateException("no idea");
            }
            return closed.contains(channel) ? Optional.of("closed") : Optional.empty();
        });
    }

    private static Decision order(Order order, State state, Context context) {
        Decision decision = new Decision().schedule("tick", context.now(), new Tick(order.channel()));
        order.names().forEach(n -> decision.schedule("parcel/" + n, context.now(), new Bring(order.channel(), n, 0)));
        return decision;
    }

    private static Decision tick(Tick tick, State state, Context context) {
        return new Decision().append(tick.channel().journal(context.workspace()), new Reported("tick", 0, "tock"));
    }

    private static Decision reported(Report report, State state, Context context) {
        Decision decision = new Decision()
                .append(
                        report.channel().journal(context.workspace()),
                        new Reported(report.name(), report.attempt(), report.outcome()));
        return report.outcome().equals("again")
                ? decision.schedule(
                        "parcel/" + report.name(),
                        context.now().plusSeconds(60),
                        new Bring(report.channel(), report.name(), report.attempt() + 1))
                : decision;
    }

    private final class Bringing implements Errand<Bring> {
        @Override
        public Optional<String> about(Bring command) {
            return Optional.of(command.channel().value());
        }

        @Override
        public Duration deadline(Bring command) {
            return deadline;
        }

        @Override
        public Command run(Bring command, Trip trip) throws Exception {
            return report(command, outside.take(command.name(), trip.delivery()));
        }

        @Override
        public Command failed(Bring command, Trip trip, String why) {
            return report(command, "failed: " + why);
        }

        @Override
        public Command withheld(Bring command, Trip trip, String why) {
            return report(command, "withheld: " + why);
        }

        private Report report(Bring command, String outcome) {
            return new Report(command.channel(), command.name(), command.attempt(), outcome);
        }
    }
}
