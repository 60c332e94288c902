package dev.muster.context;

import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.context.ContextCommands.Collect;
import dev.muster.context.ContextCommands.CollectAgain;
import dev.muster.context.ContextCommands.Report;
import dev.muster.context.ContextEvent.ContextAskedAgain;
import dev.muster.context.ContextEvent.ContextCollected;
import dev.muster.context.ContextEvent.ContextPosted;
import dev.muster.context.ContextEvent.Link;
import dev.muster.context.ContextEvent.Written;
import dev.muster.context.Piece.Stand;
import dev.muster.incident.CallTemplate;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentId;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.playbook.ContextPlan;
import dev.muster.playbook.ContextPlan.CollectPlan;
import dev.muster.playbook.ContextPlan.LinkPlan;
import dev.muster.playbook.ContextPlan.ReportPlan;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.playbook.Template;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lays out the pack when an incident opens, has other systems asked, and takes in what they said. */
final class PackRules {
    private static final int LONGEST_TEXT = 8_000;
    private static final int SECONDS = 10;

    private PackRules() {}

    static List<Piece> pieces(IncidentId incident, State state) {
        return state.find(Piece.KIND, Term.of("incident", incident));
    }

    static Decision open(EntryId at, IncidentDeclared event, State state, Context context) {
        List<ContextPlan> plans = Stream.of(
                        Optional.ofNullable(WorkspaceSetting.in(state).context()),
                        Optional.ofNullable(event.playbook())
                                .flatMap(id -> PlaybookVersion.in(state, id, event.playbookVersion()))
                                .flatMap(v -> Optional.ofNullable(v.content().context())))
                .flatMap(Optional::stream)
                .toList();
        IncidentId incident = IncidentId.of(new ChannelId(at.journal().id()));
        Map<String, String> values = values(incident, event);
        List<Link> links = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Written> reports = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (ContextPlan plan : plans) {
            plan.links().forEach(l -> link(l, values, links, missing));
            plan.reports().forEach(r -> reports.add(report(r, values)));
            plan.collectors().forEach(c -> pieces.add(piece(incident, pieces.size() + 1, c, values)));
        }
        Decision decision = new Decision();
        if (links.isEmpty() && missing.isEmpty() && reports.isEmpty() && pieces.isEmpty()) {
            return decision;
        }
        decision.append(
                at.journal(),
                new ContextPosted(
                        links,
                        reports,
                        missing,
                        pieces.stream().map(Piece::title).toList()));
        pieces.forEach(p -> ask(decision.put(Piece.KIND, p), p, context));
        return decision;
    }

    /** What the declaration brought cannot take the place of what is known. */
    private static Map<String, String> values(IncidentId incident, IncidentDeclared event) {
        Map<String, String> values = new HashMap<>(event.parameters());
        values.put("number", Long.toString(event.number()));
        values.put("incident", incident.value());
        values.put("title", event.title());
        values.put("severity", event.severity().name());
        return values;
    }

    private static void link(LinkPlan plan, Map<String, String> values, List<Link> links, List<String> missing) {
        CallTemplate.fill(plan.address(), values)
                .ifPresentOrElse(
                        address -> links.add(new Link(plan.title(), address, plan.dashboard())),
                        () -> missing.add(plan.title()));
    }

    private static Written report(ReportPlan plan, Map<String, String> values) {
        return new Written(plan.title(), Template.fill(plan.text(), values, LONGEST_TEXT));
    }

    private static Piece piece(IncidentId incident, int number, CollectPlan plan, Map<String, String> values) {
        Map<String, String> needed = new TreeMap<>();
        plan.settings().values().forEach(s -> Template.places(s)
                .forEach(place -> Optional.ofNullable(values.get(place)).ifPresent(v -> needed.put(place, v))));
        return new Piece(
                incident,
                number,
                plan.title(),
                plan.collector(),
                plan.settings(),
                needed,
                Objects.requireNonNullElse(plan.seconds(), SECONDS),
                Stand.ASKED,
                0,
                null);
    }

    private static void ask(Decision decision, Piece p, Context context) {
        decision.schedule(
                "context.collect/" + Piece.id(p.incident(), p.number()),
                context.now(),
                new Collect(p.incident(), p.number(), p.collector(), p.settings(), p.values(), p.seconds()));
    }

    static Decision again(CollectAgain command, State state, Context context) {
        Incident.in(state, command.incident());
        Integer one = command.piece();
        List<Piece> asked = pieces(command.incident(), state).stream()
                .filter(p -> one == null || p.number() == one)
                .toList();
        if (asked.isEmpty()) {
            throw Rejection.conflict("nothing of this is collected for the incident");
        }
        Decision decision = new Decision()
                .append(
                        command.incident().journal(context.workspace()),
                        new ContextAskedAgain(asked.stream().map(Piece::title).toList()));
        asked.forEach(p -> ask(decision.put(Piece.KIND, p.stands(Stand.ASKED, p.entry(), p.at())), p, context));
        return decision;
    }

    static Decision reported(Report report, State state, Context context) {
        Piece piece = state.get(Piece.KIND, Piece.id(report.incident(), report.piece()))
                .orElseThrow(Rejection::absent);
        JournalId journal = report.incident().journal(context.workspace());
        Stand stand =
                report.withheld() != null ? Stand.WITHHELD : report.failure() != null ? Stand.FAILED : Stand.FOUND;
        return new Decision()
                .put(Piece.KIND, piece.stands(stand, state.head(journal).sequence() + 1, context.now()))
                .append(
                        journal,
                        new ContextCollected(
                                piece.number(),
                                piece.title(),
                                piece.collector(),
                                Objects.requireNonNullElse(report.found(), List.of()),
                                report.failure(),
                                report.withheld(),
                                report.millis()));
    }
}
