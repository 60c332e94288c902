package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.ParticularCommands.AgreeSeverity;
import dev.muster.incident.ParticularCommands.DeclineSeverity;
import dev.muster.incident.ParticularCommands.ProposeSeverity;
import dev.muster.incident.ParticularEvent.SeverityAgreed;
import dev.muster.incident.ParticularEvent.SeverityDeclined;
import dev.muster.incident.ParticularEvent.SeverityProposed;
import dev.muster.incident.Particulars.SeverityProposal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two agree on how bad it is: one proposes, and the commander or a second person agrees or declines. One proposal at a
 * time; whoever sets the severity outright settles it as well.
 */
final class SeverityProposals {
    private static final int REASON = 500;

    private SeverityProposals() {}

    static void register(Registry registry) {
        registry.handle(
                "incident.propose-severity",
                ProposeSeverity.class,
                InIncident.of(SeverityProposals::check, SeverityProposals::propose));
        registry.handle(
                "incident.agree-severity",
                AgreeSeverity.class,
                InIncident.of(SeverityProposals::check, SeverityProposals::agree));
        registry.handle(
                "incident.decline-severity",
                DeclineSeverity.class,
                InIncident.of(SeverityProposals::check, SeverityProposals::decline));
        registry.event("incident.severity-proposed", 1, SeverityProposed.class);
        registry.event("incident.severity-agreed", 1, SeverityAgreed.class);
        registry.event("incident.severity-declined", 1, SeverityDeclined.class);
    }

    private static ProposeSeverity check(ProposeSeverity command, Admission admission) {
        Limits.present("severity", command.severity());
        return new ProposeSeverity(
                command.incident(),
                command.severity(),
                Limits.required("reason", command.reason(), REASON),
                admission.newId());
    }

    private static AgreeSeverity check(AgreeSeverity command, Admission admission) {
        return new AgreeSeverity(command.incident(), Limits.required("proposal", command.proposal(), 64));
    }

    private static DeclineSeverity check(DeclineSeverity command, Admission admission) {
        return new DeclineSeverity(
                command.incident(),
                Limits.required("proposal", command.proposal(), 64),
                Limits.optional("reason", command.reason(), REASON));
    }

    private static Decision propose(ProposeSeverity command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        if (before.particulars().proposal() != null) {
            throw Rejection.conflict("a severity is proposed already; agree to it or decline it first");
        }
        if (before.severity() == command.severity()) {
            throw Rejection.conflict("the incident is " + command.severity() + " already");
        }
        String id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        SeverityProposal proposal = new SeverityProposal(
                id, command.severity(), command.reason(), context.actor().id(), context.now());
        return new Decision()
                .put(Incident.KIND, proposed(before, proposal))
                .append(
                        InIncident.journal(command, context),
                        new SeverityProposed(id, before.severity(), command.severity(), command.reason()))
                .answer("proposal", id);
    }

    private static Decision agree(AgreeSeverity command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        SeverityProposal proposal = open(before, command.proposal());
        PersonId actor = context.actor().id();
        boolean commands = Role.in(state, command.incident(), Role.COMMANDER)
                .filter(r -> actor.equals(r.primary()))
                .isPresent();
        if (!commands && actor.equals(proposal.by())) {
            throw Rejection.conflict("you proposed it; the commander or a second person agrees");
        }
        Incident after = before.change().severity(proposal.to()).touched().incident();
        return new Decision()
                .put(Incident.KIND, after)
                .append(
                        InIncident.journal(command, context),
                        new SeverityAgreed(proposal.id(), proposal.to(), proposal.by()))
                .append(
                        InIncident.journal(command, context),
                        new SeverityChanged(before.severity(), proposal.to(), proposal.reason()));
    }

    private static Decision decline(DeclineSeverity command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        SeverityProposal proposal = open(before, command.proposal());
        return new Decision()
                .put(Incident.KIND, proposed(before, null))
                .append(
                        InIncident.journal(command, context),
                        new SeverityDeclined(
                                proposal.id(), proposal.to(), Objects.requireNonNullElse(command.reason(), "")));
    }

    private static Incident proposed(Incident before, @Nullable SeverityProposal proposal) {
        return before.change().particulars(p -> p.proposed(proposal)).touched().incident();
    }

    private static SeverityProposal open(Incident incident, String id) {
        SeverityProposal proposal = incident.particulars().proposal();
        if (proposal == null || !proposal.id().equals(id)) {
            throw Rejection.absent();
        }
        return proposal;
    }
}
