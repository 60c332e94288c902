package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Policy;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Query;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Store;
import dev.muster.storage.VersionConflict;
import dev.muster.storage.Writes;
import dev.muster.transport.Feeds;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs every command and answers every question. The seven steps of a command:
 *
 * <ol>
 *   <li><b>Door</b>: {@link #submit} takes an immutable command and who sends it.
 *   <li><b>Admission</b>: the actor is resolved ({@link Actors}), shape and size are checked; on the caller's
 *       thread, before any lock.
 *   <li><b>Load</b>, <b>4. authorise</b>, <b>5. decide</b>, <b>6. commit</b>: many commands in one transaction
 *       ({@link Lane}, {@link Committer}, {@link Decider}).
 *   <li value="7"><b>Publish</b>: from what was committed ({@link Hub}).
 * </ol>
 */
public final class Engine implements AutoCloseable {
    private static final int FRESHEST = 3;
    private static final Duration RECHECK = Duration.ofMillis(800);
    /** What is decided takes a fraction of a second; who takes longer has lost it by the fence, and does no harm. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(3);

    private final Store store;
    private final Catalog catalog;
    private final Policy policy;
    private final Directory directory;
    private final InstantSource clock;
    private final Actors actors;
    private final Values values = new Values();
    private final Threads threads;
    private final Hub hub;
    private final Timer timer;
    private final Errands errands;
    private final AccessJournal access;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();
    private final Store.Subscription signals;

    /** Starts the threads of an engine. The catalog must be complete. */
    public Engine(
            Store store,
            Catalog catalog,
            Policy policy,
            Directory directory,
            InstantSource clock,
            Settings settings,
            ThreadFactory factory) {
        this.store = store;
        this.catalog = catalog;
        this.policy = policy;
        this.directory = directory;
        this.clock = clock;
        this.access = new AccessJournal(settings.node());
        access.register(catalog);
        this.actors = new Actors(store, directory, clock, settings.snapshotLifetime());
        this.threads = new Threads(factory);
        Readers readers = new Readers(catalog, policy, values);
        this.hub = new Hub(store, catalog, readers, actors, threads, settings.snapshotLifetime(), access::denied);
        this.timer =
                new Timer(store, catalog, clock, this::due, atMost(settings.lease(), LONGEST_HELD), settings.poll());
        this.errands = new Errands(
                store,
                JobKinds.only(catalog.errands().keySet()),
                clock,
                new Outing(store, catalog, clock, this::due, threads.ticks(), values, settings.lease()),
                threads.errands(settings.errands()),
                settings.errands(),
                settings);
        Committer committer = new Committer(store, new Decider(catalog, policy), values, clock);
        for (int i = 0; i < store.health().lanes(); i++) {
            lanes.add(new Lane(committer, new Afterwards(), settings.batch(), settings.queue()));
        }
        lanes.forEach(lane -> running.add(threads.start(lane)));
        signals = store.listen(hub::signalled);
        threads.every(settings.poll(), hub::poll);
        threads.every(atMost(settings.snapshotLifetime().dividedBy(5), RECHECK), hub::recheckAll);
        threads.every(Duration.ofMillis(250), this::recordDenials);
        if (settings.runsDueWork()) {
            running.add(threads.start(timer));
            if (!catalog.errands().isEmpty()) {
                running.add(threads.start(errands));
            }
        }
    }

    private static Duration atMost(Duration wanted, Duration most) {
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    /**
     * Runs a command. The future completes when it is committed, on a thread of the engine: what is chained to
     * it must not block. It fails with {@link Rejection} or with a store's exception.
     *
     * @param key makes it safe to send again; null when it never will be
     */
    public <C extends Command> CompletableFuture<Outcome> submit(Caller caller, C command, @Nullable String key) {
        try {
            Catalog.Operation<C> operation = catalog.operation(command);
            ReceiptKey receipt = key == null ? null : new ReceiptKey(caller.workspace(), caller.person(), checked(key));
            Submission<C> taken = noted(caller, operation.name(), () -> {
                if (operation.due() || caller.kind() == Caller.Kind.SYSTEM) {
                    throw Rejection.absent();
                }
                Actor actor = actors.actor(caller);
                return enqueue(new Submission<>(caller, operation, command, receipt, null, actor));
            });
            return Allowed.command(taken, command);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void recordDenials() {
        access.flush((caller, command) -> due(caller, command, null).promise);
    }

    private Submission<?> due(Caller caller, Command command, @Nullable Claim claim) {
        return enqueue(
                new Submission<>(caller, catalog.operation(command), command, null, claim, actors.actor(caller)));
    }

    private <C extends Command> Submission<C> enqueue(Submission<C> submission) {
        int home = submission.admit(directory).hashCode();
        lanes.get(Math.floorMod(home, lanes.size())).put(submission);
        return submission;
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > 128) {
            throw Rejection.invalid("key", "a key has 1 to 128 characters; a new random one for each new command");
        }
        return key;
    }

    /**
     * Answers a question in one snapshot, on the calling thread.
     *
     * @throws Rejection when it is refused
     */
    public <Q extends Question<R>, R> R ask(Caller caller, Q question) {
        Catalog.Inquiry<Q, R> inquiry = catalog.inquiry(question);
        return noted(caller, inquiry.name(), () -> {
            if (caller.kind() == Caller.Kind.SYSTEM) {
                throw Rejection.absent();
            }
            R value = freshest(caller, inquiry, question);
            if (inquiry.answerer().sensitive()) {
                record(caller, inquiry.name(), question);
            }
            Allowed.question(caller, inquiry.name(), question);
            return value;
        });
    }

    private <Q extends Question<R>, R> R freshest(Caller caller, Catalog.Inquiry<Q, R> inquiry, Q question) {
        Actor actor = actors.actor(caller);
        Q admitted = inquiry.answerer().admit(question, new Admission(actor, directory, Ids::next));
        for (int i = 0; i < FRESHEST; i++) {
            Actor now = actor;
            Answer<R> answer = store.snapshot(q -> answer(q, inquiry, admitted, now));
            if (answer.value() != null) {
                return answer.value();
            }
            if (!answer.stale()) {
                throw Rejection.absent();
            }
            actor = actors.resolve(caller);
        }
        throw Rejection.busy("access changes too fast just now; try again");
    }

    /** An object that is absent counts as a denial: from the outside the two are one. */
    private <T> T noted(Caller caller, String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (Rejection rejection) {
            if (rejection.code() == Rejection.Code.ABSENT) {
                access.denied(caller, operation);
            }
            throw rejection;
        }
    }

    private record Answer<R>(boolean stale, @Nullable R value) {}

    private <Q extends Question<R>, R> Answer<R> answer(
            Query query, Catalog.Inquiry<Q, R> inquiry, Q question, Actor actor) {
        Loaded state = new Loaded(query, actor.workspace(), values);
        Set<DocumentKey> needs = new HashSet<>(inquiry.answerer().needs(question, actor));
        needs.add(Epoch.key(actor.workspace()));
        state.load(needs);
        if (actor.epoch() < state.get(Epoch.KIND, "epoch").map(Epoch::number).orElse(0L)) {
            return new Answer<>(true, null);
        }
        Context context =
                new Context(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), Ids::next, policy, catalog::event);
        Asked asked = inquiry.answerer().authorise(question, state, context);
        if (!policy.allows(actor, asked.action(), asked.standing())) {
            return new Answer<>(false, null);
        }
        return new Answer<>(false, inquiry.answerer().answer(question, state, context));
    }

    private void record(Caller caller, String name, Question<?> question) {
        Denied.RecordAccess read = access.read(caller.person(), name, question.toString());
        try {
            due(Caller.system(caller.workspace()), read, null).promise.join();
        } catch (CompletionException e) {
            throw Rejection.busy("this read has to be put on record first, and that failed; try again");
        }
    }

    /** Where transports subscribe. */
    public Feeds feeds() {
        return hub;
    }

    /** Figures of this node by name. */
    public Map<String, Long> figures() {
        return Map.of(
                "connections",
                (long) hub.openFeeds(),
                "journals_watched",
                (long) hub.watched(),
                "commands_waiting",
                lanes.stream().mapToLong(Lane::waiting).sum(),
                "commands_committed",
                lanes.stream().mapToLong(Lane::committed).sum(),
                "errands_running",
                (long) errands.running(),
                "commits",
                lanes.stream().mapToLong(Lane::commits).sum());
    }

    /** The host changed what somebody may do, or who they are: from now on nothing older is believed. */
    public void accessChanged(WorkspaceId workspace) {
        for (int i = 0; ; i++) {
            try {
                raise(workspace);
                break;
            } catch (VersionConflict e) {
                if (i == 100) {
                    throw e;
                }
            }
        }
        hub.recheckAll();
    }

    private void raise(WorkspaceId workspace) {
        store.transact(tx -> {
            DocumentKey key = Epoch.key(workspace);
            Map<DocumentKey, Document> found = tx.query().documents(List.of(key));
            Document before = found.get(key);
            Epoch next = new Epoch(Epoch.in(found, workspace) + 1);
            Document after = Epoch.KIND.document(workspace, next, before == null ? 0 : before.version());
            tx.write(new Writes(List.of(), List.of(), List.of(after), List.of(), List.of(), Set.of(), Map.of()));
            return next;
        });
    }

    /** A sign-in of the host ended: its connections are closed here at once, elsewhere at the next check. */
    public void sessionEnded(WorkspaceId workspace, String session) {
        hub.sessionEnded(workspace, session);
        accessChanged(workspace);
    }

    /** Runs what is due now on the calling thread; for tests with a clock of their own. */
    public int runDue() {
        return timer.runDue() + errands.runDue();
    }

    /** Finishes what was accepted, then ends all threads. The store stays open: it is the host's. */
    @Override
    public void close() {
        signals.close();
        hub.whispers().close();
        timer.stop();
        errands.stop();
        recordDenials();
        lanes.forEach(Lane::stop);
        for (Thread thread : running) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        threads.close();
    }

    private final class Afterwards implements Lane.After {
        @Override
        public void committing(Committer.Round round) {
            hub.committing(journals(round));
        }

        @Override
        public void over(Committer.Round round) {
            hub.over(journals(round));
        }

        private Set<JournalId> journals(Committer.Round round) {
            Set<JournalId> journals = new HashSet<>();
            round.appended().forEach(a -> journals.add(a.entry().journal()));
            return journals;
        }

        @Override
        public void committed(Committer.Round round) {
            if (!round.appended().isEmpty()) {
                hub.committed(round.appended(), round.epochs());
            }
            if (round.nextJob() != null) {
                timer.scheduled(round.nextJob());
                errands.scheduled(round.nextJob());
            }
        }

        @Override
        public boolean refresh(Submission<?> submission) {
            try {
                submission.actor = actors.resolve(submission.caller);
                return true;
            } catch (RuntimeException e) {
                submission.fail(e);
                return false;
            }
        }

        @Override
        public void refused(Submission<?> submission, Rejection rejection) {
            if (rejection.code() == Rejection.Code.ABSENT && submission.claim == null) {
                access.denied(submission.caller, submission.operation.name());
            }
        }
    }
}
