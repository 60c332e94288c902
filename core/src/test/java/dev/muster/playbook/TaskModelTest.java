package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentLine;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.UnblockTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Three people work on five tasks of two stages, two of them under conditions, each from what they last saw. A small
 * model says what is taken, what is refused, and how every task stands then; versions are no part of it, only who saw
 * which part when.
 */
class TaskModelTest {
    private static final int STEPS = 60;
    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo");
    private static final Map<String, Integer> HAPPENED = new HashMap<>();

    private static final class One {
        final String id;
        final String condition;
        TaskState state = TaskState.OPEN;
        String stage;
        String title;
        boolean touched;
        int comments;
        long stated;
        long titled;
        final Set<String> blockedBy = new LinkedHashSet<>();

        One(Task task) {
            id = task.id();
            condition = task.condition() == null ? "" : task.condition();
            stage = task.stage();
            title = task.title();
        }
    }

    private static final class Run implements AutoCloseable {
        private final TestMuster test = new TestMuster();
        private final Random random;
        private final IncidentId incident;
        private final ChannelId channel;
        private final Map<String, One> tasks = new LinkedHashMap<>();
        private final List<String> order = new ArrayList<>();
        private final Map<String, Map<String, Task>> seen = new HashMap<>();
        private final Map<String, Long> when = new HashMap<>();
        private boolean bad;
        private long clock;

        Run(Random random) {
            this.random = random;
            String playbook =
                    test.run("ada", new PublishPlaybook(null, Depending.fire())).id("playbook");
            incident = new IncidentId(
                    test.run("ada", DeclareIncident.of("fire", null, playbook)).id("incident"));
            channel = incident.channel();
            for (Task task : now()) {
                tasks.put(task.id(), new One(task));
                order.add(task.id());
            }
            PEOPLE.forEach(this::look);
        }

        private List<Task> now() {
            return Sample.tasks(test, channel);
        }

        private void look(String person) {
            Map<String, Task> all = new HashMap<>();
            now().forEach(t -> all.put(t.id(), t));
            seen.put(person, all);
            when.put(person, clock);
        }

        private boolean holds(One one) {
            return switch (one.condition) {
                case "bad" -> bad;
                case "started" -> named("a").state == TaskState.IN_PROGRESS || named("a").state == TaskState.DONE;
                default -> true;
            };
        }

