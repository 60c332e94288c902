package dev.muster.incident;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.ParticularCommands.ClassifyIncident;
import dev.muster.incident.ParticularCommands.SetEstimate;
import dev.muster.incident.ParticularCommands.SetPromise;
import dev.muster.incident.ParticularEvent.Classified;
import dev.muster.incident.ParticularEvent.EstimateChanged;
import dev.muster.incident.ParticularEvent.PromiseSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Type, impact, affected systems, estimate and promise. */
final class ParticularRules {
    private static final int MOST_SYSTEMS = 50;

    private ParticularRules() {}

    static void register(Registry registry) {
        registry.handle(
                "incident.classify",
                ClassifyIncident.class,
                InIncident.of(ParticularRules::check, ParticularRules::classify));
        registry.handle(
                "incident.set-estimate",
                SetEstimate.class,
                InIncident.of(ParticularRules::check, ParticularRules::estimate));
        registry.handle(
                "incident.set-promise",
                SetPromise.class,
                InIncident.of(ParticularRules::check, ParticularRules::promise));
        registry.event("incident.classified", 1, Classified.class);
        registry.event("incident.estimate-changed", 1, EstimateChanged.class);
        registry.event("incident.promise-set", 1, PromiseSet.class);
    }

    private static ClassifyIncident check(ClassifyIncident command, Admission admission) {
        List<String> affected = command.affected();
        return new ClassifyIncident(
                command.incident(),
                command.type() == null ? null : Limits.optional("type", command.type(), 64),
                command.impact() == null ? null : Limits.optional("impact", command.impact(), 2_000),
                affected == null
                        ? null
                        : Limits.atMost("affected", affected, MOST_SYSTEMS).stream()
                                .map(s -> Limits.required("affected", s, 100))
                                .distinct()
                                .toList());
    }

    private static Decision classify(ClassifyIncident command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        Particulars had = before.particulars();
        String impact = Objects.requireNonNullElse(command.impact(), had.impact());
        List<String> affected = Objects.requireNonNullElse(command.affected(), had.affected());
        Particulars now = had.classified(type(command.type(), had.type(), state), impact, affected);
        if (now.equals(had)) {
            return new Decision();
        }
        return new Decision()
                .put(
                        Incident.KIND,
                        before.change().particulars(p -> now).touched().incident())
                .append(InIncident.journal(command, context), new Classified(now.type(), now.impact(), now.affected()));
    }

    private static @Nullable String type(@Nullable String said, @Nullable String before, State state) {
        if (said == null) {
            return before;
        }
        if (!said.isEmpty() && Scheme.in(state).type(said).isEmpty()) {
            throw Rejection.invalid("type", "there is no such type here; choose one of the workspace's");
        }
        return said.isEmpty() ? null : said;
    }

    private static SetEstimate check(SetEstimate command, Admission admission) {
        return new SetEstimate(command.incident(), command.fixBy(), Limits.optional("reason", command.reason(), 500));
    }

    private static Decision estimate(SetEstimate command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        Instant had = before.particulars().fixBy();
        if (Objects.equals(had, command.fixBy())) {
            return new Decision();
        }
        return new Decision()
                .put(
                        Incident.KIND,
                        before.change()
                                .particulars(p -> p.fixedBy(command.fixBy()))
                                .touched()
                                .incident())
                .append(
                        InIncident.journal(command, context),
                        new EstimateChanged(had, command.fixBy(), Objects.requireNonNullElse(command.reason(), "")));
    }

    private static SetPromise check(SetPromise command, Admission admission) {
        Integer next = command.nextInMinutes();
        if (next != null) {
            Limits.within("nextInMinutes", next, 1, 10_080);
        }
        return command;
    }

    private static Decision promise(SetPromise command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        Particulars had = before.particulars();
        int minutes = Objects.requireNonNullElse(command.nextInMinutes(), had.updateEveryMinutes());
        if (command.on() && minutes == 0) {
            throw Rejection.needed("nextInMinutes", "nothing was promised so far; say in how many minutes");
        }
        boolean same = command.on() != had.promisesOff() && (!command.on() || before.nextUpdateAt() != null);
        if (same && command.nextInMinutes() == null) {
            return new Decision();
        }
        Instant next = command.on() && before.status().open() ? context.now().plus(Duration.ofMinutes(minutes)) : null;
        Incident after = before.change()
                .particulars(p -> p.promising(minutes, !command.on()))
                .next(next)
                .touched()
                .incident();
        Decision decision = new Decision()
                .put(Incident.KIND, after)
                .append(InIncident.journal(command, context), new PromiseSet(command.on(), minutes, next));
        UpdateReminder.promise(decision, after);
        return decision;
    }
}
