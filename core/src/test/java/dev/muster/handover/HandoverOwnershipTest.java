package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.Told;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.Member;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.RemindHandover;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverDeclined;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.incident.Severity;
import dev.muster.journal.Entry;
import dev.muster.record.DocumentKey;
import dev.muster.record.Json;
import dev.muster.storage.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Command is never nobody's, whatever people and time do: a model that knows nothing but the journal says who may
 * accept and who holds command, and is held against what is stored after every act.
 */
class HandoverOwnershipTest {
    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo", "dan", "eve");
    private static final Set<String> HAPPENED = new HashSet<>();

    @AfterContainer
    static void everythingHappened() {
        assertThat(HAPPENED)
                .contains("accepted", "refused an accept", "declined", "asked", "escalated", "left", "assigned");
    }

    @Property(tries = 40, seed = "815", edgeCases = EdgeCasesMode.NONE)
    void commandIsNeverNobodys(@ForAll Random random) {
        Run run = new Run(random);
        try {
            for (int i = 0; i < 60; i++) {
                run.step();
            }
        } finally {
            run.m.close();
        }
    }

    /** One handover as the journal tells it. */
    private static final class Story {
        final Set<PersonId> asked = new HashSet<>();
        int backupAsked;
        int escalated;
        boolean over;
        PersonId from = new PersonId("nobody");
    }

    private static final class Run {
        private final Random random;
        private TestMuster m = new TestMuster();
        private final IncidentId incident;
        private final Map<String, Class<?>> types = new HashMap<>();
        private final Map<HandoverId, Story> handovers = new HashMap<>();
        private final Set<String> inactive = new HashSet<>();
        private PersonId holder = new PersonId("ada");
        private long read;

        Run(Random random) {
            this.random = random;
            m.people.add(TestMuster.People.person("eve", "Eve", false));
            m.muster.events().forEach((Told t) -> types.put(t.kind(), t.type()));
            incident = new IncidentId(m.run("ada", DeclareIncident.of("it burns", Severity.SEV1, null))
                    .id("incident"));
            m.advance(Duration.ofSeconds(1));
            m.run("ada", new AddMembers(incident.channel(), ids(List.of("ben")), Rank.OWNER));
            m.run("ada", new AddMembers(incident.channel(), ids(List.of("cleo", "dan", "eve")), null));
            follow(null);
        }

        void step() {
            String who = someone();
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> {
                    Long patience = 60L * (1 + random.nextInt(5));
                    PersonId backup = random.nextBoolean() ? new PersonId(someone()) : null;
                    attempt(
                            who,
                            new OfferHandover(
                                    incident, new PersonId(someone()), backup, "d", "n", "b", null, patience));
                }
                case 3, 4, 5 -> accept(who);
                case 6 -> open().forEach(h -> attempt(who, new DeclineHandover(incident, h, "no")));
                case 7 -> open().forEach(h -> attempt(who, new RemindHandover(incident, h)));
                case 8 -> {
                    if (random.nextInt(3) == 0) {
                        open().forEach(h -> attempt(holder.value(), new WithdrawHandover(incident, h)));
                    }
                }
                case 9 -> {
                    if (attempt(
                            random.nextBoolean() ? "ada" : "ben",
                            new RemoveMember(incident.channel(), new PersonId(who)))) {
                        HAPPENED.add("left");
                    }
                }
                case 10 -> attempt("ada", new AddMembers(incident.channel(), ids(List.of(who)), null));
                case 11 -> {
                    if (attempt(who, new AssignRole(incident, Role.COMMANDER, new PersonId(someone()), null))) {
                        HAPPENED.add("assigned");
                    }
                }
                case 12 -> activity(who);
                default -> {
                    m.advance(Duration.ofSeconds(random.nextInt(400)));
                    follow(null);
                }
            }
        }

        private void activity(String who) {
            if (who.equals("ada")) {
                TestMuster before = m;
                m = new TestMuster(before.store, before.clock, before.people, b -> b.node("n" + random.nextInt()));
            } else if (inactive.remove(who)) {
                m.people.add(
                        TestMuster.People.person(who, who.substring(0, 1).toUpperCase() + who.substring(1), false));
            } else {
                inactive.add(who);
                m.people.deactivate(who);
            }
            PEOPLE.forEach(p -> m.muster.accessChanged(TestMuster.ACME, new PersonId(p)));
        }

