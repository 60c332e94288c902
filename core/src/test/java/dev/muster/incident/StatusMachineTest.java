package dev.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.ParticularCommands.AddRole;
import dev.muster.incident.ParticularCommands.AgreeSeverity;
import dev.muster.incident.ParticularCommands.DeclineSeverity;
import dev.muster.incident.ParticularCommands.ProposeSeverity;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.ParticularCommands.SetPromise;
import dev.muster.incident.Scheme.Moves;
import dev.muster.incident.SchemeRules.SetScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Any chain of acts on one incident against a simple model: its status, severity, roles, promise and proposal. */
class StatusMachineTest {
    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo");

    /** What is expected, written apart from the rules. */
    private static final class Model {
        final Map<Status, Set<Status>> moves = new EnumMap<>(Status.class);
        Status status = Status.ACTIVE;
        Severity severity = Severity.SEV3;
        final Map<String, String> roles = new TreeMap<>(Map.of("commander", "ada"));
        int every;
        boolean off;

        @Nullable
        Instant next;

        @Nullable
        String proposal;

        @Nullable
        String proposer;

        Severity proposed = Severity.SEV3;

        Model() {
            moves.put(Status.TRIAGE, EnumSet.of(Status.ACTIVE, Status.MITIGATED, Status.RESOLVED));
            moves.put(Status.ACTIVE, EnumSet.of(Status.MITIGATED, Status.RESOLVED));
            moves.put(Status.MITIGATED, EnumSet.of(Status.ACTIVE, Status.RESOLVED));
            moves.put(Status.RESOLVED, EnumSet.of(Status.ACTIVE, Status.CLOSED));
            moves.put(Status.CLOSED, EnumSet.of(Status.ACTIVE));
        }

        boolean over() {
            return status == Status.RESOLVED || status == Status.CLOSED;
        }

        boolean may(Status to) {
            return moves.get(status).contains(to);
        }

        void become(Status to, Instant now) {
            boolean was = over();
            status = to;
            next = over() ? null : was && every > 0 && !off ? now.plus(Duration.ofMinutes(every)) : next;
        }

        /** True when closed is reached from everywhere, step by step, and what is resolved can come back. */
        boolean sound(Map<Status, Set<Status>> table) {
            for (Status from : Status.values()) {
                Set<Status> reached = EnumSet.of(from);
                for (int i = 0; i < Status.values().length; i++) {
                    for (Status s : EnumSet.copyOf(reached)) {
                        reached.addAll(table.get(s));
                    }
                }
                if (!reached.contains(Status.CLOSED)) {
                    return false;
                }
            }
            return table.get(Status.RESOLVED).contains(Status.ACTIVE);
        }
    }

    private final List<Boolean> outcomes = new ArrayList<>();

    @Property(tries = 60)
    void anyChainOfActsFollowsTheModel(@ForAll Random random) {
        try (TestMuster test = new TestMuster()) {
            List<PersonId> people = PEOPLE.stream().map(PersonId::new).toList();
            IncidentId incident = new IncidentId(
                    test.run("ada", new DeclareIncident("x", null, null, null, null, people, null, null, null))
                            .id("incident"));
            Model model = new Model();
            for (int i = 0; i < 60; i++) {
                step(test, incident, model, random);
                test.clock.advance(Duration.ofSeconds(1));
                compare(test.ask("ada", new ShowIncident(incident)), model);
            }
        }
    }

    private void compare(IncidentView view, Model model) {
        assertThat(view.status()).isEqualTo(model.status);
        assertThat(view.severity()).isEqualTo(model.severity);
        Map<String, String> roles = new TreeMap<>();
        view.roles()
                .forEach(r -> roles.put(
                        r.name(), r.primary() == null ? "" : r.primary().value()));
        assertThat(roles).isEqualTo(model.roles);
        assertThat(view.nextUpdateAt()).isEqualTo(model.next);
        assertThat(view.promisesOff()).isEqualTo(model.off);
        assertThat(view.proposal() == null ? null : view.proposal().proposal()).isEqualTo(model.proposal);
        assertThat(view.resolvedAt() == null).isEqualTo(!model.over());
    }

