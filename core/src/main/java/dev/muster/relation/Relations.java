package dev.muster.relation;

import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.OfChannel;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommand.Suggestion;
import dev.muster.command.State;
import dev.muster.command.Typed;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.relation.RelationCommands.RelateIncident;
import dev.muster.relation.RelationCommands.UnrelateIncident;
import dev.muster.relation.RelationEvent.IncidentRelated;
import dev.muster.relation.RelationEvent.IncidentUnrelated;
import dev.muster.relation.RelationViews.ListRelations;
import dev.muster.relation.RelationViews.RelationLine;
import dev.muster.relation.RelationViews.RelationList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The feature: parents, children, duplicates and related incidents. */
public final class Relations implements Feature {
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:INC-)?([0-9]{1,15})");

    /** The feature. */
    public Relations() {}

    @Override
    public void register(Registry registry) {
        registry.handle("incident.relate", RelateIncident.class, new RelationRules());
        registry.handle(
                "incident.unrelate",
                UnrelateIncident.class,
                InIncident.of(RelationRules::check, RelationRules::unrelate));
        registry.event("incident.related", 1, IncidentRelated.class);
        registry.event("incident.unrelated", 1, IncidentUnrelated.class);
        registry.answer("incident.relations", ListRelations.class, RelationList.class, OfChannel.of(Relations::list));
        Streams.register(registry);
        registry.slash(new SlashCommand(
                "incident link",
                "Relate it to another incident, and say what the other one is to this one",
                List.of(
                        Argument.of("as", Typed.words(Relation.As.class)),
                        Argument.choice("incident", Relations::readable)),
                (typed, admission) -> link(typed)));
    }

    private static Command link(Typed typed) {
        Relation.As as = typed.constant(0, Relation.As.class);
        Matcher number = NUMBER.matcher(typed.word(1));
        if (!number.matches()) {
            throw Rejection.invalid(
                    "text",
                    "an incident is named by its number, such as INC-7; type "
                            + typed.command().usage());
        }
        return new RelateIncident(
                IncidentId.of(new ChannelId(typed.channel())), null, Long.valueOf(number.group(1)), as);
    }

    /** The open incidents that the actor is in. */
    private static List<Suggestion> readable(String channel, State state, Context context) {
        List<String> ids = ChannelAccess.within(state, context).stream()
                .filter(w -> w.channel().incident() && !w.channel().id().value().equals(channel))
                .map(w -> w.channel().id().value())
                .toList();
        return state.all(Incident.KIND, ids).values().stream()
                .filter(i -> i.status().open())
                .map(i -> new Suggestion(i.label(), i.label(), i.title()))
                .toList();
    }

    private static RelationList list(ListRelations question, State state, Context context) {
        List<Relation> relations = Relation.of(question.incident(), state).stream()
                .filter(r -> context.allows(
                        ChannelAccess.READ,
                        ChannelAccess.standing(state, r.other().channel(), context.actor())))
                .toList();
        Map<String, Incident> incidents = state.all(
                Incident.KIND, relations.stream().map(r -> r.other().value()).toList());
        Map<String, Role> leads = state.all(
                Role.KIND,
                relations.stream().map(r -> Role.id(r.other(), Role.COMMANDER)).toList());
        return new RelationList(relations.stream()
                .filter(r -> incidents.containsKey(r.other().value()))
                .map(r -> line(
                        r,
                        Objects.requireNonNull(incidents.get(r.other().value())),
                        leads.get(Role.id(r.other(), Role.COMMANDER))))
                .toList());
    }

    private static RelationLine line(Relation relation, Incident i, @org.jspecify.annotations.Nullable Role lead) {
        return new RelationLine(
                i.id(),
                relation.as(),
                i.number(),
                i.title(),
                i.severity(),
                i.status(),
                lead == null ? null : lead.primaryName(),
                i.nextUpdateAt());
    }
}
