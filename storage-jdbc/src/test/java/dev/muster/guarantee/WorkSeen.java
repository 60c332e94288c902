package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.guarantee.WorkTasks.T;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentLine;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ListIncidents;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.incident.PropertyViews.ListProperties;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskViews.ListComments;
import dev.muster.playbook.TaskViews.ListTasks;
import dev.muster.work.WorkViews.ListMine;
import dev.muster.work.WorkViews.Sort;
import dev.muster.work.WorkViews.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what somebody sees of an incident's work with what a model says that they see. */
final class WorkSeen {
    private final Muster muster;
    private final ChannelId channel;
    private final WorkModel model;
    /** The proposal that was made last. */
    String proposal = "none";

    WorkSeen(Muster muster, ChannelId channel, WorkModel model) {
        this.muster = muster;
        this.channel = channel;
        this.model = model;
    }

    private <R> R ask(String actor, Question<R> question) {
        return muster.ask(People.as(actor), question);
    }

    private List<Task> tasks(String actor) {
        return ask(actor, new ListTasks(channel)).stages().stream()
                .flatMap(s -> s.tasks().stream())
                .toList();
    }

    /** Takes into the model what is there at the beginning. */
    void begin() {
        model.status = show("ada").status().word();
        for (Task task : tasks("ada")) {
            T made = new T(task.id(), task.title(), task.stage());
            made.condition = task.condition();
            model.tasks.begin(made);
        }
    }

    private IncidentView show(String actor) {
        return ask(actor, new ShowIncident(IncidentId.of(channel)));
    }

    void compare(String actor) {
        IncidentView view = show(actor);
        assertThat(view.status().word()).as("status for %s", actor).isEqualTo(model.status);
        assertThat(view.severity().name()).as("severity for %s", actor).isEqualTo(model.severity);
        assertThat(view.resolvedAt() == null).as("over for %s", actor).isEqualTo(model.open());
        assertThat(Optional.ofNullable(view.proposal()).map(p -> p.to() + " by " + p.by()))
                .as("proposal for %s", actor)
                .isEqualTo(Optional.ofNullable(model.proposed).map(p -> p + " by " + model.proposer));
        assertThat(view.roles().stream()
                        .map(r -> r.name() + " " + text(r.primary()) + " " + text(r.backup()))
                        .toList())
                .as("roles for %s", actor)
                .isEqualTo(model.roleLines());
        assertThat(ask(actor, new ListProperties(IncidentId.of(channel)))
                        .properties()
                        .get(0)
                        .values())
                .as("region for %s", actor)
                .isEqualTo(model.region.isEmpty() ? List.of() : List.of(model.region));
        tasks(actor, model.tasks.all);
        lines(actor);
        mine(actor);
        assertThatThrownBy(() -> tasks("zoe")).isInstanceOf(Rejection.class);
    }

    private static String text(@Nullable PersonId person) {
        return person == null ? "" : person.value();
    }

    /** Stage by stage, as they come first in the order of all. */
    private void tasks(String actor, List<T> all) {
        Map<String, List<String>> stages = all.stream()
                .collect(Collectors.groupingBy(
                        t -> t.stage,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(WorkSeen::said, Collectors.toList())));
        List<String> expected = new ArrayList<>();
        stages.values().forEach(expected::addAll);
        assertThat(tasks(actor).stream().map(WorkSeen::said).toList())
                .as("tasks for %s", actor)
                .isEqualTo(expected);
        for (T task : all) {
            if (task.comments > 0) {
                assertThat(ask(actor, new ListComments(channel, task.id)).comments())
                        .as("comments for %s", actor)
                        .hasSize(task.comments);
            }
        }
    }

    private static String said(T t) {
        return String.join(
                " ",
                t.id,
                t.title,
                t.stage,
                "owner:" + t.owner,
                "backup:" + t.backup,
                t.state,
                t.visibility(),
                "v" + t.version,
                "due:" + t.due,
                "known:" + t.acknowledged,
                "comments:" + t.comments,
                t.blockedBy.stream().map(b -> b.id).toList().toString(),
                t.waitsFor.stream().map(b -> b.id).toList().toString());
    }

    private static String said(Task t) {
        return String.join(
                " ",
                t.id(),
                t.title(),
                t.stage(),
                "owner:" + text(t.owner()),
                "backup:" + text(t.backup()),
                t.state().word(),
                t.visibility().name(),
                "v" + t.version(),
                "due:" + (t.due() != null),
                "known:" + t.acknowledged(),
                "comments:" + t.comments(),
                t.blockedBy().toString(),
                t.waitsFor().toString());
    }

    private void lines(String actor) {
        IncidentLine line = ask(actor, new ListIncidents(model.open(), 500)).incidents().stream()
                .filter(i -> i.id().equals(IncidentId.of(channel)))
                .findFirst()
                .orElseThrow();
        List<T> shown = model.tasks.all.stream().filter(T::shown).toList();
        assertThat(List.of(line.tasksDone(), line.tasksTotal()))
                .as("progress for %s", actor)
                .isEqualTo(
                        List.of((int) shown.stream().filter(t -> !t.pending()).count(), shown.size()));
        assertThat(text(line.commander())).isEqualTo(Objects.requireNonNull(model.roles.get("commander"))[0]);
    }

    private void mine(String actor) {
        Map<String, Boolean> waiting = new TreeMap<>();
        for (WorkItem item : ask(actor, new ListMine(500)).items()) {
            if (item.sort() == Sort.TASK && item.channel().equals(channel)) {
                waiting.put(item.id(), item.backup());
            }
        }
        assertThat(waiting).as("waiting for %s", actor).isEqualTo(model.waiting(actor));
    }
}
