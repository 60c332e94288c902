package dev.muster.exchange;

import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leaves out of a content whomever the directory does not know, with a line for each place. */
final class Known {
    private final Predicate<PersonId> people;
    private final Predicate<GroupId> groups;
    private final Notes notes;

    Known(Admission admission, Notes notes) {
        Map<PersonId, Boolean> asked = new HashMap<>();
        this.people = id -> asked.computeIfAbsent(id, p -> admission
                .directory()
                .person(admission.actor().workspace(), p)
                .filter(Person::active)
                .isPresent());
        Set<GroupId> known = admission.directory().groups(admission.actor().workspace()).stream()
                .map(Group::id)
                .collect(Collectors.toSet());
        this.groups = known::contains;
        this.notes = notes;
    }

    /** With nobody at all. */
    private Known() {
        this.people = p -> false;
        this.groups = g -> false;
        this.notes = new Notes();
    }

    /** A content that names nobody. */
    static PlaybookContent nobody(PlaybookContent content) {
        return new Known().of(content);
    }

    PlaybookContent of(PlaybookContent content) {
        List<PersonId> invite = new ArrayList<>();
        for (int i = 0; i < content.invite().size(); i++) {
            PersonId person = person("invite[" + i + "]", content.invite().get(i));
            if (person != null) {
                invite.add(person);
            }
        }
        List<RolePlan> roles = new ArrayList<>();
        for (int i = 0; i < content.roles().size(); i++) {
            roles.add(role("roles[" + i + "]", content.roles().get(i)));
        }
        List<Checklist> checklists = new ArrayList<>();
        for (int i = 0; i < content.checklists().size(); i++) {
            checklists.add(
                    checklist("checklists[" + i + "]", content.checklists().get(i)));
        }
        return content.change()
                .invite(invite)
                .roles(roles)
                .checklists(checklists)
                .build();
    }

    private @Nullable RolePlan role(String path, @Nullable RolePlan role) {
        return role == null
                ? null
                : new RolePlan(
                        role.name(),
                        role.title(),
                        person(path + ".primary", role.primary()),
                        person(path + ".backup", role.backup()));
    }

    private @Nullable Checklist checklist(String path, @Nullable Checklist checklist) {
        if (checklist == null) {
            return null;
        }
        List<TaskPlan> tasks = new ArrayList<>();
        for (int i = 0; i < checklist.tasks().size(); i++) {
            tasks.add(task(path + ".tasks[" + i + "]", checklist.tasks().get(i)));
        }
        return new Checklist(checklist.title(), tasks);
    }

    private @Nullable TaskPlan task(String path, @Nullable TaskPlan task) {
        return task == null
                ? null
                : task.change()
                        .owner(person(path + ".owner", task.owner()))
                        .backup(person(path + ".backup", task.backup()))
                        .ownerGroup(group(path + ".ownerGroup", task.ownerGroup()))
                        .build();
    }

    private @Nullable PersonId person(String path, @Nullable PersonId person) {
        if (person == null || people.test(person)) {
            return person;
        }
        notes.missing(path, "person.unknown", "nobody here is called " + person + "; choose somebody");
        return null;
    }

    private @Nullable GroupId group(String path, @Nullable GroupId group) {
        if (group == null || groups.test(group)) {
            return group;
        }
        notes.missing(path, "group.unknown", "no group here is called " + group + "; choose one");
        return null;
    }
}
