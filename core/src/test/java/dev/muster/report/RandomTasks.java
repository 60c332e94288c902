package dev.muster.report;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.More;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import dev.muster.incident.IncidentId;
import dev.muster.incident.PropertyCommands.AddProperty;
import dev.muster.incident.PropertyCommands.RemoveProperty;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import dev.muster.playbook.TaskCommands.AddChecklist;
import dev.muster.playbook.TaskCommands.AttachEvidence;
import dev.muster.playbook.TaskCommands.BlockTask;
import dev.muster.playbook.TaskCommands.CommentTask;
import dev.muster.playbook.TaskCommands.MoveTask;
import dev.muster.playbook.TaskCommands.UnblockTask;
import dev.muster.playbook.TaskCommands.UndoTask;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.List;
import java.util.Random;

/** A playbook whose tasks depend on everything that they can depend on, and random acts on tasks and properties. */
final class RandomTasks {
    private RandomTasks() {}

    private static Condition is(String subject, String... values) {
        return new Is(new Test(subject, List.of(values)));
    }

    static List<PropertyDefinition> properties() {
        return List.of(
                new PropertyDefinition(
                        "impact",
                        "Impact",
                        null,
                        PropertyType.SELECT,
                        false,
                        List.of(new PropertyOption("low", "Low", null), new PropertyOption("high", "High", "red"))),
                new PropertyDefinition("expert", "Expert", null, PropertyType.PERSON, false, List.of()));
    }

    static List<NamedCondition> conditions() {
        return List.of(
                new NamedCondition(
                        "bad", "It is bad", new Any(List.of(is("severity", "SEV1"), is("property:impact", "high")))),
                new NamedCondition("looked", null, is("task:look", "done")),
                new NamedCondition("open", null, new Not(is("status", "resolved", "closed"))),
                new NamedCondition("long", null, new More(new Test("elapsed", List.of("3600")))));
    }

    static List<Checklist> checklists() {
        return List.of(
                new Checklist(
                        "First",
                        List.of(
                                plan("look", "commander", null, 60L, null, List.of(), null, false),
                                plan("call", null, null, 600L, "task:look", List.of("look"), null, false),
                                plan("tell", null, null, null, null, List.of("press"), "open", false))),
                new Checklist(
                        "Second",
                        List.of(
                                plan("press", null, "expert", 30L, "property:impact", List.of(), "bad", true),
                                plan("count", null, null, 30L, null, List.of("look", "call"), "looked", false),
                                plan("sleep", null, null, 300L, null, List.of(), "long", false))));
    }

    private static TaskPlan plan(
            String id,
            String role,
            String property,
            Long due,
            String after,
            List<String> blockedBy,
            String condition,
            boolean evidence) {
        boolean nobody = role == null && property == null;
        return TaskPlan.of(id)
                .id(id)
                .owner(nobody ? new PersonId("ben") : null)
                .backup(nobody ? new PersonId("cleo") : null)
                .ownerRole(role)
                .ownerProperty(property)
                .dueAfterSeconds(due)
                .dueAfter(after)
                .escalateAfterSeconds(30L)
                .blockedBy(blockedBy)
                .condition(condition)
                .evidence(evidence)
                .build();
    }

    static ChannelCommand property(IncidentId i, Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new SetProperty(i, "impact", List.of(random.nextBoolean() ? "low" : "high"), null);
            case 2 -> new SetProperty(i, "expert", random.nextBoolean() ? List.of("dan") : List.of(), null);
            case 3 ->
                new AddProperty(i, new PropertyDefinition("note", "Note", null, PropertyType.TEXT, false, List.of()));
            default -> new RemoveProperty(i, "note");
        };
    }

    static ChannelCommand task(ChannelId c, String task, String other, String playbook, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new MoveTask(c, task, random.nextBoolean() ? null : "Third", other, null);
            case 2 -> new MoveTask(c, task, null, null, other);
            case 3 -> new BlockTask(c, task, other);
            case 4 -> new UnblockTask(c, task, other);
            case 5 -> new CommentTask(c, task, "well");
            case 6 ->
                random.nextInt(5) == 0
                        ? new AddChecklist(c, playbook, "First", null)
                        : new AttachEvidence(c, task, null, "https://example.org/" + random.nextInt(9), null);
            default -> new UndoTask(c, task, 1 + random.nextInt(60));
        };
    }
}
