package dev.muster.engine;

import dev.muster.access.Caller;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Job;
import dev.muster.record.Json;
import dev.muster.storage.Range;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import dev.muster.storage.Writes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Steps 3 to 6 for many commands in one transaction:
 *
 * <ol>
 *   <li>lock the heads of all their journals, in the order of ids, and read the documents that they need, at once;
 *   <li>read their claims, in one read;
 *   <li>one command after the other: authorise and decide, each command seeing what those before it left. A
 *       rejected one leaves nothing;
 *   <li>write everything at once, and commit.
 * </ol>
 *
 * <p>An outcome that a command's key has already is given again. Hardly any command is a repetition, so it is looked
 * for only where it can make a difference: before a rejection is believed, and when the write of the receipts meets
 * one that is there, for the whole round from the start.
 *
 * <p>What could not be decided in this round (an old snapshot of the actor, further journals to lock) is
 * handed back to run again.
 */
final class Committer {
    private final Store store;
    private final Decider decider;
    private final Values values;
    private final InstantSource clock;

    Committer(Store store, Decider decider, Values values, InstantSource clock) {
        this.store = store;
        this.decider = decider;
        this.values = values;
        this.clock = clock;
    }

    /** What became of one command in a committed batch. */
    sealed interface Fate {}

    /** It was accepted, now or earlier under the same key. */
    record Accepted(Outcome outcome) implements Fate {}

    /** It was refused, or is in itself defective. */
    record Refused(Throwable why) implements Fate {}

    /** It has to run again: with a new snapshot of its actor, or with more journals locked. */
    record Again(boolean staleActor) implements Fate {}

    /** A batch, decided and written: the fates in the order of the submissions. */
    record Round(
            List<Fate> fates,
            List<Layer.Appended> appended,
            Map<WorkspaceId, Long> epochs,
            @Nullable Instant nextJob,
            Writes writes) {}

    /**
     * Runs one transaction; looks for repetitions at its start when told so, because one was met. Throws what the
     * store throws; then nothing is known to have happened.
     */
    Round commit(List<Submission<?>> batch, boolean repetitions, RoundSink sink) {
        return store.transact(tx -> {
            Round round = decide(tx, batch, repetitions);
            sink.decided(round);
            if (!round.writes().isEmpty()) {
                tx.write(round.writes());
            }
            return round;
        });
    }

    /** Is told what was decided before it is written, so that a commit of unknown outcome can be looked up. */
    @FunctionalInterface
    interface RoundSink {
        void decided(Round round);
    }

    /**
     * True when what this round was going to write is in the store. The head is locked for the look, so that a
     * commit which is still under way in the database is over by then. Entries tell it: their salt makes their
     * hashes this round's own, whereas a receipt may be another node's, of a command that was sent to both. A
     * round without entries is run again, which changes nothing where it took place.
     */
    boolean written(Round round) {
        List<Entry> entries = round.writes().entries();
        if (entries.isEmpty()) {
            return false;
        }
        Entry ours = entries.get(0);
        return store
                .transact(tx -> {
                    tx.lock(List.of(ours.journal()));
                    return tx.query().range(Range.only(ours.journal(), ours.sequence()));
                })
                .stream()
                .anyMatch(e -> e.hash().equals(ours.hash()));
    }

    private Round decide(Transaction tx, List<Submission<?>> batch, boolean repetitions) {
        Set<JournalId> journals = new TreeSet<>();
        batch.forEach(s -> journals.addAll(s.journals()));
        Loaded.Read read = new Loaded.Read(values);
        Map<JournalId, Head> locked = begin(tx, journals, batch, read);
        Map<ReceiptKey, Receipt> receipts = repetitions ? receipts(tx, batch) : Map.of();
        Set<Job.Key> held = held(tx, batch);
        Layer layer = new Layer();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Fate> fates = new ArrayList<>(batch.size());
        for (Submission<?> submission : batch) {
            Working state = new Working(tx.query(), submission.caller.workspace(), read, locked, layer);
            Fate fate = one(submission, state, receipts, held, layer, now);
            boolean unsure = fate instanceof Refused && !repetitions && submission.key != null;
            fates.add(unsure ? remembered(submission, tx).orElse(fate) : fate);
        }
        Instant nextJob = layer.jobs.values().stream()
                .map(Job::due)
                .min(Instant::compareTo)
                .orElse(null);
        Map<WorkspaceId, Long> epochs = new HashMap<>();
        batch.forEach(s -> epochs.computeIfAbsent(s.caller.workspace(), w -> Epoch.in(read.documents, w)));
        return new Round(fates, layer.told, epochs, nextJob, layer.writes(read.documents));
    }