    private static <T> T pick(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean did(TestMuster test, String who, Command command) {
        boolean accepted = true;
        try {
            test.run(who, command);
        } catch (Rejection r) {
            accepted = false;
        }
        outcomes.add(accepted);
        return accepted;
    }

    private void step(TestMuster test, IncidentId incident, Model model, Random random) {
        String who = pick(PEOPLE, random);
        Instant now = test.clock.instant();
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                Status to = pick(List.of(Status.values()), random);
                boolean same = to == model.status;
                boolean may = same || model.may(to);
                assertThat(did(test, who, new SetStatus(incident, to, null)))
                        .as("%s to %s", model.status, to)
                        .isEqualTo(may);
                if (may && !same) {
                    model.become(to, now);
                }
            }
            case 2 -> {
                boolean may = model.over() && model.may(Status.ACTIVE);
                assertThat(did(test, who, new ReopenIncident(incident, null))).isEqualTo(may);
                if (may) {
                    model.become(Status.ACTIVE, now);
                }
            }
            case 3 -> scheme(test, model, random);
            case 4 -> roles(test, incident, model, who, random);
            case 5 -> {
                Integer minutes = random.nextBoolean() ? 10 + random.nextInt(20) : null;
                did(test, who, new UpdateStatus(incident, "u", minutes));
                model.next = minutes == null || model.over() ? null : now.plus(Duration.ofMinutes(minutes));
                if (minutes != null && !model.over()) {
                    model.every = minutes;
                    model.off = false;
                }
            }
            case 6 -> {
                boolean on = random.nextBoolean();
                boolean may = !on || model.every > 0;
                assertThat(did(test, who, new SetPromise(incident, on, null))).isEqualTo(may);
                if (may && (on ? model.off || model.next == null : !model.off)) {
                    model.off = !on;
                    model.next = on && !model.over() ? now.plus(Duration.ofMinutes(model.every)) : null;
                }
            }
            case 7 -> {
                Severity to = pick(List.of(Severity.values()), random);
                did(test, who, new SetSeverity(incident, to, null));
                if (to != model.severity) {
                    model.severity = to;
                    model.proposal = null;
                }
            }
            default -> proposal(test, incident, model, who, random);
        }
    }

    private void scheme(TestMuster test, Model model, Random random) {
        Map<Status, Set<Status>> table = new EnumMap<>(new Model().moves);
        List<Moves> moves = new ArrayList<>();
        for (Status from : Status.values()) {
            if (random.nextInt(3) == 0) {
                Set<Status> to = EnumSet.noneOf(Status.class);
                for (Status s : Status.values()) {
                    if (s != from && s != Status.TRIAGE && random.nextBoolean()) {
                        to.add(s);
                    }
                }
                table.put(from, to);
                moves.add(new Moves(from, List.copyOf(to)));
            }
        }
        boolean sound = model.sound(table);
        assertThat(did(test, "ada", new SetScheme(null, null, moves, null, null, null, null)))
                .as("%s", table)
                .isEqualTo(sound);
        if (sound) {
            model.moves.putAll(table);
        }
    }

    private void roles(TestMuster test, IncidentId incident, Model model, String who, Random random) {
        String role = pick(List.of("commander", "legal", "press"), random);
        String holder = pick(PEOPLE, random);
        boolean there = model.roles.containsKey(role);
        if (random.nextBoolean()) {
            assertThat(did(test, who, new AddRole(incident, role, role, null, null, null)))
                    .isEqualTo(!there);
            model.roles.putIfAbsent(role, "");
        } else {
            assertThat(did(test, who, new AssignRole(incident, role, new PersonId(holder), null)))
                    .isEqualTo(there);
            model.roles.replace(role, holder);
        }
    }

    private void proposal(TestMuster test, IncidentId incident, Model model, String who, Random random) {
        String open = model.proposal;
        if (open == null) {
            Severity to = pick(List.of(Severity.values()), random);
            try {
                model.proposal = test.run(who, new ProposeSeverity(incident, to, "so", null))
                        .id("proposal");
                assertThat(to).isNotEqualTo(model.severity);
                model.proposed = to;
                model.proposer = who;
            } catch (Rejection r) {
                assertThat(to).isEqualTo(model.severity);
            }
        } else if (random.nextBoolean()) {
            boolean may = !who.equals(model.proposer) || who.equals(model.roles.get("commander"));
            assertThat(did(test, who, new AgreeSeverity(incident, open))).isEqualTo(may);
            if (may) {
                model.severity = model.proposed;
                model.proposal = null;
            }
        } else {
            assertThat(did(test, who, new DeclineSeverity(incident, open, null)))
                    .isTrue();
            model.proposal = null;
        }
    }
}
