package dev.muster.file;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.file.Evidence.Custody;
import dev.muster.file.FileCommands.RecordCustody;
import dev.muster.file.FileCommands.RegisterEvidence;
import dev.muster.file.FileEvent.CustodyRecorded;
import dev.muster.file.FileEvent.EvidenceRegistered;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** What may be done with evidence: it is registered once, lines are added to its log, and nothing is ever changed. */
final class EvidenceRules {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_LINES = 1_000;
    private static final int MOST_PIECES = 1_000;

    private EvidenceRules() {}

    static RegisterEvidence check(RegisterEvidence command, Admission admission) {
        String collectedBy = Limits.optional("collectedBy", command.collectedBy(), 200);
        return new RegisterEvidence(
                command.channel(),
                Limits.present("file", command.file()),
                Limits.required("description", command.description(), 2_000),
                collectedBy.isEmpty() ? admission.actor().name() : collectedBy,
                Limits.present("collectedAt", command.collectedAt()).truncatedTo(ChronoUnit.MICROS),
                Limits.optional("source", command.source(), 500));
    }

    static Decision register(RegisterEvidence command, State state, Context context) {
        SharedFile file = FileAccess.visible(command.file(), command.channel(), state, context);
        if (file.evidence() != 0) {
            throw Rejection.conflict("this file is evidence already, since entry " + file.evidence());
        }
        if (command.collectedAt().isAfter(context.now().plus(TOLERANCE))) {
            throw Rejection.invalid("collectedAt", "lies in the future; say when it was collected");
        }
        if (state.find(Evidence.KIND, Term.of("channel", command.channel())).size() >= MOST_PIECES) {
            throw Rejection.conflict("a register holds " + MOST_PIECES + " pieces of evidence at most");
        }
        JournalId journal = command.channel().journal(context.workspace());
        long entry = state.head(journal).sequence() + 1;
        String collectedBy = Objects.requireNonNullElse(command.collectedBy(), "");
        String source = Objects.requireNonNullElse(command.source(), "");
        Evidence evidence = new Evidence(
                file.id(),
                file.channel(),
                entry,
                command.description(),
                collectedBy,
                command.collectedAt(),
                source,
                context.actor().id(),
                context.now());
        SharedFile registered = file.registered(entry);
        Decision decision = new Decision()
                .append(
                        journal,
                        new EvidenceRegistered(
                                file.id(),
                                file.name(),
                                file.type(),
                                file.size(),
                                file.sha256(),
                                command.description(),
                                collectedBy,
                                command.collectedAt(),
                                source))
                .put(Evidence.KIND, evidence)
                .put(SharedFile.KIND, registered)
                .cancel(FileRules.expiry(file));
        if (file.message() != 0) {
            Carriers.show(decision, registered, journal, state);
        }
        return decision;
    }

    static RecordCustody check(RecordCustody command, Admission admission) {
        return new RecordCustody(
                command.channel(),
                Limits.present("file", command.file()),
                Limits.required("what", command.what(), 200),
                Limits.optional("note", command.note(), 2_000));
    }

    static Decision record(RecordCustody command, State state, Context context) {
        SharedFile file = FileAccess.visible(command.file(), command.channel(), state, context);
        if (file.evidence() == 0) {
            throw Rejection.conflict("this file is not on the evidence register; register it first");
        }
        if (state.find(Custody.KIND, Term.of("file", file.id())).size() >= MOST_LINES) {
            throw Rejection.conflict("a custody log holds " + MOST_LINES + " lines at most");
        }
        JournalId journal = command.channel().journal(context.workspace());
        long entry = state.head(journal).sequence() + 1;
        String note = Objects.requireNonNullElse(command.note(), "");
        return new Decision()
                .append(journal, new CustodyRecorded(file.id(), file.name(), command.what(), note))
                .put(
                        Custody.KIND,
                        new Custody(
                                file.id(),
                                file.channel(),
                                entry,
                                context.actor().id(),
                                context.now(),
                                command.what(),
                                note));
    }
}
