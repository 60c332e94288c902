package dev.muster.report;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.Messages;
import dev.muster.command.Amendment;
import dev.muster.command.Events;
import dev.muster.command.Projector;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularEvent.EstimateChanged;
import dev.muster.incident.ParticularEvent.PromiseSet;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.journal.Digest;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.relation.RelationEvent.IncidentRelated;
import dev.muster.relation.RelationEvent.IncidentUnrelated;
import dev.muster.report.IncidentReport.Act;
import dev.muster.report.IncidentReport.EstimateLine;
import dev.muster.report.IncidentReport.Header;
import dev.muster.report.IncidentReport.PinLine;
import dev.muster.report.IncidentReport.RelationLine;
import dev.muster.report.IncidentReport.RoleLine;
import dev.muster.report.IncidentReport.UpdateLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds the entries of an incident's home journal, in their order, into its report. Looks at nothing else: no
 * clock, no documents, no directory. So the same journal gives the same report, and its forms the same bytes.
 *
 * <p>What was deleted or edited later reads as it does now: of an entry only what its view shows is told.
 */
final class IncidentFold {
    private final Events events;
    private final Map<PersonId, String> names = new HashMap<>(Map.of(Caller.MUSTER, "Muster"));
    private final Map<String, RoleLine> roles = new LinkedHashMap<>();
    private final List<UpdateLine> updates = new ArrayList<>();
    private final List<EstimateLine> estimates = new ArrayList<>();
    private final Map<IncidentId, RelationLine> relations = new LinkedHashMap<>();
    private final List<PinLine> pins = new ArrayList<>();
    private final List<Told> timeline = new ArrayList<>();
    private final WorkFold work = new WorkFold();
    private @Nullable IncidentDeclared declared;
    private Instant declaredAt = Instant.EPOCH;
    private PersonId declaredBy = Caller.MUSTER;
    private String title = "";
    private String summary = "";
    private Severity severity = Severity.SEV3;
    private Status status = Status.TRIAGE;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant nextUpdateAt;
    private long messages;
    private long lastEntry;
    private Digest head = Digest.ZERO;

    IncidentFold(Events events) {
        this.events = events;
    }

    /** Takes in the next entry. */
    void add(Entry entry) {
        lastEntry = entry.sequence();
        head = entry.hash();
        Event event = events.event(entry).orElse(null);
        if (event instanceof MessagePosted) {
            messages++;
        } else if (event != null) {
            incident(entry, event);
            work.add(entry, event, name(entry.actor()));
        }
        if (!Messages.talk(entry)) {
            String sentence = event != null
                    ? event.sentence()
                    : entry.purged() ? "did something that was purged since" : "did something new: " + entry.kind();
            timeline.add(new Told(entry.sequence(), entry.time(), entry.actor(), entry.kind(), Lines.one(sentence)));
        }
        if (Amendment.of(entry).is("pinned")) {
            pin(entry, event);
        }
    }

    private void incident(Entry entry, Event event) {
        if (event instanceof MembersAdded added) {
            added.people().forEach(a -> names.put(a.person(), a.name()));
        } else if (event instanceof IncidentDeclared d) {
            declared = d;
            declaredAt = entry.time();
            declaredBy = entry.actor();
            title = d.title();
            summary = d.summary();
            severity = d.severity();
            status = d.status();
            nextUpdateAt = d.nextUpdateAt();
        } else if (event instanceof IncidentEdited edited) {
            title = edited.title();
            summary = edited.summary();
        } else if (event instanceof SeverityChanged changed) {
            severity = changed.to();
        } else if (event instanceof StatusChanged changed) {
            status = changed.to();
            boolean now = status == Status.RESOLVED || resolvedAt == null;
            resolvedAt = status.open() ? null : now ? entry.time() : resolvedAt;
            nextUpdateAt = !status.open() ? null : changed.from().open() ? nextUpdateAt : changed.nextUpdateAt();
        } else if (event instanceof RoleAssigned r) {
            roles.put(r.role(), new RoleLine(r.role(), r.title(), r.primaryName(), r.backupName()));
        } else if (event instanceof EstimateChanged e) {
            estimates.add(new EstimateLine(entry.sequence(), entry.time(), name(entry.actor()), e.to(), e.reason()));
        } else if (event instanceof IncidentRelated r) {
            relations.put(
                    r.other(),
                    new RelationLine(entry.time(), r.as().word(), r.other().value()));
        } else if (event instanceof IncidentUnrelated r) {
            relations.remove(r.other());
        } else if (event instanceof PromiseSet promise) {
            nextUpdateAt = promise.nextUpdateAt();
        } else if (event instanceof UpdatePublished update) {
            nextUpdateAt = update.nextUpdateAt();
            updates.add(new UpdateLine(
                    entry.sequence(), entry.time(), name(entry.actor()), update.text(), update.nextUpdateAt()));
        }
    }

    private void pin(Entry entry, @Nullable Event event) {
        Map<String, Object> shown = entry.purged() ? Map.of() : Projector.properties(entry);
        Object text = shown.get("text");
        String reads = text != null ? text.toString() : event == null ? entry.kind() : event.sentence();
        String reason = Objects.toString(shown.get("pinReason"), "");
        pins.add(new PinLine(entry.sequence(), entry.time(), name(entry.actor()), reads, reason));
    }

    /** An act whose actor is named at the end: who founds a channel is in it only by a later entry. */
    private record Told(long entry, Instant at, PersonId actor, String kind, String sentence) {}

    private Act act(Told told) {
        return new Act(told.entry(), told.at(), name(told.actor()), told.kind(), told.sentence());
    }

    private String name(PersonId person) {
        return names.getOrDefault(person, person.value());
    }

    /** The report of what was taken in so far. */
    IncidentReport report() {
        Instant over = resolvedAt;
        Header header = new Header(
                declared == null ? 0 : declared.number(),
                title,
                summary,
                severity,
                status,
                declaredAt,
                name(declaredBy),
                over,
                over == null ? null : Duration.between(declaredAt, over).toSeconds(),
                nextUpdateAt,
                declared == null ? null : declared.playbook(),
                declared == null ? 0 : declared.playbookVersion(),
                declared == null ? null : declared.source(),
                declared != null && declared.exercise());
        return new IncidentReport(
                header,
                List.copyOf(roles.values()),
                List.copyOf(updates),
                List.copyOf(estimates),
                List.copyOf(relations.values()),
                work.tasks(),
                work.handovers(),
                work.standups(),
                List.copyOf(pins),
                names.entrySet().stream()
                        .filter(e -> !e.getKey().equals(Caller.MUSTER))
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList(),
                timeline.stream().map(this::act).toList(),
                messages,
                lastEntry,
                head.toString());
    }
}
