package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.guarantee.Stage.Call;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.record.Json;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any interleaving of commands on two nodes over one PostgreSQL gives what one node gives. Commands come in groups, each
 * sent at once and spread over the nodes. One node over a {@link MemoryStore}, the model, is then given what was
 * accepted, in the order of the journal, and has to come to the same journal, documents and jobs. A group of one has to
 * be refused by both or by none.
 */
class InterleavingTest {
    private static final String[] PEOPLE = {"ada", "ben", "cleo", "dan"};
    private static DataSource source;
    private static JdbcStore left;
    private static JdbcStore right;
    private static Muster[] nodes;

    /** A command about the one incident, sent by somebody to one of the nodes. */
    record Step(int node, String person, String name, Map<String, Object> properties) {
        Call in(String incident) {
            Map<String, Object> all = new TreeMap<>(properties);
            all.put(name.startsWith("incident.") ? "incident" : "channel", incident);
            return new Call(People.as(person), name, all);
        }
    }

    /** What became of a step; empty when it was refused. */
    record Fate(Step step, Optional<Outcome> outcome, long at) {}

    @BeforeContainer
    static void open() {
        source = TestPostgres.fresh();
        left = JdbcStore.postgres(source);
        right = JdbcStore.postgres(source);
        nodes = new Muster[] {node(left, "a"), node(right, "b")};
    }

    @AfterContainer
    static void close() {
        for (Muster node : nodes) {
            node.close();
        }
        left.close();
        right.close();
    }

    private static Muster node(Store store, String name) {
        return Nodes.builder(store, name)
                .clock(new Stage.Clock())
                .runsDueWork(false)
                .build();
    }

    private static Arbitrary<Step> step(String name, Arbitrary<Map<String, Object>> properties) {
        Arbitrary<String> people = Arbitraries.of(PEOPLE);
        return properties.flatMap(p ->
                people.flatMap(who -> Arbitraries.integers().between(0, 1).map(node -> new Step(node, who, name, p))));
    }

    private static Arbitrary<Step> plain(String name, Object... properties) {
        return step(name, Arbitraries.just(Stage.map(properties)));
    }

    private static Arbitrary<Step> numbered(String name, String field, Object... more) {
        return step(name, Arbitraries.integers().between(4, 14).map(n -> {
            Map<String, Object> properties = Stage.map(more);
            properties.put(field, n);
            return properties;
        }));
    }

    private static Arbitrary<Step> chosen(String name, String field, Object... values) {
        return step(name, Arbitraries.of(values).map(v -> Stage.map(field, v)));
    }

    @Provide
    Arbitrary<List<List<Step>>> groups() {
        Arbitrary<Step> words = Arbitraries.oneOf(
                chosen("channel.post", "text", "one", "two @ben", "three @channel"),
                numbered("channel.post", "thread", "text", "a reply"),
                numbered("channel.edit", "message", "text", "other words"),
                numbered("channel.delete", "message"),
                numbered("channel.pin", "message"),
                numbered("channel.unpin", "message"));
        Arbitrary<Step> people = Arbitraries.oneOf(
                step("channel.add-members", Arbitraries.of("ben", "dan").map(p -> Stage.map("people", List.of(p)))),
                chosen("channel.remove-member", "person", "ben", "dan"),
                plain("channel.leave"),
                chosen("channel.rename", "name", "North", "South"),
                plain("channel.archive"),
                plain("channel.restore"));
        Arbitrary<Step> incident = Arbitraries.oneOf(
                chosen("incident.set-severity", "severity", "SEV1", "SEV3"),
                chosen("incident.set-status", "status", "active", "mitigated", "resolved", "closed"),
                chosen("incident.edit", "title", "Left", "Right"),
                plain("incident.update-status", "text", "on it", "nextInMinutes", 30),
                plain("incident.note", "text", "seen"),
                step(
                        "incident.assign-role",
                        Arbitraries.of("ben", "dan").map(p -> Stage.map("role", "commander", "primary", p))),
                plain("task.add", "title", "look", "owner", "ben", "dueInMinutes", 5));
        Arbitrary<Step> any = Arbitraries.frequencyOf(Tuple.of(5, words), Tuple.of(2, people), Tuple.of(3, incident));
        Arbitrary<Step> read = plain("channel.mark-read", "upTo", 2); // leaves no entry to tell its place: sent alone
        Arbitrary<List<Step>> group = Arbitraries.oneOf(
                any.list().ofMinSize(1).ofMaxSize(5), read.list().ofSize(1));
        return group.list().ofMinSize(3).ofMaxSize(12);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void anyInterleavingGivesWhatOneNodeGives(@ForAll("groups") List<List<Step>> groups) throws Exception {
        compare(groups);
    }

    @Tag("faults")
    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void anyOfManyInterleavingsGivesWhatOneNodeGives(@ForAll("groups") List<List<Step>> groups) throws Exception {
        compare(groups);
    }

    private static void compare(List<List<Step>> groups) throws Exception {
        Outcome declared = declare(nodes[0]);
        String real = declared.id("incident");
        Recorder memory = new Recorder(new MemoryStore());
        try (Muster model = node(memory, "model")) {
            Outcome same = declare(model);
            while (!same.id("number").equals(declared.id("number"))) {
                same = declare(model);
            }
            String ideal = same.id("incident");
            for (List<Step> group : groups) {
                List<Fate> fates = together(group, real);
                for (Fate fate : fates) {
                    boolean alone = group.size() == 1;
                    if (alone || fate.at() > 0) {
                        Fate again = alone(model, fate.step(), ideal);
                        assertThat(again.outcome().isPresent())
                                .as("%s is accepted by the model", fate.step())
                                .isEqualTo(fate.outcome().isPresent());
                        assertThat(again.at()).as("%s", fate.step()).isEqualTo(fate.at());
                    }
                }
            }
            assertThat(Picture.of(left, source, real)).isEqualTo(Picture.of(memory, ideal));
        }
    }

    private static Outcome declare(Muster node) {
        return new Stage(node, new Stage.Clock())
                .did("ada", "incident.declare", "title", "Down", "people", List.of("ben", "cleo"));
    }

    /** Sends a group at once; what was accepted in the order of the journal, then the rest. */
    private static List<Fate> together(List<Step> group, String incident) {
        List<CompletableFuture<Outcome>> sent = new ArrayList<>();
        for (Step step : group) {
            Call call = step.in(incident);
            sent.add(nodes[step.node()].submit(call.caller(), call.name(), Json.write(call.properties()), null));
        }
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            fates.add(fate(group.get(i), sent.get(i), incident));
        }
        fates.sort(Comparator.comparingLong(f -> f.at() == 0 ? Long.MAX_VALUE : f.at()));
        return fates;
    }

    private static Fate alone(Muster model, Step step, String incident) {
        Call call = step.in(incident);
        return fate(step, model.submit(call.caller(), call.name(), Json.write(call.properties()), null), incident);
    }

    private static Fate fate(Step step, CompletableFuture<Outcome> sent, String incident) {
        try {
            Outcome outcome = sent.join();
            long at = outcome.positions().getOrDefault(new ChannelId(incident).journal(People.ACME), 0L);
            return new Fate(step, Optional.of(outcome), at);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Rejection) {
                return new Fate(step, Optional.empty(), 0);
            }
            throw e;
        }
    }
}
