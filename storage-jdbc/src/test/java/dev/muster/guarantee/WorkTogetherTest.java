package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.PropertyCommands.AddProperty;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.PropertyViews.ListProperties;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.journal.Entry;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskState;
import dev.muster.playbook.TaskViews.ListComments;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Eight people work on one incident at once, over two nodes on one PostgreSQL. Each part of a task has one person who
 * changes it, from a view that was loaded before the others went on: two finish tasks, one gives them away, one says
 * anew what others are about, one moves them, one comments, one gives roles, one sets a property. Nothing of that
 * contradicts anything else, so nobody may be shown a conflict; and what each did last has to stand at the end.
 */
class WorkTogetherTest {
    private static final int WRITERS = 8;
    private static final int TASKS = 16;
    private static final String PROPERTY = "state";

    @Test
    void eightPeopleOnOneIncidentLoseNothing() throws Exception {
        work(Rounds.of("together", 12));
    }

    @Tag("faults")
    @Test
    void eightPeopleOnOneIncidentLoseNothingForLong() throws Exception {
        work(Rounds.of("together", 400));
    }

    private static void work(int rounds) throws Exception {
        DataSource source = TestPostgres.fresh();
        try (JdbcStore left = JdbcStore.postgres(source);
                JdbcStore right = JdbcStore.postgres(source);
                Muster a = Nodes.node(left, "a");
                Muster b = Nodes.node(right, "b")) {
            Scene scene = new Scene(List.of(a, b));
            scene.play(rounds);
            scene.check(Nodes.entries(left, scene.channel));
            assertThat(Nodes.log(left, scene.channel)).isNotEmpty();
            Rounds.measured("two nodes, 8 people on one incident: %d acts, no conflict", scene.sent.size());
        }
    }

    /** An incident, and what was done with it. */
    private static final class Scene {
        final List<Muster> nodes;
        final ChannelId channel;
        final IncidentId incident;
        final List<String> ids;
        /** What was acknowledged: who did it, by the number of its entry. */
        final Map<Long, String> sent = new ConcurrentHashMap<>();
        /** What somebody made of a part last. */
        final Map<String, String> last = new ConcurrentHashMap<>();

        final Map<String, Integer> comments = new ConcurrentHashMap<>();

        Scene(List<Muster> nodes) {
            this.nodes = nodes;
            List<PersonId> people = IntStream.range(0, WRITERS)
                    .mapToObj(i -> new PersonId("w" + i))
                    .toList();
            channel = new ChannelId(
                    run(0, "ada", new DeclareIncident("Down", null, null, null, null, people, null, null, null))
                            .id("incident"));
            incident = IncidentId.of(channel);
            run(
                    0,
                    "ada",
                    new AddProperty(
                            incident,
                            new PropertyDefinition(PROPERTY, "State", null, PropertyType.TEXT, false, List.of())));
            List<String> made = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                made.add(run(0, "ada", new AddTask(channel, "Task " + i, null, null, null, null, null))
                        .id("task"));
            }
            ids = List.copyOf(made);
        }

        private Outcome run(int node, String person, Command command) {
            return nodes.get(node)
                    .run(People.as(person), command, UUID.randomUUID().toString());
        }

        private Map<String, Task> tasks(int node, String person) {
            return nodes.get(node).ask(People.as(person), new ListTasks(channel)).stages().stream()
                    .flatMap(s -> s.tasks().stream())
                    .collect(Collectors.toMap(Task::id, t -> t));
        }

