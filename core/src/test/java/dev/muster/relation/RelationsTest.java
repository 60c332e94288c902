package dev.muster.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.Marking;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.command.Rejection.Code;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.relation.Relation.As;
import dev.muster.relation.RelationCommands.OpenStream;
import dev.muster.relation.RelationCommands.RelateIncident;
import dev.muster.relation.RelationCommands.UnrelateIncident;
import dev.muster.relation.RelationEvent.StreamReported;
import dev.muster.relation.RelationViews.ListRelations;
import dev.muster.relation.RelationViews.RelationLine;
import dev.muster.storage.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final String CANARY = "zebracanary";
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private IncidentId declare(String who, String title, String... people) {
        List<PersonId> ids = java.util.Arrays.stream(people).map(PersonId::new).toList();
        return new IncidentId(
                test.run(who, new DeclareIncident(title, null, Severity.SEV3, null, null, ids, null, null, null))
                        .id("incident"));
    }

    private void relate(IncidentId incident, As as, IncidentId other) {
        test.run("ada", new RelateIncident(incident, other, null, as));
    }

    private Code refused(String who, Command command) {
        try {
            test.run(who, command);
        } catch (Rejection r) {
            return r.code();
        }
        throw new AssertionError("was not refused");
    }

    private Code refused(IncidentId incident, As as, IncidentId other) {
        return refused("ada", new RelateIncident(incident, other, null, as));
    }

    private List<RelationLine> relations(String who, IncidentId incident) {
        return test.ask(who, new ListRelations(incident)).relations();
    }

    private List<StreamReported> reports(String who, IncidentId incident) {
        return test.ask(who, new History(incident.channel(), null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals("incident.stream-reported"))
                .map(e -> e.event(StreamReported.class))
                .toList();
    }

    /** A stream is an incident as well: whoever may not declare one opens none by this way either. */
    @Test
    void aStreamNeedsTheRightToDeclare() {
        Policy standard = Policy.standard();
        Policy strict = (actor, action, standing) -> standard.allows(actor, action, standing)
                && (!action.name().equals("incident.declare") || actor.id().equals(new PersonId("ada")));
        try (TestMuster m = new TestMuster(
                new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), b -> b.policy(strict))) {
            List<PersonId> both = List.of(new PersonId("ada"), new PersonId("ben"));
            IncidentId parent = new IncidentId(
                    m.run("ada", new DeclareIncident("one", null, Severity.SEV3, null, null, both, null, null, null))
                            .id("incident"));
            OpenStream stream = new OpenStream(parent, "network", null, new PersonId("ben"), null, null);
            assertThatThrownBy(() -> m.run("ben", stream))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.code()).isEqualTo(Code.ABSENT));
            m.run("ada", stream);
        }
    }

    @Test
    void bothSidesKnowAndForget() {
        IncidentId one = declare("ada", "one");
        IncidentId two = declare("ada", "two");
        test.run("ada", new RelateIncident(one, null, 2L, As.CHILD));
        assertThat(relations("ada", one)).singleElement().satisfies(l -> {
            assertThat(l.as()).isEqualTo(As.CHILD);
            assertThat(l.title()).isEqualTo("two");
        });
        assertThat(relations("ada", two)).extracting(RelationLine::as).containsExactly(As.PARENT);
        assertThat(refused(two, As.RELATED, one)).isEqualTo(Code.CONFLICT);
        test.run("ada", new UnrelateIncident(two, one));
        assertThat(relations("ada", one)).isEmpty();
        assertThat(relations("ada", two)).isEmpty();
        assertThat(refused("ada", new UnrelateIncident(two, one))).isEqualTo(Code.ABSENT);
    }

    @Test
    void thereAreNoRings() {
        List<IncidentId> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(declare("ada", "incident " + i));
        }
        assertThat(refused(all.get(0), As.RELATED, all.get(0))).isEqualTo(Code.CONFLICT);
        relate(all.get(1), As.PARENT, all.get(0));
        relate(all.get(1), As.CHILD, all.get(2));
        assertThat(refused(all.get(0), As.PARENT, all.get(2))).isEqualTo(Code.CONFLICT);
        assertThat(refused(all.get(2), As.CHILD, all.get(0))).isEqualTo(Code.CONFLICT);
        assertThat(refused(all.get(2), As.PARENT, all.get(3))).as("two parents").isEqualTo(Code.CONFLICT);
        for (int i = 3; i < 11; i++) {
            relate(all.get(i), As.PARENT, all.get(i - 1));
        }
        assertThat(refused("ada", new OpenStream(all.get(10), "deep", null, new PersonId("ada"), null, null)))
                .isEqualTo(Code.CONFLICT);
        assertThat(refused(all.get(11), As.PARENT, all.get(10))).as("too deep").isEqualTo(Code.CONFLICT);
    }

    @Test
    void aDuplicateIsClosedAndNoOriginalOfAnything() {
        IncidentId one = declare("ada", "one");
        IncidentId two = declare("ada", "two");
        IncidentId three = declare("ada", "three");
        relate(two, As.ORIGINAL, one);
        assertThat(test.ask("ada", new ShowIncident(two)).status()).isEqualTo(Status.CLOSED);
        assertThat(test.ask("ada", new ShowIncident(one)).status()).isEqualTo(Status.ACTIVE);
        assertThat(relations("ada", two)).extracting(RelationLine::incident).containsExactly(one);
        assertThat(refused(three, As.ORIGINAL, two)).isEqualTo(Code.CONFLICT);
        assertThat(refused(two, As.ORIGINAL, three)).isEqualTo(Code.CONFLICT);
        relate(three, As.DUPLICATE, one);
        assertThat(test.ask("ada", new ShowIncident(one)).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void nobodyLearnsOfWhatTheyMayNotRead() {
        IncidentId shared = declare("ada", "shared", "ben");
        IncidentId secret = declare("ada", CANARY, "cleo");
        IncidentId none = new IncidentId("00000000-0000-0000-0000-000000000000");
        relate(shared, As.RELATED, secret);
        assertThat(relations("ada", shared)).hasSize(1);
        assertThat(relations("ben", shared)).isEmpty();
        assertThat(test.ask("ben", new History(shared.channel(), null, null, 200, null))
                        .entries())
                .extracting(EntryView::data)
                .noneMatch(d -> d.contains(CANARY) || d.contains("INC-2"));
        for (IncidentId other : List.of(secret, none)) {
            for (Command command :
                    List.of(new RelateIncident(shared, other, null, As.RELATED), new UnrelateIncident(shared, other))) {
                assertThat(refused("ben", command)).isEqualTo(Code.ABSENT);
            }
        }
        for (long number : List.of(2L, 99L)) {
            assertThat(refused("ben", new RelateIncident(shared, null, number, As.PARENT)))
                    .isEqualTo(Code.ABSENT);
        }
    }

    @Test
    void aStreamHasItsLeadAndReportsAsFarAsTheMarkingAllows() {
        IncidentId parent = declare("ada", "all down", "ben");
        IncidentId stream = new IncidentId(test.run(
                        "ada",
                        new OpenStream(
                                parent, "network", null, new PersonId("cleo"), List.of(new PersonId("dan")), null))
                .id("incident"));
        IncidentView view = test.ask("cleo", new ShowIncident(stream));
        assertThat(view.roles().get(0).primaryName()).isEqualTo("Cleo");
        assertThat(view.severity()).isEqualTo(Severity.SEV3);
        assertThat(test.ask("dan", new ShowIncident(stream)).title()).isEqualTo("network");
        assertThat(reports("ben", parent)).singleElement().satisfies(r -> {
            assertThat(r.child()).isEqualTo(stream);
            assertThat(r.lead()).isEqualTo("Cleo");
        });
        test.run("cleo", new UpdateStatus(stream, "the switch is dead", 30));
        assertThat(reports("ben", parent)).last().satisfies(r -> {
            assertThat(r.update()).isEqualTo("the switch is dead");
            assertThat(r.title()).isEqualTo("network");
        });
        test.run("ada", new SetMarking(stream.channel(), Marking.RED, null));
        test.run("cleo", new UpdateStatus(stream, CANARY, 30));
        test.run("cleo", new SetSeverity(stream, Severity.SEV1, CANARY));
        assertThat(reports("ben", parent)).hasSize(4).last().satisfies(r -> {
            assertThat(r.severity()).isEqualTo(Severity.SEV1);
            assertThat(r.title()).isNull();
            assertThat(r.lead()).isNull();
            assertThat(r.update()).isNull();
        });
        assertThat(test.ask("ben", new History(parent.channel(), null, null, 200, null))
                        .entries())
                .extracting(EntryView::data)
                .noneMatch(d -> d.contains(CANARY));
        assertThat(refused("ben", new UpdateStatus(stream, "x", null))).isEqualTo(Code.ABSENT);
    }
}
