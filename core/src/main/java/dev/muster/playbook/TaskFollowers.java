package dev.muster.playbook;

import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Follower;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentFacts;
import dev.muster.incident.ParticularEvent.Classified;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertyRemoved;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.TaskCommands.CheckElapsed;
import dev.muster.playbook.TaskEvent.TaskCommented;
import dev.muster.playbook.TaskEvent.TaskMoved;
import dev.muster.playbook.TaskEvent.TasksFollowed;

/** Everything from which something follows for tasks: all that conditions look at, and all that tasks wait for. */
final class TaskFollowers {
    private TaskFollowers() {}

    static void register(Registry registry) {
        registry.event("task.followed", 1, TasksFollowed.class);
        registry.event("task.moved", 1, TaskMoved.class);
        registry.event("task.commented", 1, TaskCommented.class);
        registry.handleDue("task.elapsed", CheckElapsed.class, InChannel.of(Playbooks.WORK, Elapsed::check));
        registry.follow(SeverityChanged.class, subject("severity"));
        registry.follow(StatusChanged.class, subject("status"));
        registry.follow(Classified.class, subject("type"));
        registry.follow(
                PropertySet.class,
                (at, e, s, c) -> new Following(channel(at), s, c).property(e).decision());
        registry.follow(PropertiesAdded.class, TaskFollowers::added);
        registry.follow(PropertyRemoved.class, (at, e, s, c) -> new Following(channel(at), s, c)
                .subject(IncidentFacts.PROPERTY + e.property())
                .decision());
        registry.follow(TaskChanged.class, TaskFollowers::changed);
        registry.follow(TaskCommented.class, (at, e, s, c) -> new Following(channel(at), s, c)
                .waiting(e.task().id())
                .decision());
        registry.follow(ChannelRestored.class, (at, e, s, c) -> Elapsed.again(channel(at), s, c));
    }

    /** What follows when something that conditions look at has changed. */
    static <E extends Event> Follower<E> subject(String subject) {
        return (at, event, state, context) ->
                new Following(channel(at), state, context).subject(subject).decision();
    }

    private static ChannelId channel(EntryId at) {
        return new ChannelId(at.journal().id());
    }

    private static Decision added(EntryId at, PropertiesAdded event, State state, Context context) {
        Following following = new Following(channel(at), state, context);
        event.properties()
                .forEach(p -> following.subject(
                        IncidentFacts.PROPERTY + p.definition().id()));
        return following.decision();
    }

    /** A change of a task matters to others when it was finished, reopened, or brought out by being touched. */
    private static Decision changed(EntryId at, TaskChanged event, State state, Context context) {
        Following following = new Following(channel(at), state, context);
        TaskEvent.Before before = event.before();
        boolean turned = before != null && before.state() != event.task().state();
        return (turned
                        ? following.task(event.task())
                        : following.waiting(event.task().id()))
                .decision();
    }
}
