package dev.muster.incident;

import dev.muster.access.Caller;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.ConfirmResolved;
import dev.muster.incident.IncidentCommands.Decide;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.EditIncident;
import dev.muster.incident.IncidentCommands.Note;
import dev.muster.incident.IncidentCommands.RemindOfUpdate;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentEvent.Decided;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.Noted;
import dev.muster.incident.IncidentEvent.ResolveProposed;
import dev.muster.incident.IncidentEvent.ResolveWithdrawn;
import dev.muster.incident.IncidentEvent.RoleAssigned;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdateOverdue;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.ParticularEvent.IncidentRaised;
import dev.muster.journal.EntryId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The feature: incidents with severity, status, roles and promised updates. */
public final class Incidents implements Feature {
    private final Calls calls;

    /** The feature, with calls from templates alone. */
    public Incidents() {
        this(null);
    }

    /**
     * The feature.
     *
     * @param links what makes calls; null for templates alone
     */
    public Incidents(@Nullable CallLinks links) {
        calls = new Calls(links);
    }

    @Override
    public void register(Registry registry) {
        registry.audience("register", (journal, actor, state, policy) -> OptionalLong.empty());
        registry.event("incident.numbered", 1, Declaration.IncidentNumbered.class);
        commands(registry);
        Properties.register(registry);
        IncidentSlashes.register(registry);
        IncidentQuestions.register(registry);
        events(registry);
        SchemeRules.register(registry);
        ParticularRules.register(registry);
        SeverityProposals.register(registry);
        RoleAlarm.register(registry);
        FollowUp.register(registry);
        calls.register(registry);
        registry.fence(new ExerciseFence());
        registry.follow(MessagePosted.class, Incidents::touchedByWords);
    }

    private static void commands(Registry registry) {
        registry.handle("incident.declare", DeclareIncident.class, new IncidentRules.Declare());
        registry.handle(
                "incident.set-severity",
                SetSeverity.class,
                InIncident.of(IncidentRules::check, IncidentRules::severity));
        registry.handle(
                "incident.set-status", SetStatus.class, InIncident.of(IncidentRules::check, IncidentRules::status));
        registry.handle(
                "incident.reopen", ReopenIncident.class, InIncident.of(IncidentRules::check, IncidentRules::reopen));
        registry.handle("incident.edit", EditIncident.class, InIncident.of(IncidentRules::check, IncidentRules::edit));
        registry.handle(
                "incident.assign-role", AssignRole.class, InIncident.of(IncidentRules::check, IncidentRules::assign));
        registry.handle(
                "incident.update-status",
                UpdateStatus.class,
                InIncident.of(IncidentRules::check, IncidentRules::update));
        registry.handle(
                "incident.confirm-resolved",
                ConfirmResolved.class,
                InIncident.of(InIncident::asIs, IncidentRules::confirm));
        registry.handle("incident.decide", Decide.class, InIncident.of(IncidentRules::check, IncidentRules::decide));
        ChannelSet.register(registry);
        registry.handle("incident.note", Note.class, InIncident.of(IncidentRules::check, IncidentRules::note));
        registry.handleDue(
                "incident.remind-of-update",
                RemindOfUpdate.class,
                InChannel.of(InIncident.WORK, UpdateReminder::remind));
    }

    private static void events(Registry registry) {
        registry.event("incident.declared", 1, IncidentDeclared.class);
        registry.event("incident.severity-changed", 1, SeverityChanged.class);
        registry.event("incident.status-changed", 1, StatusChanged.class);
        registry.event("incident.edited", 1, IncidentEdited.class);
        registry.event("incident.role-assigned", 1, RoleAssigned.class);
        registry.event("incident.update-published", 1, UpdatePublished.class);
        registry.event("incident.update-overdue", 1, UpdateOverdue.class);
        registry.event("incident.resolve-proposed", 1, ResolveProposed.class);
        registry.event("incident.resolve-withdrawn", 1, ResolveWithdrawn.class);
        registry.event("incident.noted", 1, Noted.class);
        registry.event("incident.decided", 1, Decided.class);
        registry.event("incident.raised", 1, IncidentRaised.class);
    }

    /** A person who writes into an incident's channel is on it: nothing automatic resolves it any more. */
    private static Decision touchedByWords(EntryId at, MessagePosted event, State state, Context context) {
        Decision decision = new Decision();
        boolean incident = context.actor().kind() == Caller.Kind.PERSON
                && state.get(Channel.KIND, at.journal().id())
                        .map(Channel::incident)
                        .orElse(false);
        return incident
                ? InIncident.touch(
                        decision, IncidentId.of(new ChannelId(at.journal().id())), state, context)
                : decision;
    }
}
