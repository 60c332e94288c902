package dev.muster.playbook;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.More;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident whose tasks depend on everything that tasks can depend on, and short ways to use it. */
final class Depending implements AutoCloseable {
    final TestMuster test = new TestMuster();
    final String playbook;
    final IncidentId incident;
    final ChannelId channel;

    Depending() {
        test.people.group("legal", false, "cleo", "dan");
        playbook = test.run("ada", new PublishPlaybook(null, content())).id("playbook");
        incident = new IncidentId(test.run("ada", DeclareIncident.of("payments fail", null, playbook))
                .id("incident"));
        channel = incident.channel();
    }

    /** A plan of few words. */
    static final class Plan {
        private final String id;
        private @Nullable PersonId owner;
        private @Nullable PersonId backup;
        private @Nullable GroupId group;
        private @Nullable String property;
        private @Nullable Long due;
        private @Nullable String after;
        private @Nullable Long silent;
        private List<String> blockedBy = List.of();
        private @Nullable String condition;
        private boolean evidence;

        Plan(String id) {
            this.id = id;
        }

        Plan owned(String by, @Nullable String then) {
            owner = new PersonId(by);
            backup = then == null ? null : new PersonId(then);
            return this;
        }

        Plan group(String name) {
            group = new GroupId(name);
            return this;
        }

        Plan property(String name) {
            property = name;
            return this;
        }

        Plan due(long seconds, @Nullable String subject) {
            due = seconds;
            after = subject;
            return this;
        }

        Plan silent(long seconds) {
            silent = seconds;
            return this;
        }

        Plan waits(String... tasks) {
            blockedBy = List.of(tasks);
            return this;
        }

        Plan under(String name) {
            condition = name;
            return this;
        }

        Plan shown() {
            evidence = true;
            return this;
        }

        TaskPlan plan() {
            return TaskPlan.of(id)
                    .id(id)
                    .owner(owner)
                    .backup(backup)
                    .ownerGroup(group)
                    .ownerProperty(property)
                    .dueAfterSeconds(due)
                    .dueAfter(after)
                    .escalateAfterSeconds(silent)
                    .blockedBy(blockedBy)
                    .condition(condition)
                    .evidence(evidence)
                    .build();
        }
    }

    static Condition is(String subject, String... values) {
        return new Is(new Test(subject, List.of(values)));
    }

    static Checklist list(String title, Plan... plans) {
        return new Checklist(title, Arrays.stream(plans).map(Plan::plan).toList());
    }

    static PlaybookContent content() {
        return PlaybookContent.of("Outage")
                .invite(List.of(new PersonId("ben"), new PersonId("cleo")))
                .checklists(List.of(
                        list(
                                "First",
                                new Plan("look").owned("ben", "cleo"),
                                new Plan("call")
                                        .owned("ben", "cleo")
                                        .due(600, "task:look")
                                        .waits("look")
                                        .silent(60),
                                new Plan("tell").waits("press")),
                        list(
                                "Second",
                                new Plan("press")
                                        .owned("cleo", "ben")
                                        .under("bad")
                                        .silent(120),
                                new Plan("pay").property("expert").due(300, "property:impact"),
                                new Plan("prove").shown(),
                                new Plan("count").under("looked"),
                                new Plan("rest").under("long"),
                                new Plan("law").group("legal"))))
                .properties(List.of(
                        new PropertyDefinition(
                                "impact",
                                "Impact",
                                null,
                                PropertyType.SELECT,
                                true,
                                List.of(
                                        new PropertyOption("low", "Low", null),
                                        new PropertyOption("high", "High", "red"))),
                        new PropertyDefinition("expert", "Expert", null, PropertyType.PERSON, false, List.of()),
                        new PropertyDefinition("loss", "Loss", null, PropertyType.NUMBER, false, List.of())))
                .conditions(List.of(
                        new NamedCondition(
                                "bad",
                                "It is bad",
                                new Any(List.of(
                                        is("severity", "SEV1"),
                                        new All(List.of(
                                                is("property:impact", "high"),
                                                new Not(is("status", "resolved")),
                                                new More(new Test("property:loss", List.of("1000")))))))),
                        new NamedCondition("looked", null, is("task:look", "done")),
                        new NamedCondition("long", null, new More(new Test("elapsed", List.of("3600"))))))
                .build();
    }

    /** Five tasks of two stages, two of them under conditions, each watched for silence. */
    static PlaybookContent fire() {
        return PlaybookContent.of("Fire")
                .severity(dev.muster.incident.Severity.SEV3)
                .invite(List.of(new PersonId("ben"), new PersonId("cleo")))
                .checklists(List.of(
                        list(
                                "First",
                                new Plan("a").owned("dan", null).silent(900),
                                new Plan("b")
                                        .owned("dan", null)
                                        .silent(900)
                                        .under("bad")
                                        .waits("a"),
                                new Plan("c").owned("dan", null).silent(900).waits("b")),
                        list(
                                "Second",
                                new Plan("d").owned("dan", null).silent(900).under("started"),
                                new Plan("e").owned("dan", null).silent(900))))
                .conditions(List.of(
                        new NamedCondition("bad", null, is("severity", "SEV1")),
                        new NamedCondition("started", null, is("task:a", "in-progress", "done"))))
                .build();
    }

    Task task(String title) {
        return Sample.task(test, channel, title);
    }

    void set(String property, String... values) {
        test.run("ada", new SetProperty(incident, property, List.of(values), null));
    }

    void state(String person, String title, TaskState state) {
        test.run(person, new SetTaskState(channel, task(title).id(), state, null));
    }

    @Override
    public void close() {
        test.close();
    }
}