    private Fate one(
            Submission<?> submission,
            Working state,
            Map<ReceiptKey, Receipt> receipts,
            Set<Job.Key> held,
            Layer layer,
            Instant now) {
        try {
            ReceiptKey key = submission.key;
            Receipt receipt = key == null ? null : layer.receipts.getOrDefault(key, receipts.get(key));
            if (receipt != null) {
                return repeated(submission, receipt);
            }
            Claim claim = submission.claim;
            if (claim != null && !held.contains(claim.job().key())) {
                return new Refused(new LostClaim());
            }
            if (stale(submission, state)) {
                return new Again(true);
            }
            if (claim != null) {
                state.own.finish(claim.job().key());
            }
            Map<String, String> answers = decider.run(submission, state, now);
            Outcome outcome = new Outcome(answers, positions(state.own), false);
            if (key != null) {
                state.own.receipts.put(key, new Receipt(submission.digest, Json.write(Remembered.of(outcome))));
            }
            layer.add(state.own);
            return new Accepted(outcome);
        } catch (Missing missing) {
            submission.journals().addAll(missing.journals);
            return new Again(false);
        } catch (Rejection rejection) {
            if (submission.claim != null) {
                layer.finish(submission.claim.job().key());
            }
            return new Refused(rejection);
        }
    }

    private static Optional<Fate> remembered(Submission<?> submission, Transaction tx) {
        return receipts(tx, List.of(submission)).values().stream()
                .findFirst()
                .map(receipt -> repeated(submission, receipt));
    }

    private static Fate repeated(Submission<?> submission, Receipt receipt) {
        if (!receipt.command().equals(submission.digest)) {
            return new Refused(
                    Rejection.conflict("this key was used for another command; send a new command under a new key"));
        }
        Remembered kept = Json.read(receipt.outcome(), Remembered.class);
        return new Accepted(kept.outcome(submission.caller));
    }

    private static boolean stale(Submission<?> submission, Loaded state) {
        if (submission.caller.kind() == Caller.Kind.SYSTEM) {
            return false;
        }
        long epoch = state.get(Epoch.KIND, "epoch").map(Epoch::number).orElse(0L);
        return submission.actor.epoch() < epoch;
    }

    private static Map<JournalId, Long> positions(Layer own) {
        Map<JournalId, Long> positions = new HashMap<>();
        own.heads.forEach((journal, head) -> positions.put(journal, head.sequence()));
        return positions;
    }

    private static Map<ReceiptKey, Receipt> receipts(Transaction tx, Collection<Submission<?>> batch) {
        List<ReceiptKey> keys = new ArrayList<>();
        for (Submission<?> submission : batch) {
            if (submission.key != null) {
                keys.add(submission.key);
            }
        }
        return keys.isEmpty() ? Map.of() : tx.receipts(keys);
    }

    private static Set<Job.Key> held(Transaction tx, Collection<Submission<?>> batch) {
        List<Claim> claims = new ArrayList<>();
        for (Submission<?> submission : batch) {
            if (submission.claim != null) {
                claims.add(submission.claim);
            }
        }
        return claims.isEmpty() ? Set.of() : tx.held(claims);
    }

    /** Locks the journals and reads at once what all commands are known to need. */
    private static Map<JournalId, Head> begin(
            Transaction tx, Set<JournalId> journals, Collection<Submission<?>> batch, Loaded.Read read) {
        Set<DocumentKey> keys = new HashSet<>();
        Set<Find> finds = new HashSet<>();
        for (Submission<?> submission : batch) {
            keys.add(Epoch.key(submission.caller.workspace()));
            keys.addAll(submission.needs());
            finds.addAll(submission.finds());
        }
        Transaction.Begun begun = tx.begin(journals, keys, finds);
        read.begun(keys, begun);
        return begun.heads();
    }

    /** An outcome as a receipt keeps it. */
    record Remembered(Map<String, String> ids, Map<String, Long> positions) {
        static Remembered of(Outcome outcome) {
            Map<String, Long> byName = new HashMap<>();
            outcome.positions().forEach((journal, sequence) -> byName.put(journal.name(), sequence));
            return new Remembered(outcome.ids(), byName);
        }

        Outcome outcome(Caller caller) {
            Map<JournalId, Long> byJournal = new HashMap<>();
            positions.forEach((name, sequence) -> byJournal.put(new JournalId(caller.workspace(), name), sequence));
            return new Outcome(ids, byJournal, true);
        }
    }
}
