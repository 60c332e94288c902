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
import dev.muster.exchange.ExchangeCommands.Through;
import dev.muster.exchange.ExchangeEvent.DraftImported;
import dev.muster.exchange.ExchangeEvent.PlaybookImported;
import dev.muster.exchange.ImportReport.Fate;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.Playbooks;
import dev.muster.record.DocumentKey;
import java.util.Objects;
import java.util.Set;

/**
 * An import is a draft that is saved, or a publication: by the rules that those have, with an entry beside that says
 * where it came from.
 */
final class ImportRules implements Handler<ImportPlaybook> {
    private final Handler<PublishPlaybook> publishing;
    private final Handler<SaveDraft> drafting;

    ImportRules(Playbooks playbooks) {
        publishing = playbooks.publishing();
        drafting = playbooks.drafting();
    }

    @Override
    public ImportPlaybook admit(ImportPlaybook command, Admission admission) {
        if (admission.actor().guest()) {
            throw Rejection.absent();
        }
        boolean publish = Boolean.TRUE.equals(command.publish());
        if (publish && command.draft() != null) {
            throw Rejection.invalid("draft", "what is published at once replaces no draft; leave one of them out");
        }
        Read read = Reader.read(command.format(), command.text(), admission, new Notes());
        Meant<?> meant = publish
                ? Meant.admitted(publishing, new PublishPlaybook(command.playbook(), read.content()), admission)
                : Meant.admitted(
                        drafting,
                        new SaveDraft(command.playbook(), Playbooks.named(read.content()), command.draft()),
                        admission);
        return new ImportPlaybook(
                read.format(),
                "",
                command.playbook(),
                command.publish(),
                command.draft(),
                new Through(read, publish, meant));
    }

    private static Through made(ImportPlaybook command) {
        return Objects.requireNonNull(command.made(), "admitted commands were read");
    }

    @Override
    public Set<JournalId> journals(ImportPlaybook command, WorkspaceId workspace) {
        return made(command).meant().journals(workspace);
    }

    @Override
    public Set<DocumentKey> needs(ImportPlaybook command, Actor actor) {
        return made(command).meant().needs(actor);
    }

    @Override
    public Asked authorise(ImportPlaybook command, State state, Context context) {
        return made(command).meant().authorise(state, context);
    }

    @Override
    public Decision decide(ImportPlaybook command, State state, Context context) {
        Through made = made(command);
        Decision decision = made.meant().decide(state, context);
        if (decision.acts().isEmpty()) {
            return decision;
        }
        JournalId journal = journals(command, context.workspace()).iterator().next();
        int version =
                Integer.parseInt(Objects.requireNonNull(decision.answers().get("version"), "both answer a version"));
        return decision.append(journal, imported(made, version));
    }

    private static Event imported(Through made, int version) {
        Format format = made.read().format();
        ImportReport report = made.read().report();
        int kept = report.count(Fate.KEPT);
        int changed = report.count(Fate.CHANGED);
        int missing = report.count(Fate.MISSING);
        int ignored = report.count(Fate.IGNORED);
        return made.published()
                ? new PlaybookImported(version, format, kept, changed, missing, ignored)
                : new DraftImported(version, format, kept, changed, missing, ignored);
    }
}
