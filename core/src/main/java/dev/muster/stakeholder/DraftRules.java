package dev.muster.stakeholder;

import dev.muster.access.PersonId;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import dev.muster.stakeholder.StakeholderCommands.ApproveUpdate;
import dev.muster.stakeholder.StakeholderCommands.PublishUpdate;
import dev.muster.stakeholder.StakeholderCommands.RejectUpdate;
import dev.muster.stakeholder.StakeholderCommands.SaveUpdate;
import dev.muster.stakeholder.StakeholderCommands.SubmitUpdate;
import dev.muster.stakeholder.StakeholderCommands.WithdrawUpdate;
import dev.muster.stakeholder.StakeholderEvent.ApprovalWanted;
import dev.muster.stakeholder.StakeholderEvent.DraftApproved;
import dev.muster.stakeholder.StakeholderEvent.DraftRejected;
import dev.muster.stakeholder.StakeholderEvent.DraftSaved;
import dev.muster.stakeholder.StakeholderEvent.DraftSubmitted;
import dev.muster.stakeholder.StakeholderEvent.DraftWithdrawn;
import dev.muster.stakeholder.UpdateDraft.Phase;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** How an update is written, approved by somebody else, and published or not. */
final class DraftRules {
    private static final int MOST = 100;
    private static final int REASON = 500;

    private DraftRules() {}

    static void register(Registry registry) {
        registry.audience(
                UpdateDraft.SORT,
                (journal, actor, state, policy) ->
                        policy.allows(actor, Writers.READ, Writers.standing(state, new IncidentId(journal.id()), actor))
                                ? OptionalLong.of(1)
                                : OptionalLong.empty());
        registry.handle(
                "stakeholder.save-update", SaveUpdate.class, new OnDraft<>(false, DraftRules::check, DraftRules::save));
        registry.handle(
                "stakeholder.submit-update",
                SubmitUpdate.class,
                new OnDraft<>(
                        false,
                        (c, a) -> new SubmitUpdate(c.incident(), Limits.present("update", c.update()), c.version()),
                        DraftRules::submit));
        registry.handle(
                "stakeholder.approve-update",
                ApproveUpdate.class,
                new OnDraft<>(
                        false,
                        (c, a) -> new ApproveUpdate(
                                c.incident(),
                                Limits.present("update", c.update()),
                                c.version(),
                                DraftShape.release(c.release())),
                        DraftRules::approve));
        registry.handle(
                "stakeholder.reject-update",
                RejectUpdate.class,
                new OnDraft<>(
                        false,
                        (c, a) -> new RejectUpdate(
                                c.incident(),
                                Limits.present("update", c.update()),
                                c.version(),
                                Limits.required("reason", c.reason(), REASON)),
                        DraftRules::reject));
        registry.handle(
                "stakeholder.withdraw-update",
                WithdrawUpdate.class,
                new OnDraft<>(
                        false,
                        (c, a) -> new WithdrawUpdate(
                                c.incident(),
                                Limits.present("update", c.update()),
                                Limits.optional("reason", c.reason(), REASON)),
                        DraftRules::withdraw));
        registry.handle(
                "stakeholder.publish-update",
                PublishUpdate.class,
                new OnDraft<>(
                        true,
                        (c, a) -> new PublishUpdate(
                                c.incident(),
                                Limits.present("update", c.update()),
                                c.version(),
                                DraftShape.release(c.release())),
                        DraftRules::publish));
        registry.event("stakeholder.draft-saved", 1, DraftSaved.class);
        registry.event("stakeholder.draft-submitted", 1, DraftSubmitted.class);
        registry.event("stakeholder.draft-approved", 1, DraftApproved.class);
        registry.event("stakeholder.draft-rejected", 1, DraftRejected.class);
        registry.event("stakeholder.draft-withdrawn", 1, DraftWithdrawn.class);
        registry.event("stakeholder.approval-wanted", 1, ApprovalWanted.class);
    }

    private static SaveUpdate check(SaveUpdate command, Admission admission) {
        return new SaveUpdate(
                command.incident(),
                command.update(),
                DraftShape.audiences(command.audiences()),
                DraftShape.texts(command.texts()),
                command.version(),
                new UpdateId(admission.newId()));
    }

    private static Decision save(SaveUpdate command, State state, Context context) {
        Incident.in(state, command.incident());
        Matrix.Content content = Matrix.in(state).content();
        for (String audience : command.audiences()) {
            if (content.audience(audience).isEmpty()) {
                throw Rejection.invalid("audiences", "there is no audience " + audience + "; choose another");
            }
        }
        UpdateDraft draft = command.update() == null
                ? fresh(command, state, context)
                : again(command, command.update(), state, context);
        return new Decision()
                .put(UpdateDraft.KIND, draft)
                .append(
                        UpdateDraft.journal(context.workspace(), command.incident()),
                        new DraftSaved(draft.id(), draft.version(), draft.audiences(), draft.texts()))
                .answer("update", draft.id())
                .answer("version", draft.version());
    }

    private static UpdateDraft fresh(SaveUpdate command, State state, Context context) {
        if (command.version() != null) {
            throw Rejection.invalid("version", "belongs to an update that is there; leave it out");
        }
        long open = state.find(UpdateDraft.KIND, Term.of("incident", command.incident())).stream()
                .filter(d -> !d.phase().over())
                .count();
        if (open >= MOST) {
            throw Rejection.conflict(MOST + " updates are being written; publish or withdraw one first");
        }
        UpdateId id = Objects.requireNonNull(command.made(), "admitted commands have an id");
        return DraftShape.begun(id, command.incident(), command.audiences(), command.texts(), context);
    }

