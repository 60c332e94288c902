package dev.muster.file;

import dev.muster.access.Actor;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.file.Evidence.Custody;
import dev.muster.file.FileViews.CustodyView;
import dev.muster.file.FileViews.EvidenceList;
import dev.muster.file.FileViews.EvidenceView;
import dev.muster.file.FileViews.FileList;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.FileViews.ListEvidence;
import dev.muster.file.FileViews.ListFiles;
import dev.muster.file.FileViews.Opened;
import dev.muster.file.FileViews.ShowFile;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers what is asked about files. */
final class FileQuestions {
    private FileQuestions() {}

    static FileList list(ListFiles question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, 200);
        Find find = Find.of(context.workspace(), SharedFile.KIND.name(), Term.of("channel", question.channel()))
                .newestFirst()
                .most(limit + 1);
        FileId before = question.before();
        if (before != null) {
            SharedFile last = FileAccess.visible(before, question.channel(), state, context);
            find = find.after(new Find.Place(SharedFile.KIND.rank().applyAsLong(last), before.value()));
        }
        List<SharedFile> found = new ArrayList<>(state.find(SharedFile.KIND, find));
        boolean more = found.size() > limit;
        if (more) {
            found.remove(limit);
        }
        return new FileList(
                found.stream()
                        .filter(f -> FileAccess.sees(f, state, context))
                        .map(FileView::of)
                        .toList(),
                more);
    }

    static FileView show(ShowFile question, State state, Context context) {
        FileId file = Limits.present("file", question.file());
        return FileView.of(FileAccess.visible(file, question.channel(), state, context));
    }

    static EvidenceList evidence(ListEvidence question, State state, Context context) {
        Term here = Term.of("channel", question.channel());
        List<Evidence> register = state.find(Evidence.KIND, here);
        Map<String, SharedFile> files = state.all(
                SharedFile.KIND, register.stream().map(e -> e.file().value()).toList());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        Map<FileId, List<Custody>> logs = state.find(Custody.KIND, here).stream()
                .filter(c -> c.entry() >= first)
                .collect(Collectors.groupingBy(Custody::file));
        List<EvidenceView> shown = new ArrayList<>();
        for (Evidence evidence : register) {
            SharedFile file = files.get(evidence.file().value());
            if (file != null && evidence.entry() >= first) {
                shown.add(view(evidence, file, logs.getOrDefault(evidence.file(), List.of())));
            }
        }
        return new EvidenceList(shown);
    }

    private static EvidenceView view(Evidence evidence, SharedFile file, List<Custody> log) {
        return new EvidenceView(
                FileView.of(file),
                evidence.description(),
                evidence.collectedBy(),
                evidence.collectedAt(),
                evidence.source(),
                evidence.by(),
                evidence.at(),
                log.stream()
                        .map(c -> new CustodyView(c.by(), c.at(), c.what(), c.note(), c.entry()))
                        .toList());
    }

    /**
     * Answers whoever wants a file's content. The file's own channel is put to the policy.
     *
     * @param file which file the question names
     * @param sensitive true when the read goes on record first; then evidence is given away too
     */
    record Opening<Q extends Question<Opened>>(Function<Q, FileId> file, boolean sensitive)
            implements Answerer<Q, Opened> {
        @Override
        public Q admit(Q question, Admission admission) {
            Limits.present("file", file.apply(question));
            return question;
        }

        @Override
        public Set<DocumentKey> needs(Q question, Actor actor) {
            return Collections.singleton(
                    SharedFile.KIND.key(actor.workspace(), file.apply(question).value()));
        }

        @Override
        public Asked authorise(Q question, State state, Context context) {
            return FileAccess.read(file.apply(question), state, context);
        }

        @Override
        public Opened answer(Q question, State state, Context context) {
            SharedFile found = FileAccess.visible(file.apply(question), state, context);
            if (sensitive && found.evidence() == 0) {
                throw Rejection.absent();
            }
            boolean given = sensitive || found.evidence() == 0;
            return new Opened(FileView.of(found), given ? Content.id(context.workspace(), found.sha256()) : null);
        }
    }
}
