package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.Marking;
import dev.muster.channel.Member;
import dev.muster.channel.Settings;
import dev.muster.channel.Visibility;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentCommands.AddChannel;
import dev.muster.incident.IncidentEvent.ChannelAdded;
import dev.muster.incident.IncidentEvent.FactsChanged;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.IncidentViews.SetChannel;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The channels of an incident beside the responders' own: for executives, customers, lawyers. What changes about the
 * incident is said in each of them in the same transaction, as far as its marking allows; nobody reads the
 * responders' channel through another one.
 */
final class ChannelSet {
    private static final int MOST = 20;

    private ChannelSet() {}

    static void register(Registry registry) {
        registry.handle("incident.add-channel", AddChannel.class, InIncident.of(ChannelSet::check, ChannelSet::add));
        registry.event("incident.channel-added", 1, ChannelAdded.class);
        registry.event("incident.facts-changed", 1, FactsChanged.class);
        registry.follow(SeverityChanged.class, (at, e, s, c) -> tell(at.journal(), s, c));
        registry.follow(StatusChanged.class, (at, e, s, c) -> tell(at.journal(), s, c));
        registry.follow(IncidentEdited.class, (at, e, s, c) -> tell(at.journal(), s, c));
        registry.follow(RoleAssigned.class, (at, e, s, c) -> tell(at.journal(), s, c));
        registry.follow(UpdatePublished.class, (at, e, s, c) -> tell(at.journal(), s, c));
    }

    private static AddChannel check(AddChannel command, Admission admission) {
        List<Added> people = new ArrayList<>();
        for (PersonId id : Limits.atMost("people", command.people(), 500)) {
            var person = admission.person("people", Limits.present("people", id));
            people.add(new Added(person.id(), person.name(), person.guest() ? Rank.GUEST : Rank.MEMBER));
        }
        return new AddChannel(
                command.incident(),
                Limits.required("purpose", command.purpose(), 60),
                Limits.required("name", command.name(), 80),
                command.marking(),
                command.people(),
                new AddChannel.Admitted(new ChannelId(admission.newId()), List.copyOf(people)));
    }

    private static Decision add(AddChannel command, State state, Context context) {
        AddChannel.Admitted made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        ChannelId home = command.channel();
        if (state.find(Channel.KIND, Channel.inSet(home)).size() >= MOST) {
            throw Rejection.conflict("an incident has " + MOST + " channels at most beside its own");
        }
        List<Added> people = new ArrayList<>();
        people.add(new Added(context.actor().id(), context.actor().name(), Rank.OWNER));
        made.people().stream()
                .filter(p -> !p.person().equals(context.actor().id()))
                .distinct()
                .forEach(people::add);
        FurtherChannel wanted =
                new FurtherChannel(made.channel(), command.purpose(), command.name(), command.marking(), people);
        Decision touched = InIncident.touch(new Decision(), command.incident(), state, context);
        return open(touched, home, wanted, state, context).answer("channel", wanted.id());
    }

    /** Opens one, and says in it how the incident stands. */
    static Decision open(Decision decision, ChannelId home, FurtherChannel wanted, State state, Context context) {
        Settings settings = new Settings("", null, Visibility.EVERYTHING, wanted.marking(), home, false);
        Channel channel = new Channel(
                wanted.id(),
                wanted.name(),
                wanted.purpose(),
                false,
                false,
                false,
                context.actor().id(),
                context.now(),
                settings);
        decision.append(
                home.journal(context.workspace()), new ChannelAdded(channel.id(), wanted.purpose(), wanted.marking()));
        Channels.open(channel, wanted.people(), context).acts().forEach(decision::include);
        return decision.append(channel.id().journal(context.workspace()), facts(home, channel, state));
    }

    /** Says in every channel of the set how the incident stands now. */
    private static Decision tell(JournalId journal, State state, Context context) {
        ChannelId home = new ChannelId(journal.id());
        Decision decision = new Decision();
        for (Channel channel : state.find(Channel.KIND, Channel.inSet(home))) {
            if (!channel.archived()) {
                decision.append(channel.id().journal(context.workspace()), facts(home, channel, state));
            }
        }
        return decision;
    }

    /** The title and the names are only for channels whose marking is at least as narrow as the responders'. */
    private static FactsChanged facts(ChannelId home, Channel channel, State state) {
        IncidentId id = IncidentId.of(home);
        Incident incident = Incident.in(state, id);
        Marking narrow = state.get(Channel.KIND, home.value())
                .map(c -> c.settings().marking())
                .orElse(null);
        boolean less = Marking.lowers(narrow, channel.settings().marking());
        String commander = less
                ? null
                : Role.in(state, id, Role.COMMANDER).map(Role::primaryName).orElse(null);
        return new FactsChanged(
                incident.number(),
                incident.severity(),
                incident.status(),
                less ? null : incident.title(),
                commander,
                less ? null : incident.nextUpdateAt());
    }

    /** Those of the set that the actor may read. */
    static List<SetChannel> visible(ChannelId home, State state, Context context) {
        return state.find(Channel.KIND, Channel.inSet(home)).stream()
                .filter(c -> context.allows(ChannelAccess.READ, ChannelAccess.standing(state, c.id(), context.actor())))
                .map(c -> view(c, state, context))
                .toList();
    }

    private static SetChannel view(Channel channel, State state, Context context) {
        @Nullable Marking marking = channel.settings().marking();
        boolean member = state.get(
                        Member.KIND, Member.id(channel.id(), context.actor().id()))
                .isPresent();
        return new SetChannel(channel.id(), channel.name(), channel.purpose(), marking, member);
    }
}
