package dev.muster.handover;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Projector;
import dev.muster.command.State;
import dev.muster.handover.HandoverViews.DraftHandover;
import dev.muster.handover.HandoverViews.HandoverDraft;
import dev.muster.handover.HandoverViews.HandoverList;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.handover.HandoverViews.ListHandovers;
import dev.muster.handover.HandoverViews.ListShifts;
import dev.muster.handover.HandoverViews.PrintHandover;
import dev.muster.handover.HandoverViews.PrintedHandover;
import dev.muster.handover.HandoverViews.ShiftList;
import dev.muster.help.HelpCall;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Particulars.SeverityProposal;
import dev.muster.incident.Role;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.notice.Notice;
import dev.muster.playbook.Task;
import dev.muster.playbook.Tasks;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what is asked about handovers. */
final class HandoverQuestions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int LATEST = 5;
    private static final int ACTS = 15;
    private static final int LOOKED_AT = 1_000;

    private HandoverQuestions() {}

    static HandoverList list(ListHandovers question, State state, Context context) {
        Term incident = Term.of("incident", question.incident());
        Find over = Find.of(context.workspace(), Handover.KIND.name(), incident, Term.of("open", false))
                .newestFirst()
                .most(LATEST);
        return new HandoverList(Stream.concat(
                        state.find(Handover.KIND, incident, Term.of("open", true)).stream(),
                        state.find(Handover.KIND, over).stream())
                .map(HandoverView::of)
                .toList());
    }

    static PrintedHandover print(PrintHandover question, State state, Context context) {
        Handover handover = HandoverRules.known(question.incident(), question.handover(), state);
        return HandoverPrint.of(handover);
    }

    static ShiftList shifts(ListShifts question, State state, Context context) {
        return new ShiftList(state.find(Shift.KIND, Term.of("channel", question.channel())));
    }

    /** Done is what happened since command last changed hands; next and blockers are what tasks and promises say. */
    static HandoverDraft draft(DraftHandover question, State state, Context context) {
        Incident incident = Incident.in(state, question.incident());
        List<Task> open = Tasks.in(state, question.channel()).stream()
                .filter(Task::pending)
                .toList();
        List<String> next = new ArrayList<>();
        Instant promised = incident.nextUpdateAt();
        if (promised != null) {
            next.add("Publish the update that is promised for " + TIME.format(promised));
        }
        SeverityProposal proposal = incident.particulars().proposal();
        if (proposal != null) {
            next.add("Settle the proposed severity " + proposal.to() + because(proposal.reason()));
        }
        open.forEach(t -> next.add(t.title() + owned(t)));
        List<String> blockers = new ArrayList<>();
        open.stream()
                .filter(t -> blocked(t, context.now()))
                .forEach(t ->
                        blockers.add(t.title() + (t.owner() == null ? " has no owner" : " is overdue" + owned(t))));
        open.stream()
                .filter(t -> !t.waitsFor().isEmpty())
                .forEach(t -> blockers.add(t.title() + " waits for " + waits(t, open)));
        calls(question.incident(), state)
                .forEach(c -> blockers.add("Help is asked for: " + line(c.need()) + " (by " + c.byName() + ")"));
        String update = state.entry(question.incident().journal(context.workspace()), incident.lastUpdate())
                .map(e -> String.valueOf(Projector.properties(e).get("text")))
                .orElse(null);
        return new HandoverDraft(
                lines(acts(question, state, context)),
                lines(next),
                lines(blockers),
                open.stream().map(Task::title).toList(),
                promised,
                update,
                lines(timers(question.channel(), state)),
                lines(contacts(question.incident(), state)),
                state.get(
                                SavedHandover.KIND,
                                SavedHandover.id(
                                        question.channel(), context.actor().id()))
                        .orElse(null));
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + line(reason) + ")";
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String waits(Task task, List<Task> open) {
        return open.stream()
                .filter(t -> task.waitsFor().contains(t.id()))
                .map(Task::title)
                .collect(Collectors.joining(", "));
    }

    private static List<HelpCall> calls(IncidentId incident, State state) {
        return state.find(HelpCall.KIND, Term.of("incident", incident), Term.of("open", true));
    }

    private static List<String> timers(ChannelId channel, State state) {
        return state.find(Notice.KIND, Term.of("channel", channel), Term.of("running", true)).stream()
                .map(n -> line(n.terms().text())
                        + (n.nextAt() == null ? ", waits to be acknowledged" : ", next " + TIME.format(n.nextAt())))
                .toList();
    }

    private static List<String> contacts(IncidentId incident, State state) {
        return state.find(Role.KIND, Term.of("incident", incident)).stream()
                .filter(r -> r.primaryName() != null)
                .map(r -> r.title() + ": " + r.primaryName()
                        + (r.backupName() == null ? "" : ", backed up by " + r.backupName()))
                .toList();
    }

    private static boolean blocked(Task task, Instant now) {
        Instant due = task.due();
        return task.owner() == null || (due != null && due.isBefore(now));
    }

    private static String owned(Task task) {
        Instant due = task.due();
        String owner = task.ownerName() == null ? "" : task.ownerName();
        String until = due == null ? "" : (owner.isEmpty() ? "" : ", ") + "due " + TIME.format(due);
        return owner.isEmpty() && until.isEmpty() ? "" : " (" + owner + until + ")";
    }

    private static List<String> acts(DraftHandover question, State state, Context context) {
        JournalId journal = question.incident().journal(context.workspace());
        Map<PersonId, String> names = new HashMap<>(Map.of(Caller.MUSTER, "Muster"));
        state.find(Member.KIND, Term.of("channel", question.channel())).forEach(m -> names.put(m.person(), m.name()));
        Deque<String> acts = new ArrayDeque<>();
        for (Entry entry : state.stored().range(Range.before(journal, Long.MAX_VALUE, LOOKED_AT))) {
            if (entry.kind().equals("handover.accepted") || acts.size() == ACTS) {
                break;
            }
            if (entry.kind().startsWith("incident.") || entry.kind().startsWith("task.")) {
                String actor = names.getOrDefault(entry.actor(), entry.actor().value());
                acts.addFirst(TIME.format(entry.time()) + " " + actor + " " + line(context.sentence(entry)));
            }
        }
        return List.copyOf(acts);
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