    private static UpdateDraft again(SaveUpdate command, UpdateId id, State state, Context context) {
        UpdateDraft before = UpdateDraft.in(state, command.incident(), id);
        going(before);
        at(before, Objects.requireNonNullElse(command.version(), 0));
        if (!before.told().isEmpty()) {
            throw Rejection.conflict("some audiences have this update already; begin another one");
        }
        return before.written(command.audiences(), command.texts(), context.actor(), context.now());
    }

    private static void going(UpdateDraft draft) {
        if (draft.phase().over()) {
            throw Rejection.conflict("this update is " + draft.phase().word() + " already; begin another one");
        }
    }

    private static void at(UpdateDraft draft, int version) {
        if (draft.version() != version) {
            throw Rejection.conflict("this update is at version " + draft.version() + " now, written by "
                    + draft.writtenByName() + "; look at it first");
        }
    }

    private static Decision submit(SubmitUpdate command, State state, Context context) {
        UpdateDraft draft = UpdateDraft.in(state, command.incident(), command.update());
        going(draft);
        at(draft, command.version());
        if (draft.phase() != Phase.DRAFT) {
            throw Rejection.conflict("this version is " + draft.phase().word() + " already");
        }
        Decision decision = new Decision()
                .put(UpdateDraft.KIND, draft.submitted(context.actor().id()))
                .append(
                        UpdateDraft.journal(context.workspace(), command.incident()),
                        new DraftSubmitted(draft.id(), draft.version()));
        String title = Incident.in(state, command.incident()).title();
        for (PersonId person : Writers.all(state, command.incident())) {
            if (!person.equals(context.actor().id()) && !person.equals(draft.writtenBy())) {
                decision.append(
                        Personal.journal(context.workspace(), person),
                        new ApprovalWanted(
                                command.incident(),
                                title,
                                draft.id(),
                                context.actor().name(),
                                person));
            }
        }
        return decision;
    }

    /** Neither who wrote what it says now nor who submitted it is the second person. */
    private static UpdateDraft asSecond(UpdateDraft draft, int version, Context context) {
        going(draft);
        at(draft, version);
        if (draft.phase() != Phase.SUBMITTED) {
            throw Rejection.conflict("nobody asks for approval of this version; it is "
                    + draft.phase().word());
        }
        if (!mayAnswer(draft, context.actor().id())) {
            throw Rejection.conflict("you wrote or submitted this version yourself; somebody else has to answer it");
        }
        return draft;
    }

    static boolean mayAnswer(UpdateDraft draft, PersonId person) {
        return draft.phase() == Phase.SUBMITTED
                && !person.equals(draft.writtenBy())
                && !person.equals(draft.submittedBy());
    }

    private static Decision approve(ApproveUpdate command, State state, Context context) {
        UpdateDraft draft =
                asSecond(UpdateDraft.in(state, command.incident(), command.update()), command.version(), context);
        Incident incident = Incident.in(state, command.incident());
        for (String audience : draft.audiences()) {
            Publishing.passes(incident, draft, audience, command.release(), state, context);
        }
        return new Decision()
                .put(UpdateDraft.KIND, draft.approved(context.actor(), context.now(), command.release()))
                .append(
                        UpdateDraft.journal(context.workspace(), command.incident()),
                        new DraftApproved(draft.id(), draft.version(), command.release()));
    }

    private static Decision reject(RejectUpdate command, State state, Context context) {
        UpdateDraft draft =
                asSecond(UpdateDraft.in(state, command.incident(), command.update()), command.version(), context);
        return new Decision()
                .put(UpdateDraft.KIND, draft.ended(Phase.REJECTED, command.reason()))
                .append(
                        UpdateDraft.journal(context.workspace(), command.incident()),
                        new DraftRejected(draft.id(), draft.version(), command.reason()));
    }

    private static Decision withdraw(WithdrawUpdate command, State state, Context context) {
        UpdateDraft draft = UpdateDraft.in(state, command.incident(), command.update());
        going(draft);
        String reason = Objects.requireNonNullElse(command.reason(), "");
        return new Decision()
                .put(UpdateDraft.KIND, draft.ended(Phase.WITHDRAWN, reason))
                .append(
                        UpdateDraft.journal(context.workspace(), command.incident()),
                        new DraftWithdrawn(draft.id(), draft.version(), reason));
    }

    private static Decision publish(PublishUpdate command, State state, Context context) {
        UpdateDraft draft = UpdateDraft.in(state, command.incident(), command.update());
        going(draft);
        at(draft, command.version());
        Incident incident = Incident.in(state, command.incident());
        List<String> waiting = draft.audiences().stream()
                .filter(a -> !draft.told().contains(a))
                .toList();
        if (draft.phase() != Phase.APPROVED) {
            Matrix.Content content = Matrix.in(state).content();
            for (String audience : waiting) {
                if (Ways.row(content, incident, audience).approved()) {
                    throw Rejection.conflict("this version is " + draft.phase().word() + "; for " + audience
                            + " somebody else has to approve it first");
                }
            }
        }
        return Publishing.byHand(incident, draft, waiting, command.release(), state, context);
    }
}