        void play(int rounds) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    int who = i;
                    all.add(threads.submit(() -> {
                        Random random = new Random(who);
                        for (int round = 0; round < rounds; round++) {
                            round(who, round, random);
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                threads.shutdown();
            }
        }

        /**
         * A person loads the tasks from one node, and changes three of them there or on the other: as of the version that
         * was loaded, however many others came since, or, what they changed themselves since, as it is.
         */
        private void round(int who, int round, Random random) {
            Map<String, Task> tasks = tasks(random.nextInt(2), "w" + who);
            Map<String, Integer> seen = new HashMap<>();
            tasks.forEach((id, task) -> seen.put(id, task.version()));
            for (int i = 0; i < 3; i++) {
                int about = random.nextInt(TASKS / 2);
                act(who, round * 3 + i, seen, about, random);
            }
        }

        private void act(int who, int number, Map<String, Integer> seen, int about, Random random) {
            // the first half is finished, the second half edited: what somebody finishes is what it said
            String ticked = ids.get(about / 2 * 2 + who % 2);
            String edited = ids.get(TASKS / 2 + about);
            String any = ids.get(random.nextBoolean() ? about : TASKS / 2 + about);
            switch (who) {
                case 0, 1 -> {
                    boolean done = "done".equals(last.get("state " + ticked));
                    TaskState to = done ? TaskState.OPEN : TaskState.DONE;
                    did(
                            who,
                            new SetTaskState(channel, ticked, to, seen.remove(ticked)),
                            "state " + ticked,
                            to.word(),
                            random);
                }
                case 2 -> {
                    String owner = "w" + random.nextInt(WRITERS);
                    did(
                            who,
                            new AssignTask(channel, any, owner, null, seen.remove(any)),
                            "owner " + any,
                            owner,
                            random);
                }
                case 3 -> {
                    String title = "Title " + number;
                    did(
                            who,
                            new EditTask(channel, edited, title, null, null, seen.remove(edited)),
                            "title " + edited,
                            title,
                            random);
                }
                case 4 -> {
                    String other = ids.get((ids.indexOf(any) + 1 + random.nextInt(TASKS - 1)) % TASKS);
                    did(who, new MoveTask(channel, any, null, other, null), "", "", random);
                }
                case 5 -> {
                    comments.merge(any, 1, Integer::sum);
                    did(who, new CommentTask(channel, any, "comment " + number), "", "", random);
                }
                case 6 -> {
                    String person = "w" + random.nextInt(WRITERS);
                    did(who, new AssignRole(incident, "commander", new PersonId(person), null), "role", person, random);
                }
                default ->
                    did(
                            who,
                            new SetProperty(incident, PROPERTY, List.of("value " + number), null),
                            "property",
                            "value " + number,
                            random);
            }
        }

        private void did(int who, Command command, String part, String value, Random random) {
            try {
                Outcome outcome = run(random.nextInt(2), "w" + who, command);
                outcome.positions().values().forEach(at -> assertThat(sent.put(at, "w" + who))
                        .as("two have entry %s", at)
                        .isNull());
                if (!part.isEmpty()) {
                    last.put(part, value);
                }
            } catch (Rejection refused) {
                throw new AssertionError(command + " was refused: " + refused.getMessage(), refused);
            }
        }

        void check(List<Entry> entries) {
            sent.forEach(
                    (at, who) -> assertThat(entries.get((int) (at - 1)).actor().value())
                            .as("who wrote entry %s", at)
                            .isEqualTo(who));
            Map<String, Task> left = tasks(0, "ada");
            assertThat(tasks(1, "ada")).isEqualTo(left);
            Map<String, String> stands = new ConcurrentHashMap<>();
            left.values().forEach(t -> {
                stands.put("state " + t.id(), t.state().word());
                stands.put("title " + t.id(), t.title());
                if (t.owner() != null) {
                    stands.put("owner " + t.id(), t.owner().value());
                }
                assertThat(nodes.get(1)
                                .ask(People.as("ada"), new ListComments(channel, t.id()))
                                .comments())
                        .hasSize(t.comments())
                        .hasSize(comments.getOrDefault(t.id(), 0));
            });
            nodes.get(1)
                    .ask(People.as("ada"), new ShowIncident(incident))
                    .roles()
                    .forEach(r -> stands.put("role", String.valueOf(r.primary())));
            stands.put(
                    "property",
                    nodes.get(1)
                            .ask(People.as("ada"), new ListProperties(incident))
                            .properties()
                            .get(0)
                            .values()
                            .get(0));
            assertThat(stands).containsAllEntriesOf(last);
        }
    }
}
