package dev.muster.report;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelEvent.ChannelArchived;
import dev.muster.channel.ChannelEvent.ChannelCreated;
import dev.muster.channel.ChannelEvent.ChannelRenamed;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelEvent.HistorySet;
import dev.muster.channel.ChannelEvent.MarkingSet;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessagePinned;
import dev.muster.channel.ChannelEvent.MessageUnpinned;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.channel.Pin;
import dev.muster.command.Kind;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentProperty;
import dev.muster.incident.ParticularEvent.CallSet;
import dev.muster.incident.ParticularEvent.Classified;
import dev.muster.incident.ParticularEvent.EstimateChanged;
import dev.muster.incident.ParticularEvent.PromiseSet;
import dev.muster.incident.ParticularEvent.SeverityDeclined;
import dev.muster.incident.ParticularEvent.SeverityProposed;
import dev.muster.incident.Particulars;
import dev.muster.incident.Particulars.SeverityProposal;
import dev.muster.incident.Progress;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertyRemoved;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.incident.Role;
import dev.muster.incident.Status;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.PlaybookEvent.TaskEscalated;
import dev.muster.playbook.Task;
import dev.muster.playbook.TaskCondition;
import dev.muster.playbook.TaskEvent.TaskCommented;
import dev.muster.playbook.TaskEvent.TaskMoved;
import dev.muster.playbook.TaskEvent.TasksFollowed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes state anew from nothing but the entries of one channel's journal. Written apart from the rules on purpose. */
final class Rebuild {
    final Map<Kind<?>, Map<String, Object>> documents = new java.util.HashMap<>();
    private final ChannelId channel;
    private final RebuildWork work = new RebuildWork(this);

    Rebuild(ChannelId channel) {
        this.channel = channel;
    }

    <T> void put(Kind<T> kind, T value) {
        all(kind).put(kind.id().apply(value), value);
    }

    <T> T get(Kind<T> kind, String id) {
        return Objects.requireNonNull(kind.type().cast(all(kind).get(id)), () -> kind.name() + " " + id);
    }

    void remove(Kind<?> kind, String id) {
        all(kind).remove(id);
    }

    Map<String, Object> all(Kind<?> kind) {
        return documents.computeIfAbsent(kind, k -> new TreeMap<>());
    }

    void add(Entry entry, Event event) {
        channel(entry, event);
        incident(entry, event);
        particulars(new IncidentId(channel.value()), event, entry.time(), entry.actor());
        task(event);
        property(event);
        work.add(channel, entry, event);
    }

    private void channel(Entry entry, Event event) {
        if (event instanceof ChannelCreated e) {
            put(
                    Channel.KIND,
                    new Channel(
                            channel,
                            e.name(),
                            e.purpose(),
                            e.open(),
                            false,
                            e.incident(),
                            e.creator(),
                            entry.time(),
                            e.settings()));
        } else if (event instanceof ChannelRenamed e) {
            Channel before = get(Channel.KIND, channel.value());
            channel(e.name(), e.purpose(), before.archived());
            if (e.header() != null) {
                settings(s -> s.headed(e.header()));
            }
        } else if (event instanceof HistorySet e) {
            settings(s -> s.showing(e.history()));
        } else if (event instanceof MarkingSet e) {
            settings(s -> s.marked(e.to()));
        } else if (event instanceof ChannelArchived e) {
            archived(true);
            settings(s -> s.hidden(Boolean.TRUE.equals(e.hidden())));
        } else if (event instanceof ChannelRestored) {
            archived(false);
            settings(s -> s.hidden(false));
        } else if (event instanceof MembersAdded e) {
            for (Added a : e.people()) {
                Member before = (Member) all(Member.KIND).get(Member.id(channel, a.person()));
                put(
                        Member.KIND,
                        new Member(
                                channel,
                                a.person(),
                                before == null ? a.name() : before.name(),
                                a.rank(),
                                before == null ? entry.time() : before.since(),
                                before == null ? a.first() : before.from()));
            }
        } else if (event instanceof MemberRemoved e) {
            remove(Member.KIND, Member.id(channel, e.person()));
        } else if (event instanceof MessagePinned e) {
            put(Pin.KIND, new Pin(channel, e.message(), entry.actor(), entry.time(), e.reason()));
        } else if (event instanceof MessageUnpinned e) {
            remove(Pin.KIND, channel + "/" + e.message());
        } else if (event instanceof MessageDeleted e) {
            remove(Pin.KIND, channel + "/" + e.message());
        }
    }

    private void archived(boolean now) {
        Channel c = get(Channel.KIND, channel.value());
        channel(c.name(), c.purpose(), now);
    }

    private void channel(String name, String purpose, boolean archived) {
        Channel c = get(Channel.KIND, channel.value());
        put(
                Channel.KIND,
                new Channel(
                        channel,
                        name,
                        purpose,
                        c.open(),
                        archived,
                        c.incident(),
                        c.creator(),
                        c.createdAt(),
                        c.settings()));
    }

    private void settings(java.util.function.UnaryOperator<dev.muster.channel.Settings> change) {
        Channel c = get(Channel.KIND, channel.value());
        put(Channel.KIND, c.with(change.apply(c.settings())));
    }

