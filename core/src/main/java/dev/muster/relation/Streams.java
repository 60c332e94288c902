package dev.muster.relation;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.Marking;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Follower;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Declaration;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.relation.Relation.As;
import dev.muster.relation.RelationCommands.OpenStream;
import dev.muster.relation.RelationEvent.IncidentRelated;
import dev.muster.relation.RelationEvent.StreamReported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Streams: children with a lead of their own, whose changes are told to the parent in the same transaction. */
final class Streams {
    private Streams() {}

    static void register(Registry registry) {
        registry.handle("incident.open-stream", OpenStream.class, InIncident.of(Streams::check, Streams::open));
        registry.event("incident.stream-reported", 1, StreamReported.class);
        registry.follow(SeverityChanged.class, told());
        registry.follow(StatusChanged.class, told());
        registry.follow(IncidentEdited.class, told());
        registry.follow(
                RoleAssigned.class,
                (at, event, state, context) ->
                        leads(at, event, state, context) ? tell(at.journal(), null, state, context) : new Decision());
        registry.follow(
                UpdatePublished.class, (at, event, state, context) -> tell(at.journal(), event.text(), state, context));
        registry.follow(
                IncidentRelated.class,
                (at, event, state, context) ->
                        event.as() == As.PARENT ? tell(at.journal(), null, state, context) : new Decision());
    }

    /** True for another lead; the first one is told of with the stream itself. */
    private static boolean leads(EntryId at, RoleAssigned event, State state, Context context) {
        return event.role().equals(Role.COMMANDER)
                && Incident.in(state, new IncidentId(at.journal().id()))
                        .declaredAt()
                        .isBefore(context.now());
    }

    private static <E extends Event> Follower<E> told() {
        return (at, event, state, context) -> tell(at.journal(), null, state, context);
    }

    private static OpenStream check(OpenStream command, Admission admission) {
        List<Added> people = new ArrayList<>();
        for (PersonId id : Limits.atMost("people", command.people(), 500)) {
            people.add(added(admission.person("people", Limits.present("people", id))));
        }
        Added lead = added(admission.person("lead", Limits.present("lead", command.lead())));
        return new OpenStream(
                command.incident(),
                Limits.required("title", command.title(), 200),
                command.severity(),
                command.lead(),
                command.people(),
                new OpenStream.Made(new IncidentId(admission.newId()), lead, List.copyOf(people)));
    }

    private static Added added(Person person) {
        return new Added(person.id(), person.name(), person.guest() ? Rank.GUEST : Rank.MEMBER);
    }

    private static Decision open(OpenStream command, State state, Context context) {
        OpenStream.Made made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        if (!context.allows(Declaration.DECLARE, ChannelAccess.workspace(context.actor()))) {
            throw Rejection.absent();
        }
        Incident parent = Incident.in(state, command.incident());
        RelationRules.deepEnough(command.incident(), state);
        Decision decision = InIncident.touch(new Decision(), command.incident(), state, context);
        Decision opened = new Declaration(
                        made.stream(),
                        command.title(),
                        "",
                        Objects.requireNonNullElse(command.severity(), parent.severity()),
                        null,
                        made.lead(),
                        made.people(),
                        Map.of(),
                        null,
                        null)
                .exercise(parent.particulars().exercise())
                .open(state, context);
        opened.acts().forEach(decision::include);
        opened.answers().forEach(decision::answer);
        return RelationRules.relate(
                decision, new Relation(made.stream(), command.incident(), As.PARENT, context.now()), context);
    }

    private static Decision tell(JournalId journal, @Nullable String update, State state, Context context) {
        IncidentId child = new IncidentId(journal.id());
        Optional<IncidentId> parent = Relation.other(child, As.PARENT, state);
        Channel to = parent.flatMap(p -> state.get(Channel.KIND, p.value())).orElse(null);
        if (to == null || to.archived()) {
            return new Decision();
        }
        Channel from = state.get(Channel.KIND, child.value()).orElseThrow(Rejection::absent);
        Marking narrow = from.settings().marking();
        boolean less = Marking.lowers(narrow, to.settings().marking());
        Incident incident = Incident.in(state, child);
        String lead = less
                ? null
                : Role.in(state, child, Role.COMMANDER).map(Role::primaryName).orElse(null);
        return new Decision()
                .append(
                        to.id().journal(context.workspace()),
                        new StreamReported(
                                child,
                                incident.number(),
                                incident.severity(),
                                incident.status(),
                                less ? null : incident.title(),
                                lead,
                                less ? null : incident.nextUpdateAt(),
                                less ? null : update));
    }
}
