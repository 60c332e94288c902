package dev.muster.exchange;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.exchange.ExchangeCommands.ImportPlaybook;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.exchange.ExchangeEvent.PlaybookImported;
import dev.muster.exchange.ImportReport.Fate;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.Playbooks;
import dev.muster.record.DocumentKey;
import java.util.Objects;
import java.util.Set;

/** Imports are publications of what a file says: by the same rules, with an entry beside that says where it came from. */
final class ImportRules implements Handler<ImportPlaybook> {
    static final Handler<PublishPlaybook> PUBLISHING = Playbooks.publishing();

    @Override
    public ImportPlaybook admit(ImportPlaybook command, Admission admission) {
        if (admission.actor().guest()) {
            throw Rejection.absent();
        }
        Read read = Reader.read(command.format(), command.text(), admission, new Notes());
        PublishPlaybook publish = PUBLISHING.admit(
                new PublishPlaybook(command.playbook(), read.publish().content()), admission);
        return new ImportPlaybook(
                read.format(), "", command.playbook(), new Read(read.format(), publish, read.report()));
    }

    private static Read read(ImportPlaybook command) {
        return Objects.requireNonNull(command.read(), "admitted commands were read");
    }

    @Override
    public Set<JournalId> journals(ImportPlaybook command, WorkspaceId workspace) {
        return PUBLISHING.journals(read(command).publish(), workspace);
    }

    @Override
    public Set<DocumentKey> needs(ImportPlaybook command, Actor actor) {
        return PUBLISHING.needs(read(command).publish(), actor);
    }

    @Override
    public Asked authorise(ImportPlaybook command, State state, Context context) {
        return PUBLISHING.authorise(read(command).publish(), state, context);
    }

    @Override
    public Decision decide(ImportPlaybook command, State state, Context context) {
        Read read = read(command);
        Decision decision = PUBLISHING.decide(read.publish(), state, context);
        if (decision.acts().isEmpty()) {
            return decision;
        }
        ImportReport report = read.report();
        JournalId journal = journals(command, context.workspace()).iterator().next();
        return decision.append(
                journal,
                new PlaybookImported(
                        Integer.parseInt(decision.answers().get("version")),
                        read.format(),
                        report.count(Fate.KEPT),
                        report.count(Fate.CHANGED),
                        report.count(Fate.MISSING),
                        report.count(Fate.IGNORED)));
    }
}
