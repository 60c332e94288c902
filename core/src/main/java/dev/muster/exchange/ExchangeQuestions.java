package dev.muster.exchange;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.exchange.ExchangeViews.ExportPlaybook;
import dev.muster.exchange.ExchangeViews.ExportedPlaybook;
import dev.muster.exchange.ExchangeViews.ImportPreview;
import dev.muster.exchange.ExchangeViews.PreviewImport;
import dev.muster.incident.Declaration;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.playbook.Playbooks;
import java.util.List;
import java.util.Objects;

/** Answers what is asked about files. */
final class ExchangeQuestions {
    private ExchangeQuestions() {}

    /** What is in a file, and what of it is to be mended: for whoever may publish it. */
    record Preview(Playbooks playbooks) implements Answerer<PreviewImport, ImportPreview> {
        private static final Action PREVIEW = Action.reading("exchange.preview", Rank.OWNER);

        @Override
        public PreviewImport admit(PreviewImport question, Admission admission) {
            if (admission.actor().guest()) {
                throw Rejection.absent();
            }
            Notes notes = new Notes();
            Read read = Reader.read(question.format(), question.text(), admission, notes);
            PlaybookContent content = read.content();
            return new PreviewImport(read.format(), "", preview(read.format(), content, admission, notes));
        }

        private ImportPreview preview(Format format, PlaybookContent content, Admission admission, Notes notes) {
            List<Finding> errors = playbooks.errors(content, admission);
            for (Finding error : errors) {
                notes.mend(error.path(), error.message());
            }
            if (errors.isEmpty()) {
                PlaybookContent normal = playbooks
                        .publishing()
                        .admit(new PublishPlaybook(null, content), admission)
                        .content();
                return new ImportPreview(format, normal, true, notes.report());
            }
            return new ImportPreview(format, content, false, notes.report());
        }

        @Override
        public Asked authorise(PreviewImport question, State state, Context context) {
            return new Asked(PREVIEW, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public ImportPreview answer(PreviewImport question, State state, Context context) {
            return Objects.requireNonNull(question.preview(), "admitted questions were read");
        }
    }

    /** A version as a file: for whoever may read it. */
    static final class Export implements Answerer<ExportPlaybook, ExportedPlaybook> {
        @Override
        public Asked authorise(ExportPlaybook question, State state, Context context) {
            return new Asked(Declaration.READ_PLAYBOOKS, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public ExportedPlaybook answer(ExportPlaybook question, State state, Context context) {
            String id = Limits.required("playbook", question.playbook(), 64);
            Integer number = question.version();
            PlaybookVersion version = (number == null
                            ? PlaybookVersion.newest(state, id)
                            : PlaybookVersion.in(state, id, number))
                    .orElseThrow(Rejection::absent);
            return Writer.write(Objects.requireNonNullElse(question.format(), Format.MUSTER), version.content());
        }
    }
}