        /** Whoever was asked and said nothing yet gets it, and nobody else. */
        private void accept(String who) {
            for (HandoverId id : open()) {
                Story told = handovers.get(id);
                PersonId person = new PersonId(who);
                boolean may = told.asked.contains(person)
                        && !inactive.contains(who)
                        && member(person)
                        && told.from.equals(holder)
                        && !person.equals(holder);
                PersonId before = holder;
                boolean did = attempt(who, new AcceptHandover(incident, id, null), may ? person : null);
                assertThat(did).as("%s accepts from %s", who, before).isEqualTo(may);
                HAPPENED.add(did ? "accepted" : "refused an accept");
            }
        }

        private boolean attempt(String who, Command command) {
            return attempt(who, command, null);
        }

        private boolean attempt(String who, Command command, @Nullable PersonId heir) {
            boolean done;
            try {
                m.run(who, command);
                done = true;
            } catch (Rejection e) {
                done = false;
            }
            if (done && command instanceof AssignRole assign) {
                holder = Objects.requireNonNull(assign.primary());
            }
            follow(done ? heir : null);
            return done;
        }

        /** Reads on in the journal, and compares. */
        private void follow(@Nullable PersonId heir) {
            if (heir != null) {
                holder = heir;
            }
            List<Entry> entries =
                    m.store.snapshot(q -> q.range(Range.after(incident.journal(TestMuster.ACME), read, Range.MOST)));
            for (Entry entry : entries) {
                read = entry.sequence();
                told(Json.read(entry.payload(), types.get(entry.kind())));
            }
            Role role = Role.KIND.value(
                    m.store.snapshot(q -> q.documents(List.of(key()))).get(key()));
            assertThat(role.primary()).as("who has command").isEqualTo(holder);
            assertThat(open()).as("open handovers of one role").hasSizeLessThanOrEqualTo(1);
        }

        private DocumentKey key() {
            return Role.KIND.key(TestMuster.ACME, Role.id(incident, Role.COMMANDER));
        }

        private void told(Object event) {
            if (event instanceof HandoverOffered e) {
                Story told = new Story();
                told.asked.add(e.handover().to());
                told.from = e.handover().from();
                handovers.put(e.handover().id(), told);
            } else if (event instanceof HandoverAsked e) {
                HAPPENED.add("asked");
                handovers.get(e.handover()).asked.add(e.person());
                assertThat(++handovers.get(e.handover()).backupAsked).isEqualTo(1);
            } else if (event instanceof HandoverEscalated e) {
                HAPPENED.add("escalated");
                Story told = handovers.get(e.handover());
                told.asked.addAll(Objects.requireNonNullElse(e.asked(), List.of()));
                assertThat(++told.escalated).isLessThanOrEqualTo(2);
                told.over |= e.state() == Handover.Phase.DECLINED;
            } else if (event instanceof HandoverDeclined e) {
                HAPPENED.add("declined");
                handovers.get(e.handover()).asked.remove(e.person());
                handovers.get(e.handover()).over |= e.state() == Handover.Phase.DECLINED;
            } else if (event instanceof HandoverAccepted e) {
                end(e.handover());
            } else if (event instanceof HandoverWithdrawn e) {
                end(e.handover());
            }
        }

        private void end(HandoverId id) {
            assertThat(handovers.get(id).over).as("ended twice").isFalse();
            handovers.get(id).over = true;
        }

        private List<HandoverId> open() {
            List<HandoverId> open = new ArrayList<>();
            handovers.forEach((id, told) -> {
                if (!told.over) {
                    open.add(id);
                }
            });
            return open;
        }

        private boolean member(PersonId person) {
            DocumentKey key = Member.KIND.key(TestMuster.ACME, Member.id(incident.channel(), person));
            return m.store.snapshot(q -> q.documents(List.of(key))).containsKey(key);
        }

        private String someone() {
            return PEOPLE.get(random.nextInt(PEOPLE.size()));
        }

        private static List<PersonId> ids(List<String> people) {
            return people.stream().map(PersonId::new).toList();
        }
    }
}
