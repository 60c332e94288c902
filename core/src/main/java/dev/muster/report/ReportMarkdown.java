package dev.muster.report;

import dev.muster.report.IncidentReport.Act;
import dev.muster.report.IncidentReport.AnswerLine;
import dev.muster.report.IncidentReport.EstimateLine;
import dev.muster.report.IncidentReport.HandoverLine;
import dev.muster.report.IncidentReport.Header;
import dev.muster.report.IncidentReport.PinLine;
import dev.muster.report.IncidentReport.RelationLine;
import dev.muster.report.IncidentReport.RoleLine;
import dev.muster.report.IncidentReport.StandupLine;
import dev.muster.report.IncidentReport.TaskLine;
import dev.muster.report.IncidentReport.UpdateLine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A report as Markdown: the same report gives the same text. */
final class ReportMarkdown {
    private final IncidentReport report;
    private final Lines out = new Lines();

    private ReportMarkdown(IncidentReport report) {
        this.report = report;
    }

    static String of(IncidentReport report) {
        return new ReportMarkdown(report).write();
    }

    private String write() {
        header();
        if (!report.roles().isEmpty()) {
            out.heading("Roles");
            report.roles().forEach(this::role);
        }
        if (!report.pins().isEmpty()) {
            out.heading("Pinned");
            report.pins().forEach(this::pin);
        }
        if (!report.updates().isEmpty()) {
            out.heading("Status updates");
            report.updates().forEach(this::update);
        }
        if (!report.estimates().isEmpty()) {
            out.heading("Estimates");
            report.estimates().forEach(this::estimate);
        }
        if (!report.relations().isEmpty()) {
            out.heading("Related incidents");
            report.relations().forEach(this::relation);
        }
        tasks();
        if (!report.handovers().isEmpty()) {
            out.heading("Handovers");
            report.handovers().forEach(this::handover);
        }
        if (!report.standups().isEmpty()) {
            out.heading("Standups");
            report.standups().forEach(this::standup);
        }
        out.heading("Timeline");
        report.timeline().forEach(this::act);
        out.heading("Record");
        out.add("Times are UTC. Made from entries 1 to " + report.lastEntry()
                + " of the journal, whose last entry has the hash `" + report.head() + "`.");
        return out.text();
    }

    private void header() {
        Header h = report.header();
        out.add("# INC-" + h.number() + ": " + h.title()).blank();
        out.fact("Exercise", h.exercise() ? "yes: it was played, and nothing of it left" : null);
        out.quote(h.summary());
        out.fact("Severity", h.severity());
        out.fact("Status", h.status().word());
        out.fact("Declared", Lines.time(h.declaredAt()) + " by " + h.declaredBy());
        out.fact("Resolved", h.resolvedAt());
        Long seconds = h.secondsToResolve();
        out.fact("Time to resolve", seconds == null ? null : duration(Duration.ofSeconds(seconds)));
        out.fact("Next update due", h.nextUpdateAt());
        out.fact("Playbook", h.playbook() == null ? null : h.playbook() + ", version " + h.playbookVersion());
        out.fact("Declared by the alert source", h.source());
        out.fact("Messages", report.messages());
        out.fact("People", String.join(", ", report.people()));
    }

    private static String duration(Duration time) {
        String text = (time.toDays() == 0 ? "" : time.toDays() + " d ")
                + (time.toHoursPart() == 0 ? "" : time.toHoursPart() + " h ")
                + (time.toMinutesPart() == 0 ? "" : time.toMinutesPart() + " min ")
                + (time.toSecondsPart() == 0 ? "" : time.toSecondsPart() + " s");
        return text.isBlank() ? "0 s" : text.strip();
    }

    private void role(RoleLine role) {
        out.fact(role.title(), holders(role.primary(), role.backup()));
    }

    static String holders(@Nullable String primary, @Nullable String backup) {
        return (primary == null ? "nobody" : primary) + (backup == null ? "" : ", backed up by " + backup);
    }

    private void pin(PinLine pin) {
        String reason = pin.reason().isEmpty() ? "" : " (" + pin.reason() + ")";
        out.item(Lines.time(pin.at()) + " " + pin.by() + ": " + pin.text() + reason);
    }

    private void update(UpdateLine update) {
        out.add("**" + Lines.time(update.at()) + "** by " + update.by()
                        + (update.nextUpdateAt() == null
                                ? ""
                                : ", next one promised for " + Lines.time(update.nextUpdateAt())))
                .blank()
                .quote(update.text());
    }

    private void estimate(EstimateLine e) {
        out.item(Lines.time(e.at()) + " " + e.by() + ": "
                + (e.to() == null ? "no estimate" : "mended by " + Lines.time(e.to()))
                + (e.reason().isBlank() ? "" : ", because " + e.reason()));
    }

    private void relation(RelationLine relation) {
        out.item(Lines.time(relation.at()) + " " + relation.as() + ": " + relation.other());
    }

    private void tasks() {
        if (report.tasks().isEmpty()) {
            return;
        }
        out.heading("Tasks");
        long closed = report.tasks().stream().filter(t -> t.closedAt() != null).count();
        out.add(closed + " of " + report.tasks().size() + " done or skipped.");
        String stage = "";
        for (TaskLine task : report.tasks()) {
            if (!task.stage().equals(stage)) {
                stage = task.stage();
                out.blank().add("### " + stage).blank();
            }
            out.item("[" + (task.closedAt() == null ? " " : "x") + "] " + task.title() + ": " + task.state()
                    + (task.owner() == null ? "" : ", owner " + holders(task.owner(), task.backup()))
                    + (task.due() == null ? "" : ", due " + Lines.time(task.due()))
                    + (task.closedAt() == null ? "" : ", " + Lines.time(task.closedAt()) + " by " + task.closedBy()));
        }
    }

    private void handover(HandoverLine h) {
        out.add("**" + Lines.time(h.at()) + "** " + h.role() + " from " + h.from() + " to " + h.to() + ": "
                        + h.outcome()
                        + (h.settledAt() == null ? "" : " " + Lines.time(h.settledAt()) + " by " + h.settledBy()))
                .blank();
        part("Done", h.done());
        part("Next", h.next());
        part("Blockers", h.blockers());
    }

    private void standup(StandupLine standup) {
        out.add("**" + Lines.time(standup.at()) + "** " + standup.title()
                        + (standup.missing().isEmpty()
                                ? ""
                                : "; not answered: " + String.join(", ", standup.missing())))
                .blank();
        for (AnswerLine answer : standup.answers()) {
            out.add(answer.name() + ":").blank();
            part("Done", answer.done());
            part("Next", answer.next());
            part("Blockers", answer.blockers());
        }
    }

    private void part(String label, String text) {
        if (!text.isBlank()) {
            out.quote("**" + label + ":** " + text);
        }
    }

    private void act(Act act) {
        out.item(Lines.time(act.at()) + " " + act.actor() + " " + act.sentence());
    }
}
