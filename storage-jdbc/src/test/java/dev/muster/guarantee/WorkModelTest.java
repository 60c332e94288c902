package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.guarantee.WorkModel.Act;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularCommands.AddRole;
import dev.muster.incident.ParticularCommands.AgreeSeverity;
import dev.muster.incident.ParticularCommands.DeclineSeverity;
import dev.muster.incident.ParticularCommands.ProposeSeverity;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.Scheme.Moves;
import dev.muster.incident.SchemeRules.SetScheme;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskCommands.UnblockTask;
import dev.muster.playbook.TaskState;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any sequence of acts by an owner, a member and a guest on an incident and its tasks, beside {@link WorkModel}: the same
 * acts are accepted, and each of the three sees what the model says: status, severity and what is proposed, roles, tasks
 * with their versions, order and conditions, comments, what waits for them. The same on all three stores.
 */
class WorkModelTest {
    private static final String PLAYBOOK = """
            {"content":{"title":"Outage","severity":"SEV2",
             "properties":[{"id":"region","name":"Region","type":"select","required":true,
              "options":[{"id":"eu","name":"Europe"},{"id":"us","name":"America"}]}],
             "conditions":[
              {"id":"severity","when":{"is":{"subject":"severity","values":["SEV1"]}}},
              {"id":"status","when":{"any":[{"is":{"subject":"status","values":["mitigated"]}},
               {"is":{"subject":"status","values":["resolved"]}}]}},
              {"id":"region","when":{"is":{"subject":"property:region","values":["eu"]}}},
              {"id":"task","when":{"is":{"subject":"task:first","values":["done"]}}}],
             "checklists":[{"title":"First","tasks":[
              {"id":"first","title":"Look"},{"id":"second","title":"Call","condition":"severity"},
              {"id":"third","title":"Write","condition":"status"}]},
              {"title":"Later","tasks":[
              {"id":"fourth","title":"Look","condition":"region"},{"id":"fifth","title":"Call","condition":"task"}]}]}}
            """;
    private static final List<Store> STORES = new ArrayList<>();
    private static final List<Muster> NODES = new ArrayList<>();
    private static final List<String> PLAYBOOKS = new ArrayList<>();

    @BeforeContainer
    static void open() throws Exception {
        Path folder = Files.createTempDirectory("muster-work");
        STORES.add(new MemoryStore());
        STORES.add(Base.at(Base.SQLITE.fresh(folder)).open());
        STORES.add(Base.at(Base.POSTGRES.fresh(folder)).open());
        for (Store store : STORES) {
            Muster node = Nodes.builder(store, "work")
                    .clock(new Stage.Clock())
                    .runsDueWork(false)
                    .build();
            NODES.add(node);
            PLAYBOOKS.add(node.submit(
                            People.as("ada"), "playbook.publish", PLAYBOOK.getBytes(StandardCharsets.UTF_8), "publish")
                    .join()
                    .id("playbook"));
        }
    }

