package dev.muster.engine;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Handler;
import dev.muster.command.Rehearsal;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Job;
import dev.muster.storage.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs steps 4 and 5 with the decider of real commands, in layers that nobody ever writes. */
final class Rehearser implements Rehearsal {
    private final Catalog catalog;

    Rehearser(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public SlashCommands handlers() {
        return catalog;
    }

    @Override
    public Outlook play(List<? extends Command> commands, State state, Context context) {
        Decider decider = new Decider(catalog, context.policy());
        Loaded.Read read = new Loaded.Read(new Values());
        Layer played = new Layer();
        Layer last = played;
        for (Command command : commands) {
            Working now = new Unlocked(state.stored(), state.workspace(), read, played);
            Handler<Command> handler = catalog.handlerOf(command);
            decider.run(
                    () -> handler.authorise(command, now, context),
                    () -> handler.decide(command, now, context),
                    now,
                    context);
            played.add(now.own);
            last = now.own;
        }
        return new Outlook(
                new Unlocked(state.stored(), state.workspace(), read, played),
                last.appended.stream()
                        .map(a -> new Occurrence(a.entry().journal(), a.event()))
                        .toList(),
                last.jobs.values().stream()
                        .sorted(Comparator.comparing(Job::due))
                        .map(j -> new Timer(j.kind(), j.key().id(), j.due()))
                        .toList());
    }

    /** What is never written needs no lock: the end of a journal is where the snapshot has it. */
    private static final class Unlocked extends Working {
        Unlocked(Query query, WorkspaceId workspace, Read read, Layer batch) {
            super(query, workspace, read, Map.of(), batch);
        }

        @Override
        Optional<Head> lockedHead(JournalId journal) {
            return super.lockedHead(journal)
                    .or(() -> Optional.of(stored().heads(Set.of(journal)).getOrDefault(journal, Head.EMPTY)));
        }
    }
}