    private void incident(Entry entry, Event event) {
        IncidentId id = new IncidentId(channel.value());
        if (event instanceof IncidentDeclared e) {
            put(
                    Incident.KIND,
                    new Incident(
                            id,
                            e.number(),
                            e.title(),
                            e.summary(),
                            e.severity(),
                            e.status(),
                            entry.actor(),
                            entry.time(),
                            null,
                            e.playbook(),
                            e.playbookVersion(),
                            e.source(),
                            true,
                            false,
                            e.related(),
                            0,
                            e.nextUpdateAt(),
                            new Particulars(
                                    null,
                                    "",
                                    List.of(),
                                    null,
                                    null,
                                    e.noticedAt(),
                                    e.from(),
                                    minutes(entry, e.nextUpdateAt()),
                                    false,
                                    null,
                                    e.exercise())));
        } else if (event instanceof IncidentEdited e) {
            put(
                    Incident.KIND,
                    live(id).change().describe(e.title(), e.summary()).incident());
        } else if (event instanceof SeverityChanged e) {
            put(Incident.KIND, live(id).change().severity(e.to()).incident());
        } else if (event instanceof StatusChanged e) {
            status(live(id), e.to(), entry.time());
        } else if (event instanceof UpdatePublished e) {
            int minutes = minutes(entry, e.nextUpdateAt());
            put(
                    Incident.KIND,
                    live(id).change()
                            .updated(entry.sequence(), e.nextUpdateAt())
                            .particulars(p -> minutes == 0 ? p : p.promising(minutes, false))
                            .incident());
        } else if (event instanceof RoleAssigned e) {
            role(id, e.role(), e.title(), e.primary(), e.primaryName(), e.backup(), e.backupName());
        }
    }

    private static int minutes(Entry entry, @Nullable Instant next) {
        return next == null ? 0 : (int) Duration.between(entry.time(), next).toMinutes();
    }

    private void particulars(IncidentId id, Event event, Instant at, PersonId by) {
        if (event instanceof Classified e) {
            known(id, p -> p.classified(e.type(), e.impact(), e.affected()));
        } else if (event instanceof EstimateChanged e) {
            known(id, p -> p.fixedBy(e.to()));
        } else if (event instanceof CallSet e) {
            known(id, p -> p.called(e.link()));
        } else if (event instanceof SeverityProposed e) {
            known(id, p -> p.proposed(new SeverityProposal(e.proposal(), e.to(), e.reason(), by, at)));
        } else if (event instanceof SeverityDeclined) {
            known(id, p -> p.proposed(null));
        } else if (event instanceof PromiseSet e) {
            put(
                    Incident.KIND,
                    live(id).change()
                            .particulars(p -> p.promising(e.everyMinutes(), !e.on()))
                            .next(e.nextUpdateAt())
                            .incident());
        }
    }

    private void known(IncidentId id, java.util.function.UnaryOperator<Particulars> change) {
        put(Incident.KIND, live(id).change().particulars(change).incident());
    }

    private Incident live(IncidentId id) {
        return get(Incident.KIND, id.value());
    }

    private void status(Incident before, Status to, Instant at) {
        put(Incident.KIND, before.change().status(to, at).incident());
    }

    private void role(
            IncidentId id,
            String name,
            String title,
            @Nullable PersonId primary,
            @Nullable String primaryName,
            @Nullable PersonId backup,
            @Nullable String backupName) {
        Role before = (Role) all(Role.KIND).get(Role.id(id, name));
        int order = before == null ? all(Role.KIND).size() : before.order();
        put(Role.KIND, new Role(id, name, title, primary, primaryName, backup, backupName, order));
    }

    private void task(Event event) {
        List<Task> tasks = new ArrayList<>();
        List<TaskCondition> conditions = List.of();
        if (event instanceof ChecklistAdded e) {
            tasks.addAll(e.tasks());
            conditions = e.conditions();
        } else if (event instanceof TaskAdded e) {
            tasks.add(e.task());
        } else if (event instanceof TaskChanged e) {
            tasks.add(e.task());
        } else if (event instanceof TaskEscalated e) {
            tasks.add(e.task());
        } else if (event instanceof TaskCommented e) {
            tasks.add(e.task());
        } else if (event instanceof TaskMoved e) {
            tasks.add(e.task());
            tasks.addAll(e.others());
        } else if (event instanceof TasksFollowed e) {
            tasks.addAll(e.tasks());
            conditions = e.conditions();
        }
        tasks.forEach(t -> put(Task.KIND, t));
        conditions.forEach(c -> put(TaskCondition.KIND, c));
        if (!tasks.isEmpty() && !all(Incident.KIND).isEmpty()) {
            List<Task> all = all(Task.KIND).values().stream()
                    .map(Task.class::cast)
                    .filter(Task::shown)
                    .toList();
            int done = (int) all.stream().filter(t -> !t.state().live()).count();
            put(Progress.KIND, new Progress(new IncidentId(channel.value()), done, all.size()));
        }
    }

    private void property(Event event) {
        if (event instanceof PropertiesAdded e) {
            e.properties().forEach(p -> put(IncidentProperty.KIND, p));
        } else if (event instanceof PropertySet e) {
            put(IncidentProperty.KIND, e.property());
        } else if (event instanceof PropertyRemoved e) {
            remove(IncidentProperty.KIND, channel.value() + "/" + e.property());
        }
    }
}
