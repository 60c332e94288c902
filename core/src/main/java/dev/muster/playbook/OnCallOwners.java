package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Context;
import dev.muster.command.OnCall;
import dev.muster.command.State;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.TaskPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is on call when tasks are made, in the place of the rotations that these name: a person owns the task, the members
 * of a group can take it, and where nobody is on call, nobody owns it. Later changes of the rotation change no task.
 */
final class OnCallOwners {
    private final Map<PersonId, Added> people = new LinkedHashMap<>();
    private final OnCall onCall;
    private final State state;
    private final Context context;

    OnCallOwners(OnCall onCall, State state, Context context) {
        this.onCall = onCall;
        this.state = state;
        this.context = context;
    }

    /** The same checklists, with owners. */
    List<Checklist> named(List<Checklist> checklists) {
        List<Checklist> named = new ArrayList<>();
        checklists.forEach(c -> named.add(
                new Checklist(c.title(), c.tasks().stream().map(this::named).toList())));
        return named;
    }

    private TaskPlan named(TaskPlan plan) {
        String rotation = plan.ownerOnCall();
        if (rotation == null) {
            return plan;
        }
        Optional<OnCall.Holder> holder = onCall.at(rotation, state, context.now());
        PersonId person = holder.map(OnCall.Holder::person).orElse(null);
        if (person != null) {
            people.put(person, new Added(person, holder.get().name(), Rank.MEMBER));
        }
        return plan.change()
                .owner(person)
                .ownerGroup(holder.map(OnCall.Holder::group).orElse(null))
                .build();
    }

    /** Whom the rotations brought in. */
    Collection<Added> people() {
        return people.values();
    }
}
