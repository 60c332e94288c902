package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Policy;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Events;
import dev.muster.command.Outcome;
import dev.muster.command.State;
import dev.muster.journal.Digest;
import dev.muster.journal.HashChain;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Json;
import dev.muster.storage.ReceiptKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One command on its way through the steps, and the promise of its outcome. */
final class Submission<C extends Command> {
    final Caller caller;
    final Catalog.Operation<C> operation;
    final @Nullable ReceiptKey key;
    final @Nullable Claim claim;
    final Digest digest;
    final CompletableFuture<Outcome> promise = new CompletableFuture<>();
    private final C sent;
    private final List<String> ids = new ArrayList<>();
    private SortedSet<JournalId> journals = new TreeSet<>();
    private C admitted;
    Actor actor;
    int tries;

    Submission(
            Caller caller,
            Catalog.Operation<C> operation,
            C command,
            @Nullable ReceiptKey key,
            @Nullable Claim claim,
            Actor actor) {
        this.caller = caller;
        this.operation = operation;
        this.sent = command;
        this.admitted = command;
        this.key = key;
        this.claim = claim;
        this.actor = actor;
        this.digest = key == null
                ? Digest.ZERO
                : HashChain.content(operation.name().getBytes(StandardCharsets.UTF_8), Json.write(command));
    }

    /** Step 2, on the caller's thread. Returns the home journal: commands of one home queue up in one place. */
    JournalId admit(Directory directory) {
        admitted = operation.handler().admit(sent, new Admission(actor, directory, Ids::next));
        Set<JournalId> named = operation.handler().journals(admitted, caller.workspace());
        journals = new TreeSet<>(named);
        return named.iterator().next();
    }

    /** The journals whose heads are to be locked. */
    SortedSet<JournalId> journals() {
        return journals;
    }

    Set<DocumentKey> needs() {
        return operation.handler().needs(admitted, actor);
    }

    Set<Find> finds() {
        return operation.handler().finds(admitted, actor);
    }

    Asked authorise(State state, Context context) {
        return operation.handler().authorise(admitted, state, context);
    }

    Decision decide(State state, Context context) {
        return operation.handler().decide(admitted, state, context);
    }

    /** What a decision may depend on. Ids come out the same at every try. */
    Context context(Instant now, Policy policy, Events events) {
        Iterator<String> again = List.copyOf(ids).iterator();
        return new Context(
                actor,
                now,
                () -> {
                    if (again.hasNext()) {
                        return again.next();
                    }
                    ids.add(Ids.next());
                    return ids.get(ids.size() - 1);
                },
                policy,
                events);
    }

    /** Refuses, or answers what went wrong. */
    void fail(Throwable why) {
        promise.completeExceptionally(why);
    }
}
