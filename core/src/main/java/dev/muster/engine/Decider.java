package dev.muster.engine;

import dev.muster.access.Actor;
import dev.muster.access.Policy;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Follower;
import dev.muster.command.Kind;
import dev.muster.command.Rejection;
import dev.muster.journal.Digest;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.journal.Event;
import dev.muster.journal.HashChain;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.record.Json;
import dev.muster.storage.Writes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Steps 4 and 5 for one command: authorise, decide, then the followers of what was decided, each on top of
 * what came before. Everything lands in the command's own layer and nowhere else.
 */
final class Decider {
    private static final int DEEPEST = 8;
    private final Catalog catalog;
    private final Policy policy;
    private final SecureRandom random = new SecureRandom();

    Decider(Catalog catalog, Policy policy) {
        this.catalog = catalog;
        this.policy = policy;
    }

    /** What the caller is to be told, by name. */
    <C extends Command> Map<String, String> run(Submission<C> submission, Working state, Instant now) {
        Context context = submission.context(now, policy, catalog::event);
        return run(() -> submission.authorise(state, context), () -> submission.decide(state, context), state, context);
    }

    /** The same for steps that are no submission's. */
    Map<String, String> run(Supplier<Asked> authorise, Supplier<Decision> decide, Working state, Context context) {
        Asked asked = authorise.get();
        if (!policy.allows(context.actor(), asked.action(), asked.standing())) {
            throw Rejection.absent();
        }
        Map<String, String> answers = new LinkedHashMap<>();
        apply(decide.get(), state, context, answers, 0);
        return answers;
    }

    private void apply(Decision decision, Working state, Context context, Map<String, String> answers, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("followers go deeper than " + DEEPEST);
        }
        decision.answers().forEach(answers::putIfAbsent);
        locked(decision, state);
        state.load(touched(decision, state));
        Map<EntryId, Decision.Append> appended = new LinkedHashMap<>();
        for (Decision.Act act : decision.acts()) {
            if (act instanceof Decision.Append append) {
                appended.put(append(append, state, actorOf(append, context)), append);
            } else {
                write(act, state);
            }
        }
        appended.forEach((at, append) -> follow(at, append.event(), state, actorOf(append, context), answers, depth));
    }

    /** All that is missing is asked for at once: a decision for many people would else run once for each of them. */
    private static void locked(Decision decision, Working state) {
        Set<JournalId> missing = new HashSet<>();
        for (Decision.Act act : decision.acts()) {
            if (act instanceof Decision.Append append
                    && state.lockedHead(append.journal()).isEmpty()) {
                missing.add(append.journal());
            }
        }
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    private <E extends Event> void follow(
            EntryId at, E event, Working state, Context context, Map<String, String> answers, int depth) {
        for (Follower<E> follower : catalog.followers(event)) {
            apply(follower.follow(at, event, state, context), state, context, answers, depth + 1);
        }
    }

    private static Context actorOf(Decision.Append append, Context context) {
        Actor by = append.by();
        return by == null ? context : context.as(by);
    }

    private void write(Decision.Act act, Working state) {
        Layer own = state.own;
        if (act instanceof Decision.Put<?> put) {
            put(put, state);
        } else if (act instanceof Decision.Remove remove) {
            own.remove(remove.kind().key(state.workspace(), remove.id()));
        } else if (act instanceof Decision.Amend amend) {
            own.amend(new Writes.Amended(
                    amend.journal(), amend.sequence(), Json.write(amend.amendment()), amend.index()));
        } else if (act instanceof Decision.Schedule schedule) {
            own.schedule(new Job(
                    new Job.Key(state.workspace(), schedule.id()),
                    catalog.job(schedule.command()),
                    schedule.due(),
                    Json.write(schedule.command())));
        } else if (act instanceof Decision.Cancel cancel) {
            own.finish(new Job.Key(state.workspace(), cancel.id()));
        } else if (act instanceof Decision.Speak speak) {
            own.languages.put(state.workspace(), speak.language());
        }
    }

    /** The documents that are to be replaced or removed: each is written at the version that is read now. */
    private static Set<DocumentKey> touched(Decision decision, Working state) {
        Set<DocumentKey> keys = new HashSet<>();
        for (Decision.Act act : decision.acts()) {
            if (act instanceof Decision.Put<?> put) {
                keys.add(key(put, state));
            } else if (act instanceof Decision.Remove remove) {
                keys.add(remove.kind().key(state.workspace(), remove.id()));
            }
        }
        return keys;
    }

    private static <T> DocumentKey key(Decision.Put<T> put, Working state) {
        return put.kind().key(state.workspace(), put.kind().id().apply(put.value()));
    }

    private static <T> void put(Decision.Put<T> put, Working state) {
        Kind<T> kind = put.kind();
        Document document = kind.document(state.workspace(), put.value(), 0);
        state.values().made(kind, document, put.value());
        state.own.put(document);
    }

    private EntryId append(Decision.Append append, Working state, Context context) {
        JournalId journal = append.journal();
        Head head = state.lockedHead(journal).orElseThrow();
        Event event = append.event();
        Catalog.Kept<?> kept = catalog.kept(event);
        Instant time = context.now().isBefore(head.time()) ? head.time() : context.now();
        byte[] payload = Json.write(event);
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Digest content = HashChain.content(salt, payload);
        long sequence = head.sequence() + 1;
        Digest hash = HashChain.next(
                head.hash(), journal, sequence, time, context.actor().id(), kept.kind(), kept.schema(), content);
        Event.Finding finding = event.finding();
        Entry.Index index = new Entry.Index(
                finding.thread(), finding.terms(), finding.text(), head.messages() + (finding.message() ? 1 : 0));
        Entry entry = new Entry(
                journal,
                sequence,
                time,
                context.actor().id(),
                kept.kind(),
                kept.schema(),
                payload,
                salt,
                content,
                hash,
                index,
                null);
        state.own.append(entry, event);
        return new EntryId(journal, sequence);
    }
}
