package dev.muster.help;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.ChannelArchived;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.OfChannel;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.State;
import dev.muster.help.HelpCommands.AcceptHelp;
import dev.muster.help.HelpCommands.CallHelp;
import dev.muster.help.HelpCommands.DeclineHelp;
import dev.muster.help.HelpCommands.HelpSilent;
import dev.muster.help.HelpCommands.WithdrawHelp;
import dev.muster.help.HelpEvent.HelpAccepted;
import dev.muster.help.HelpEvent.HelpAsked;
import dev.muster.help.HelpEvent.HelpCalled;
import dev.muster.help.HelpEvent.HelpDeclined;
import dev.muster.help.HelpEvent.HelpExhausted;
import dev.muster.help.HelpEvent.HelpSettled;
import dev.muster.help.HelpEvent.HelpWanted;
import dev.muster.help.HelpEvent.HelpWithdrawn;
import dev.muster.help.HelpViews.AskedOfMe;
import dev.muster.help.HelpViews.HelpList;
import dev.muster.help.HelpViews.HelpView;
import dev.muster.help.HelpViews.ListHelp;
import dev.muster.help.HelpViews.MyHelp;
import dev.muster.help.HelpViews.Wanted;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feature: calls for help. */
public final class Helping implements Feature {
    private static final Action CALL = Action.changing("help.call", Rank.MEMBER);
    private static final Action MINE = Action.reading("help.mine", Rank.GUEST);
    private static final int LATEST = 20;
    private static final int MOST = 100;

    /** The feature. */
    public Helping() {}

    @Override
    public void register(Registry registry) {
        registry.handle("help.call", CallHelp.class, new InChannel<>(CALL, HelpRules::check, HelpRules::call));
        registry.handle(
                "help.accept",
                AcceptHelp.class,
                new Asking.Answering<>(AcceptHelp::call, (command, admission) -> command, HelpRules::accept));
        registry.handle(
                "help.decline",
                DeclineHelp.class,
                new Asking.Answering<>(DeclineHelp::call, HelpRules::check, HelpRules::decline));
        registry.handle("help.withdraw", WithdrawHelp.class, InChannel.of(CALL, HelpRules::withdraw));
        registry.handleDue("help.silent", HelpSilent.class, InChannel.of(CALL, HelpRules::silent));
        registry.follow(StatusChanged.class, HelpRules::over);
        registry.follow(ChannelArchived.class, HelpRules::archived);
        registry.answer("help.list", ListHelp.class, HelpList.class, OfChannel.of(Helping::list));
        registry.answer("help.mine", MyHelp.class, AskedOfMe.class, OfWorkspace.of(MINE, Helping::mine));
        registry.slash(new SlashCommand(
                "callhelp",
                "Ask someone who is not here to come and help",
                List.of(Argument.person("person"), Argument.text("need")),
                (typed, admission) -> CallHelp.of(
                        IncidentId.of(new ChannelId(typed.channel())),
                        typed.textFrom(1),
                        List.of(typed.person(0, admission).id()))));
        events(registry);
    }

    private static void events(Registry registry) {
        registry.event("help.called", 1, HelpCalled.class);
        registry.event("help.asked", 1, HelpAsked.class);
        registry.event("help.accepted", 1, HelpAccepted.class);
        registry.event("help.declined", 1, HelpDeclined.class);
        registry.event("help.exhausted", 1, HelpExhausted.class);
        registry.event("help.withdrawn", 1, HelpWithdrawn.class);
        registry.event("help.wanted", 1, HelpWanted.class);
        registry.event("help.settled", 1, HelpSettled.class);
    }

    private static HelpList list(ListHelp question, State state, Context context) {
        Term incident = Term.of("incident", question.incident());
        Find over = Find.of(context.workspace(), HelpCall.KIND.name(), incident, Term.of("open", false))
                .newestFirst()
                .most(LATEST);
        return new HelpList(Stream.concat(
                        state.find(HelpCall.KIND, incident, Term.of("open", true)).stream(),
                        state.find(HelpCall.KIND, over).stream())
                .map(HelpView::of)
                .toList());
    }

    private static AskedOfMe mine(MyHelp question, State state, Context context) {
        return new AskedOfMe(wanted(state, context));
    }

    /** What the actor is asked for, oldest first; a call whose caller has left is none. */
    public static List<Wanted> wanted(State state, Context context) {
        PersonId me = context.actor().id();
        Find mine = Find.of(context.workspace(), HelpCall.KIND.name(), Term.of("person", me))
                .most(MOST);
        List<HelpCall> calls = state.find(HelpCall.KIND, mine);
        Map<String, Incident> incidents = state.all(
                Incident.KIND, calls.stream().map(c -> c.incident().value()).toList());
        state.all(
                Member.KIND,
                calls.stream()
                        .map(c -> Member.id(c.incident().channel(), c.by()))
                        .toList());
        return calls.stream()
                .filter(c -> Asking.good(c, state))
                .flatMap(c ->
                        wanted(c, c.candidate(me), incidents.get(c.incident().value())).stream())
                .toList();
    }

    private static Optional<Wanted> wanted(HelpCall call, Optional<Candidate> me, @Nullable Incident incident) {
        return incident == null
                ? Optional.empty()
                : me.flatMap(c -> Optional.ofNullable(c.askedAt()))
                        .map(at -> new Wanted(
                                call.id(), call.incident(), incident.title(), call.need(), call.byName(), at));
    }
}