        private One named(String first) {
            return tasks.values().stream()
                    .filter(t -> t.title.startsWith(first))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean pending(String id) {
            One one = tasks.get(id);
            return one.state.live() && (holds(one) || one.touched);
        }

        private List<String> waits(One one) {
            return one.blockedBy.stream().filter(this::pending).toList();
        }

        private boolean reaches(String from, String to) {
            return from.equals(to) || tasks.get(from).blockedBy.stream().anyMatch(b -> reaches(b, to));
        }

        private void send(String what, String person, Command command, boolean taken, Runnable effect) {
            HAPPENED.merge(what + (taken ? " taken" : " refused"), 1, Integer::sum);
            clock++;
            boolean was = true;
            try {
                test.run(person, command);
            } catch (Rejection e) {
                was = false;
            }
            assertThat(was).as("%s by %s: %s", what, person, command).isEqualTo(taken);
            if (taken) {
                effect.run();
            }
        }

        void step() {
            String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
            List<One> all = List.copyOf(tasks.values());
            One one = all.get(random.nextInt(all.size()));
            One other = all.get(random.nextInt(all.size()));
            Task known = seen.get(person).get(one.id);
            switch (random.nextInt(9)) {
                case 0 -> look(person);
                case 1, 2 -> state(person, one, known);
                case 3 -> title(person, one, known);
                case 4 -> {
                    boolean circle = reaches(other.id, one.id);
                    boolean there = one.blockedBy.contains(other.id);
                    send("block", person, new BlockTask(channel, one.id, other.id), there || !circle, () -> {
                        one.touched |= !there;
                        one.blockedBy.add(other.id);
                    });
                }
                case 5 ->
                    send("unblock", person, new UnblockTask(channel, one.id, other.id), true, () -> {
                        one.touched |= one.blockedBy.remove(other.id);
                    });
                case 6 -> move(person, one, other);
                case 7 -> {
                    boolean next = random.nextBoolean();
                    send(
                            "severity",
                            person,
                            new SetSeverity(incident, next ? Severity.SEV1 : Severity.SEV3, null),
                            true,
                            () -> bad = next);
                }
                default ->
                    send("comment", person, new CommentTask(channel, one.id, "so"), true, () -> {
                        one.touched = true;
                        one.comments++;
                    });
            }
            compare();
        }

        private void state(String person, One one, Task known) {
            TaskState to = TaskState.values()[random.nextInt(4)];
            long saw = when.get(person);
            boolean stale = one.stated > saw || one.titled > saw;
            boolean same = one.state == to;
            boolean may = one.state.mayBecome(to)
                    && (to != TaskState.DONE || waits(one).isEmpty());
            send(
                    "state",
                    person,
                    new SetTaskState(channel, one.id, to, known.version()),
                    !stale && (same || may),
                    () -> {
                        if (!same) {
                            one.state = to;
                            one.stated = clock;
                            one.touched = true;
                        }
                    });
        }

        private void title(String person, One one, Task known) {
            long saw = when.get(person);
            String title = one.title.charAt(0) + " " + random.nextInt(3);
            boolean same = title.equals(one.title);
            send(
                    "title",
                    person,
                    new EditTask(channel, one.id, title, null, null, known.version()),
                    one.stated <= saw && one.titled <= saw,
                    () -> {
                        if (!same) {
                            one.title = title;
                            one.titled = clock;
                            one.touched = true;
                        }
                    });
        }

        private void move(String person, One one, One other) {
            boolean before = random.nextBoolean();
            MoveTask command = new MoveTask(channel, one.id, null, before ? other.id : null, before ? null : other.id);
            send("move", person, command, one != other, () -> {
                order.remove(one.id); // moving is no work on a task: it does not bring it out
                order.add(order.indexOf(other.id) + (before ? 0 : 1), one.id);
                one.stage = other.stage;
            });
        }

        private void compare() {
            List<Task> now = now();
            Map<String, List<String>> stages = new LinkedHashMap<>();
            order.forEach(id -> stages.computeIfAbsent(tasks.get(id).stage, s -> new ArrayList<>())
                    .add(id));
            assertThat(now.stream().map(Task::id))
                    .isEqualTo(stages.values().stream().flatMap(List::stream).toList());
            int done = 0;
            int shown = 0;
            for (Task task : now) {
                One one = tasks.get(task.id());
                assertThat(task.state()).isEqualTo(one.state);
                assertThat(task.title()).isEqualTo(one.title);
                assertThat(task.stage()).isEqualTo(one.stage);
                assertThat(task.comments()).isEqualTo(one.comments);
                assertThat(task.blockedBy()).containsExactlyInAnyOrderElementsOf(one.blockedBy);
                assertThat(task.waitsFor()).containsExactlyInAnyOrderElementsOf(waits(one));
                assertThat(task.visibility())
                        .isEqualTo(
                                holds(one)
                                        ? TaskVisibility.VISIBLE
                                        : one.touched ? TaskVisibility.KEPT : TaskVisibility.HIDDEN);
                assertThat(task.escalatesAt() != null)
                        .as("silence is watched")
                        .isEqualTo(pending(one.id) && waits(one).isEmpty() && !task.acknowledged());
                shown += task.shown() ? 1 : 0;
                done += task.shown() && !one.state.live() ? 1 : 0;
            }
            IncidentLine line =
                    test.ask("ada", new ListIncidents(null, null)).incidents().get(0);
            assertThat(List.of(line.tasksDone(), line.tasksTotal())).isEqualTo(List.of(done, shown));
        }

        @Override
        public void close() {
            test.close();
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void whatTheModelTakesIsTaken(@ForAll Random random) {
        try (Run run = new Run(random)) {
            run.tasks.values().stream()
                    .filter(t -> t.title.equals("b"))
                    .forEach(b -> b.blockedBy.add(run.named("a").id));
            run.tasks.values().stream()
                    .filter(t -> t.title.equals("c"))
                    .forEach(c -> c.blockedBy.add(run.named("b").id));
            run.compare();
            for (int i = 0; i < STEPS; i++) {
                run.step();
            }
        }
    }

    /** A model whose every branch was not taken proves little. */
    @AfterContainer
    static void everythingHappened() {
        assertThat(HAPPENED.keySet())
                .contains(
                        "state taken", "state refused", "title taken", "title refused", "block taken", "block refused")
                .contains("unblock taken", "move taken", "move refused", "severity taken", "comment taken");
    }
}
