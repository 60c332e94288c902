package dev.muster;

import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Command;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A Muster for tests: people who can be changed, a clock that is moved by hand, due work that is run by hand. */
public final class TestMuster implements AutoCloseable {
    public static final WorkspaceId ACME = new WorkspaceId("acme");
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public final People people;
    public final ManualClock clock;
    public final Store store;
    public final Muster muster;

    public TestMuster() {
        this(new MemoryStore(), new ManualClock(), new People(), b -> b);
    }

    public TestMuster(Store store, ManualClock clock, People people, UnaryOperator<MusterBuilder> more) {
        this.store = store;
        this.clock = clock;
        this.people = people;
        this.muster = more.apply(Muster.builder()
                        .store(store)
                        .directory(people)
                        .clock(clock)
                        .runsDueWork(false))
                .build();
    }

    /** Another engine over the same store, people and clock. */
    public TestMuster another() {
        return new TestMuster(store, clock, people, b -> b.node("other"));
    }

    public static Caller as(String person) {
        return Caller.person(ACME, new PersonId(person));
    }

    public Outcome run(String person, Command command) {
        return muster.run(as(person), command, UUID.randomUUID().toString());
    }

    public <R> R ask(String person, Question<R> question) {
        return muster.ask(as(person), question);
    }

    /** Moves the clock and runs what came due, until nothing is. */
    public int advance(Duration time) {
        clock.advance(time);
        return runDue();
    }

    public int runDue() {
        int all = 0;
        for (int ran = muster.runDue(); ran > 0; ran = muster.runDue()) {
            all += ran;
        }
        return all;
    }

    @Override
    public void close() {
        muster.close();
    }

    /** A clock that stands still until it is moved. */
    public static final class ManualClock implements InstantSource {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        public void advance(Duration time) {
            now = now.plus(time);
        }

        public void set(Instant to) {
            now = to;
        }
    }

    /** People: ada (admin), ben, cleo, dan (insiders), guy (guest), audrey (auditor). */
    public static final class People implements Directory {
        private final Map<PersonId, Person> people = new ConcurrentHashMap<>();
        private final Map<GroupId, Group> groups = new ConcurrentHashMap<>();

        public People() {
            add(person("ada", "Ada", false, WorkspaceRole.ADMIN));
            add(person("ben", "Ben", false));
            add(person("cleo", "Cleo", false));
            add(person("dan", "Dan", false));
            add(person("guy", "Guy", true));
            add(person("audrey", "Audrey", false, WorkspaceRole.AUDITOR));
        }

        public static Person person(String id, String name, boolean guest, WorkspaceRole... roles) {
            return new Person(
                    new PersonId(id), id, name, ZoneId.of("Europe/London"), true, guest, Set.of(), Set.of(roles));
        }

        public void add(Person person) {
            people.put(person.id(), person);
        }

        /** Puts people into a group or team, in the place of whoever was in it. */
        public void group(String id, boolean team, String... members) {
            Set<PersonId> ids = Arrays.stream(members).map(PersonId::new).collect(Collectors.toSet());
            GroupId group = new GroupId(id);
            groups.put(group, new Group(group, id, team, ids));
            for (Person p : List.copyOf(people.values())) {
                Set<GroupId> in = new HashSet<>(p.groups());
                in.remove(group);
                if (ids.contains(p.id())) {
                    in.add(group);
                }
                add(new Person(p.id(), p.handle(), p.name(), p.zone(), p.active(), p.guest(), in, p.roles()));
            }
        }

        @Override
        public List<Group> groups(WorkspaceId workspace) {
            return groups.values().stream()
                    .sorted(Comparator.comparing(Group::name))
                    .toList();
        }

        public void deactivate(String id) {
            Person p = people.get(new PersonId(id));
            add(new Person(p.id(), p.handle(), p.name(), p.zone(), false, p.guest(), p.groups(), p.roles()));
        }

        @Override
        public Optional<Person> person(WorkspaceId workspace, PersonId id) {
            return workspace.equals(ACME) ? Optional.ofNullable(people.get(id)) : Optional.empty();
        }

        @Override
        public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
            return people.values().stream()
                    .filter(p -> p.handle().equals(handle.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }

        @Override
        public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
            String start = prefix.toLowerCase(Locale.ROOT);
            return people.values().stream()
                    .filter(p -> p.active()
                            && (p.handle().startsWith(start)
                                    || p.name().toLowerCase(Locale.ROOT).startsWith(start)))
                    .sorted(Comparator.comparing(Person::name))
                    .limit(limit)
                    .toList();
        }
    }
}
