package dev.muster.engine;

import dev.muster.access.Action;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceId;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.Outcome;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Denials and sensitive reads, in a journal of their own for each workspace and node, which auditors alone may
 * read. Denials are gathered and written a few times a second, repeats merged; a sensitive read is written
 * before it is answered.
 */
final class AccessJournal implements Feature {
    private static final Logger log = LoggerFactory.getLogger(AccessJournal.class);
    static final String SORT = "access";
    private static final int MOST_KINDS = 10_000;
    private final String node;
    private final Map<WorkspaceId, Map<Refusal, Integer>> gathered = new HashMap<>();

    private record Refusal(PersonId person, String operation) {}

    AccessJournal(String node) {
        this.node = node;
    }

    @Override
    public void register(Registry registry) {
        registry.event("access.denied", 1, Denied.AccessDenied.class);
        registry.event("access.sensitive-read", 1, Denied.SensitiveRead.class);
        registry.handleDue("access.record", Denied.RecordAccess.class, new Recorder());
        registry.audience(
                SORT,
                (journal, actor, state, policy) ->
                        actor.roles().contains(WorkspaceRole.AUDITOR) ? OptionalLong.of(1) : OptionalLong.empty());
    }

    void denied(Caller caller, String operation) {
        gather(caller.workspace(), new Refusal(caller.person(), operation), 1);
    }

    private synchronized void gather(WorkspaceId workspace, Refusal refusal, int times) {
        Map<Refusal, Integer> here = gathered.computeIfAbsent(workspace, w -> new HashMap<>());
        if (here.size() < MOST_KINDS || here.containsKey(refusal)) {
            here.merge(refusal, times, Integer::sum);
        }
    }

    private synchronized Map<WorkspaceId, Map<Refusal, Integer>> take() {
        Map<WorkspaceId, Map<Refusal, Integer>> taken = new HashMap<>(gathered);
        gathered.clear();
        return taken;
    }

    /** Writes what was gathered. */
    void flush(BiFunction<Caller, Command, CompletableFuture<Outcome>> submit) {
        take().forEach((workspace, refusals) -> {
            List<Denied.AccessDenied> denied = new ArrayList<>();
            refusals.forEach((r, times) -> denied.add(new Denied.AccessDenied(r.person(), r.operation(), times)));
            try {
                submit.apply(Caller.system(workspace), new Denied.RecordAccess(node, denied, List.of()))
                        .join();
            } catch (CompletionException e) {
                log.warn("{} denials could not be put on record yet", denied.size(), e);
                refusals.forEach((refusal, times) -> gather(workspace, refusal, times));
            }
        });
    }

    Denied.RecordAccess read(PersonId person, String operation, String subject) {
        return new Denied.RecordAccess(node, List.of(), List.of(new Denied.SensitiveRead(person, operation, subject)));
    }

    private static final class Recorder implements Handler<Denied.RecordAccess> {
        private static final Action RECORD = Action.changing("access.record", Rank.OWNER);

        @Override
        public Set<JournalId> journals(Denied.RecordAccess command, WorkspaceId workspace) {
            return Set.of(JournalId.of(workspace, SORT, command.node()));
        }

        @Override
        public Asked authorise(Denied.RecordAccess command, State state, Context context) {
            return new Asked(RECORD, Standing.ABSENT);
        }

        @Override
        public Decision decide(Denied.RecordAccess command, State state, Context context) {
            JournalId journal = JournalId.of(context.workspace(), SORT, command.node());
            Decision decision = new Decision();
            command.denied().forEach(d -> decision.append(journal, d));
            command.reads().forEach(r -> decision.append(journal, r));
            return decision;
        }
    }
}
