package dev.muster.report;

import dev.muster.access.PersonId;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.incident.IncidentViews.UpdateView;
import dev.muster.report.ReportViews.BriefStandup;
import dev.muster.report.ReportViews.BriefTask;
import dev.muster.report.ReportViews.BriefingView;
import dev.muster.report.ReportViews.Since;
import java.util.Map;

/** Says a briefing in Markdown, the most urgent first. */
final class BriefingText {
    private BriefingText() {}

    /** The same briefing with its text. */
    static BriefingView in(BriefingView b, String summary, Map<PersonId, String> names) {
        Lines out = new Lines();
        out.add("# INC-" + b.number() + ": " + b.title()).blank();
        out.quote(summary);
        out.fact("Exercise", b.exercise() ? "yes: nothing of it leaves" : null);
        out.fact("Severity", b.severity());
        out.fact("Status", b.status().word());
        out.fact("Declared", b.declaredAt());
        b.roles().forEach(r -> out.fact(r.title(), ReportMarkdown.holders(r.primaryName(), r.backupName())));
        out.fact("Next update due", b.nextUpdateAt());
        out.fact("Expected to be mended", b.fixBy());
        out.fact("Call", b.call());
        UpdateView update = b.lastUpdate();
        if (update != null) {
            out.heading("Last update");
            out.add(Lines.time(update.at()) + " by "
                            + names.getOrDefault(update.by(), update.by().value()) + ":")
                    .blank()
                    .quote(update.text());
        }
        if (!b.pins().isEmpty()) {
            out.heading("Pinned");
            b.pins()
                    .forEach(p -> out.item(
                            p.author() + ": " + p.text() + (p.reason().isEmpty() ? "" : " (" + p.reason() + ")")));
        }
        if (!b.decisions().isEmpty()) {
            out.heading("Decisions");
            b.decisions().forEach(d -> out.item(Lines.time(d.at()) + " " + d.by() + ": " + d.text()));
        }
        tasks(out, b);
        HandoverView handover = b.lastHandover();
        if (handover != null) {
            handover(out, handover);
        }
        BriefStandup standup = b.lastStandup();
        if (standup != null) {
            standup(out, standup);
        }
        since(out, b.since());
        return new BriefingView(
                b.title(),
                b.severity(),
                b.status(),
                b.number(),
                b.commander(),
                b.backup(),
                b.declaredAt(),
                b.lastUpdate(),
                b.nextUpdateAt(),
                b.fixBy(),
                b.call(),
                b.exercise(),
                b.roles(),
                b.pins(),
                b.decisions(),
                b.openTasks(),
                b.doneTasks(),
                b.lastHandover(),
                b.lastStandup(),
                b.since(),
                out.text());
    }

    private static void tasks(Lines out, BriefingView b) {
        int all = b.openTasks().size() + b.doneTasks();
        if (all == 0) {
            return;
        }
        out.heading("Tasks");
        out.add(b.doneTasks() + " of " + all + " done.").blank();
        for (BriefTask task : b.openTasks()) {
            out.item(task.title()
                    + (task.ownerName() == null ? ", no owner" : ", " + task.ownerName())
                    + (task.due() == null ? "" : ", due " + Lines.time(task.due())));
        }
    }

    private static void handover(Lines out, HandoverView handover) {
        out.heading("Last handover");
        out.add("From " + handover.fromName() + " to " + handover.toName() + ".")
                .blank();
        part(out, "Done", handover.done());
        part(out, "Next", handover.next());
        part(out, "Blockers", handover.blockers());
    }

    private static void standup(Lines out, BriefStandup standup) {
        out.heading("Last standup");
        out.add(standup.title() + ", " + Lines.time(standup.at())
                        + (standup.missing().isEmpty()
                                ? ""
                                : "; not answered: " + String.join(", ", standup.missing())))
                .blank();
        standup.answers().forEach(answer -> {
            out.add(answer.name() + ":").blank();
            part(out, "Done", answer.done());
            part(out, "Next", answer.next());
            part(out, "Blockers", answer.blockers());
        });
    }

    private static void since(Lines out, Since since) {
        if (since.messages() == 0 && since.acts().isEmpty()) {
            return;
        }
        out.heading(since.readUpTo() == 0 ? "What happened so far" : "Since you were here");
        if (since.messages() != 0) {
            out.add(since.messages() + (since.messages() == 1 ? " message" : " messages") + " to read.")
                    .blank();
        }
        since.acts().forEach(out::item);
    }

    private static void part(Lines out, String label, String text) {
        if (!text.isBlank()) {
            out.quote("**" + label + ":** " + text);
        }
    }
}
