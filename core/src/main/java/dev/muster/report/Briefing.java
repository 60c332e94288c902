package dev.muster.report;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Member;
import dev.muster.channel.Messages;
import dev.muster.channel.Pin;
import dev.muster.channel.Unread;
import dev.muster.command.Context;
import dev.muster.command.Projector;
import dev.muster.command.State;
import dev.muster.handover.Handover;
import dev.muster.handover.HandoverViews.HandoverView;
import dev.muster.handover.Session;
import dev.muster.handover.StandupEvent.Missing;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.RoleView;
import dev.muster.incident.IncidentViews.UpdateView;
import dev.muster.incident.Role;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.playbook.Task;
import dev.muster.playbook.Tasks;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.report.IncidentReport.AnswerLine;
import dev.muster.report.ReportViews.Brief;
import dev.muster.report.ReportViews.BriefPin;
import dev.muster.report.ReportViews.BriefStandup;
import dev.muster.report.ReportViews.BriefTask;
import dev.muster.report.ReportViews.BriefingView;
import dev.muster.report.ReportViews.Decided;
import dev.muster.report.ReportViews.Since;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what someone has to know who comes in late, or comes back: from state alone, with bounded reads, and
 * without a clock, so that the same state gives the same words. Only the part "since" is the reader's own.
 */
final class Briefing {
    private static final int MOST_ACTS = 30;
    private static final int LOOKED_AT = 500;
    private static final int HANDOVERS = 20;
    private static final int DECISIONS = 20;
    private final State state;
    private final Context context;
    private final IncidentId id;
    private final JournalId journal;
    private final long first;
    private final Map<PersonId, String> names = new HashMap<>(Map.of(Caller.MUSTER, "Muster"));

    private Briefing(IncidentId id, State state, Context context) {
        this.state = state;
        this.context = context;
        this.id = id;
        journal = id.journal(context.workspace());
        first = ChannelAccess.first(state, id.channel(), context.actor());
        state.find(Member.KIND, Term.of("channel", id.channel())).forEach(m -> names.put(m.person(), m.name()));
    }

    static BriefingView answer(Brief question, State state, Context context) {
        return new Briefing(question.incident(), state, context).view();
    }

    private BriefingView view() {
        Incident incident = Incident.in(state, id);
        List<RoleView> roles = state.find(Role.KIND, Term.of("incident", id)).stream()
                .map(r -> new RoleView(r.name(), r.title(), r.primary(), r.primaryName(), r.backup(), r.backupName()))
                .toList();
        RoleView commander = roles.stream()
                .filter(r -> r.name().equals(Role.COMMANDER))
                .findFirst()
                .orElse(null);
        List<Task> tasks = Tasks.in(state, id.channel());
        List<BriefTask> open = tasks.stream()
                .filter(Task::pending)
                .map(t -> new BriefTask(t.id(), t.title(), t.owner(), t.ownerName(), t.due()))
                .toList();
        BriefingView view = new BriefingView(
                incident.title(),
                incident.severity(),
                incident.status(),
                incident.number(),
                commander == null ? null : commander.primaryName(),
                commander == null ? null : commander.backupName(),
                incident.declaredAt(),
                update(incident),
                incident.nextUpdateAt(),
                incident.particulars().fixBy(),
                incident.particulars().call(),
                incident.particulars().exercise(),
                roles,
                pins(),
                decisions(),
                open,
                Tasks.finished(tasks),
                handover(),
                standup(),
                since(),
                "");
        return BriefingText.in(view, incident.summary(), names);
    }

    private @Nullable UpdateView update(Incident incident) {
        return state.entry(journal, incident.lastUpdate())
                .filter(e -> e.sequence() >= first && !e.purged())
                .map(e -> new UpdateView(
                        e.sequence(), Objects.toString(Projector.properties(e).get("text"), ""), e.actor(), e.time()))
                .orElse(null);
    }

    private List<BriefPin> pins() {
        List<BriefPin> pins = new ArrayList<>();
        for (Pin pin : state.find(Pin.KIND, Term.of("channel", id.channel()))) {
            state.entry(journal, pin.message())
                    .filter(e -> e.sequence() >= first && !e.purged())
                    .ifPresent(e -> pins.add(new BriefPin(pin.message(), name(e.actor()), reads(e), pin.reason())));
        }
        return pins;
    }

    /** The latest that were decided, oldest first. */
    private List<Decided> decisions() {
        Set<Term> terms = Set.of(IncidentEvent.DECISION);
        List<Decided> decisions =
                new ArrayList<>(state.stored().search(Search.terms(Map.of(journal, first), terms, DECISIONS)).stream()
                        .map(e -> new Decided(e.sequence(), reads(e), name(e.actor()), e.time()))
                        .toList());
        Collections.reverse(decisions);
        return decisions;
    }

    private String reads(Entry entry) {
        Object text = Projector.properties(entry).get("text");
        return text == null ? context.sentence(entry) : text.toString();
    }

    private @Nullable HandoverView handover() {
        Find over = Find.of(context.workspace(), Handover.KIND.name(), Term.of("incident", id), Term.of("open", false))
                .newestFirst()
                .most(HANDOVERS);
        return state.find(Handover.KIND, over).stream()
                .filter(h -> h.state() == Handover.Phase.ACCEPTED)
                .findFirst()
                .map(HandoverView::of)
                .orElse(null);
    }

    private @Nullable BriefStandup standup() {
        Find over = Find.of(
                        context.workspace(),
                        Session.KIND.name(),
                        Term.of("channel", id.channel()),
                        Term.of("open", false))
                .newestFirst()
                .most(1);
        return state.find(Session.KIND, over).stream()
                .findFirst()
                .flatMap(s -> state.entry(journal, s.digest()))
                .filter(e -> e.sequence() >= first)
                .map(this::digest)
                .orElse(null);
    }

    private @Nullable BriefStandup digest(Entry entry) {
        Event event = context.events().event(entry).orElse(null);
        if (!(event instanceof StandupDigested digest)) {
            return null;
        }
        return new BriefStandup(
                entry.sequence(),
                entry.time(),
                digest.title(),
                digest.answers().stream()
                        .map(a -> new AnswerLine(a.name(), a.done(), a.next(), a.blockers()))
                        .toList(),
                digest.missing().stream().map(Missing::name).toList());
    }

    /** The latest acts of others behind the last entry that the reader has read. */
    private Since since() {
        Unread unread = Unread.in(state, id.channel(), context);
        Deque<String> acts = new ArrayDeque<>();
        Range newest = Range.before(journal, Long.MAX_VALUE, LOOKED_AT).notBelow(Math.max(first, unread.upTo() + 1));
        for (Entry entry : state.stored().range(newest)) {
            boolean others = !entry.actor().equals(context.actor().id());
            if (others && acts.size() < MOST_ACTS && !Messages.talk(entry)) {
                acts.addFirst(Lines.one(
                        Lines.time(entry.time()) + " " + name(entry.actor()) + " " + context.sentence(entry)));
            }
        }
        return new Since(unread.upTo(), unread.messages(), List.copyOf(acts));
    }

    private String name(PersonId person) {
        return names.getOrDefault(person, person.value());
    }
}