    @AfterContainer
    static void close() {
        NODES.forEach(Muster::close);
        STORES.forEach(Store::close);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<String> incident = Arbitraries.of(
                "status", "status", "reopen", "severity", "propose", "propose", "agree", "agree", "decline", "region");
        Arbitrary<String> roles = Arbitraries.of("role", "role", "add-role", "scheme");
        Arbitrary<String> tasks = Arbitraries.of(
                "add",
                "state",
                "state",
                "state",
                "edit",
                "assign",
                "assign",
                "acknowledge",
                "block",
                "block",
                "unblock",
                "comment",
                "before",
                "behind",
                "to-stage");
        Arbitrary<String> what = Arbitraries.frequencyOf(Tuple.of(4, incident), Tuple.of(1, roles), Tuple.of(8, tasks));
        return Combinators.combine(
                        Arbitraries.of("ada", "ada", "ben", "ben", "ben", "guest1"),
                        what,
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 12))
                .as(Act::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(90);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void onMemory(@ForAll("acts") List<Act> acts) {
        play(0, acts);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void onSqlite(@ForAll("acts") List<Act> acts) {
        play(1, acts);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void onPostgres(@ForAll("acts") List<Act> acts) {
        play(2, acts);
    }

    private static void play(int store, List<Act> acts) {
        Muster muster = NODES.get(store);
        muster.run(People.as("ada"), scheme(false), UUID.randomUUID().toString());
        DeclareIncident declare = new DeclareIncident(
                "Down",
                null,
                null,
                PLAYBOOKS.get(store),
                null,
                List.of(new PersonId("ben"), new PersonId("guest1")),
                null,
                null,
                null);
        ChannelId channel = new ChannelId(
                muster.run(People.as("ada"), declare, UUID.randomUUID().toString())
                        .id("incident"));
        WorkModel model = new WorkModel();
        WorkSeen seen = new WorkSeen(muster, channel, model);
        seen.begin();
        Random when = new Random(acts.size());
        for (Act act : acts) {
            Command command = command(channel, act, model, seen);
            Optional<Outcome> outcome = outcome(muster, act, command);
            boolean expected = model.act(act);
            assertThat(outcome.isPresent()).as("%s", act).isEqualTo(expected);
            if (expected && act.what().equals("add")) {
                model.tasks.added(outcome.orElseThrow().id("task"), act);
            }
            outcome.filter(o -> act.what().equals("propose")).ifPresent(o -> seen.proposal = o.id("proposal"));
            if (when.nextInt(10) == 0) {
                WorkModel.ACTORS.forEach(seen::compare);
            }
        }
        WorkModel.ACTORS.forEach(seen::compare);
    }

    private static Optional<Outcome> outcome(Muster muster, Act act, Command command) {
        try {
            return Optional.of(muster.run(
                    People.as(act.actor()), command, UUID.randomUUID().toString()));
        } catch (Rejection refused) {
            return Optional.empty();
        }
    }

    private static SetScheme scheme(boolean own) {
        List<Moves> moves = own
                ? List.of(
                        new Moves(Status.TRIAGE, List.of(Status.ACTIVE)),
                        new Moves(Status.ACTIVE, List.of(Status.RESOLVED, Status.CLOSED)),
                        new Moves(Status.CLOSED, List.of()))
                : List.of();
        return new SetScheme(null, null, moves, null, null, null, null);
    }

    /** The command of an act, as the model stands before it. */
    private static Command command(ChannelId c, Act act, WorkModel model, WorkSeen seen) {
        IncidentId incident = IncidentId.of(c);
        String task = model.tasks.about(act.on()).id;
        String other = model.tasks.about(act.with()).id;
        Integer version = WorkTasks.version(model.tasks.about(act.on()), act.how());
        String proposal = WorkModel.stale(act.how()) ? UUID.randomUUID().toString() : seen.proposal;
        Severity severity = Severity.valueOf(WorkModel.pick(WorkModel.SEVERITIES, act.on()));
        PersonId person = new PersonId(WorkModel.pick(WorkModel.PEOPLE, act.with()));
        String owner = WorkTasks.owner(act);
        boolean backup = act.how() % 2 == 0;
        return switch (act.what()) {
            case "scheme" -> scheme(act.on() % 2 == 0);
            case "status" -> new SetStatus(incident, Status.of(WorkModel.pick(WorkModel.STATUSES, act.on())), null);
            case "reopen" -> new ReopenIncident(incident, null);
            case "severity" -> new SetSeverity(incident, severity, null);
            case "propose" -> new ProposeSeverity(incident, severity, "it spreads", null);
            case "agree" -> new AgreeSeverity(incident, proposal);
            case "decline" -> new DeclineSeverity(incident, proposal, null);
            case "role" -> new AssignRole(incident, WorkModel.role(act), person, WorkModel.backup(act));
            case "add-role" -> new AddRole(incident, "scribe", "Scribe", person, null, null);
            case "region" -> {
                String region = WorkModel.pick(WorkModel.REGIONS, act.on());
                yield new SetProperty(incident, "region", region.isEmpty() ? List.of() : List.of(region), null);
            }
            case "add" ->
                new AddTask(
                        c,
                        WorkModel.pick(WorkModel.TITLES, act.on()),
                        WorkTasks.stage(act),
                        null,
                        owner.isEmpty() ? null : new PersonId(owner),
                        null,
                        null);
            case "state" -> new SetTaskState(c, task, TaskState.of(WorkTasks.state(act)), version);
            case "edit" ->
                new EditTask(
                        c,
                        task,
                        WorkModel.pick(WorkModel.TITLES, act.with()),
                        null,
                        act.with() % 4 == 0 ? 30 : null,
                        version);
            case "assign" -> new AssignTask(c, task, backup ? null : owner, backup ? owner : null, version);
            case "acknowledge" -> new AcknowledgeTask(c, task);
            case "block" -> new BlockTask(c, task, other);
            case "unblock" -> new UnblockTask(c, task, other);
            case "comment" -> new CommentTask(c, task, "seen");
            case "before" -> new MoveTask(c, task, null, other, null);
            case "behind" -> new MoveTask(c, task, null, null, other);
            case "to-stage" -> new MoveTask(c, task, WorkTasks.stage(act), null, null);
            default -> throw new AssertionError(act.what());
        };
    }
}
