package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.OnCall;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.playbook.AuthoringViews.Compare;
import dev.muster.playbook.AuthoringViews.Difference;
import dev.muster.playbook.AuthoringViews.DraftLine;
import dev.muster.playbook.AuthoringViews.DraftList;
import dev.muster.playbook.AuthoringViews.DraftView;
import dev.muster.playbook.AuthoringViews.Findings;
import dev.muster.playbook.AuthoringViews.Lint;
import dev.muster.playbook.AuthoringViews.ListDrafts;
import dev.muster.playbook.AuthoringViews.ListVersions;
import dev.muster.playbook.AuthoringViews.Looked;
import dev.muster.playbook.AuthoringViews.ShowDraft;
import dev.muster.playbook.AuthoringViews.VersionLine;
import dev.muster.playbook.AuthoringViews.VersionList;
import dev.muster.playbook.DryRunViews.DryRun;
import dev.muster.playbook.FiguresViews.Figures;
import dev.muster.playbook.FiguresViews.ShowFigures;
import dev.muster.playbook.Library.LibraryList;
import dev.muster.playbook.Library.ShowLibrary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers what those ask who write playbooks. */
final class AuthoringQuestions {
    private static final int VERSIONS = 50;

    private AuthoringQuestions() {}

    static void register(Registry registry, RulePlans rules, OnCall onCall) {
        registry.answer(
                "playbook.drafts",
                ListDrafts.class,
                DraftList.class,
                OfWorkspace.of(OfPlaybook.READ_DRAFT, (q, s, c) -> drafts(s)));
        registry.answer(
                "playbook.show-draft",
                ShowDraft.class,
                DraftView.class,
                OfWorkspace.of(OfPlaybook.READ_DRAFT, (q, s, c) -> draft(q, s)));
        registry.answer(
                "playbook.versions",
                ListVersions.class,
                VersionList.class,
                OfWorkspace.of(PlaybookQuestions.READ, (q, s, c) -> versions(q, s)));
        registry.answer("playbook.difference", Compare.class, Difference.class, new Comparing());
        registry.answer(
                "playbook.lint", Lint.class, Findings.class, new Linting(registry.slashCommands(), rules, onCall));
        registry.answer("playbook.dry-run", DryRun.class, DryRunViews.Outcome.class, new DryRuns(registry.rehearsal()));
        registry.answer(
                "playbook.library",
                ShowLibrary.class,
                LibraryList.class,
                OfWorkspace.of(PlaybookQuestions.READ, (q, s, c) -> Library.all()));
        registry.answer(
                "playbook.figures",
                ShowFigures.class,
                Figures.class,
                OfWorkspace.of(PlaybookQuestions.READ, (q, s, c) -> FiguresRules.show(q, s, c)));
    }

    /** Who may read the journal of a draft: all of it, or nothing. */
    static OptionalLong firstReadable(JournalId journal, Actor actor, State state, Policy policy) {
        return policy.allows(actor, OfPlaybook.READ_DRAFT, ChannelAccess.workspace(actor))
                ? OptionalLong.of(1)
                : OptionalLong.empty();
    }

    private static int newest(String playbook, State state) {
        return state.get(Playbook.KIND, playbook).map(Playbook::version).orElse(0);
    }

    private static DraftList drafts(State state) {
        List<PlaybookDraft> drafts = state.find(PlaybookDraft.KIND, PlaybookDraft.ALL);
        Map<String, Playbook> published = state.all(
                Playbook.KIND, drafts.stream().map(PlaybookDraft::playbook).toList());
        return new DraftList(drafts.stream()
                .map(d -> new DraftLine(
                        d.playbook(),
                        d.content().title(),
                        d.version(),
                        d.basedOn(),
                        published.containsKey(d.playbook()) ? newest(d.playbook(), state) : 0,
                        d.savedAt(),
                        d.savedBy()))
                .toList());
    }

    private static PlaybookDraft found(@Nullable String playbook, State state) {
        return state.get(PlaybookDraft.KIND, Limits.required("playbook", playbook, 64))
                .orElseThrow(Rejection::absent);
    }

    private static DraftView draft(ShowDraft question, State state) {
        PlaybookDraft d = found(question.playbook(), state);
        return new DraftView(
                d.playbook(),
                d.version(),
                d.basedOn(),
                newest(d.playbook(), state),
                d.content(),
                d.savedAt(),
                d.savedBy());
    }

    private static VersionList versions(ListVersions question, State state) {
        Playbook playbook = state.get(Playbook.KIND, Limits.required("playbook", question.playbook(), 64))
                .orElseThrow(Rejection::absent);
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), VERSIONS), 1, 100);
        int last = Math.min(Objects.requireNonNullElse(question.before(), Integer.MAX_VALUE) - 1, playbook.version());
        int first = Math.max(1, last - limit + 1);
        List<String> ids = new ArrayList<>(IntStream.rangeClosed(first, last)
                .mapToObj(n -> PlaybookVersion.id(playbook.id(), n))
                .toList());
        Collections.reverse(ids);
        Map<String, PlaybookVersion> found = state.all(PlaybookVersion.KIND, ids);
        List<VersionLine> lines = ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(v -> new VersionLine(v.version(), v.content().title(), v.publishedAt(), v.publishedBy()))
                .toList();
        return new VersionList(playbook.id(), playbook.archived(), lines, first > 1);
    }

    private static PlaybookVersion version(@Nullable String playbook, @Nullable Integer number, State state) {
        String id = Limits.required("playbook", playbook, 64);
        return PlaybookVersion.in(state, id, number == null ? newest(id, state) : number)
                .orElseThrow(Rejection::absent);
    }

    private static Asked asked(boolean draft, Context context) {
        Action action = draft ? OfPlaybook.READ_DRAFT : PlaybookQuestions.READ;
        return new Asked(action, ChannelAccess.workspace(context.actor()));
    }

    private static final class Comparing implements Answerer<Compare, Difference> {
        @Override
        public Asked authorise(Compare question, State state, Context context) {
            return asked(question.later() == null, context);
        }

        @Override
        public Difference answer(Compare question, State state, Context context) {
            PlaybookContent before =
                    version(question.playbook(), question.earlier(), state).content();
            PlaybookContent after = question.later() == null
                    ? found(question.playbook(), state).content()
                    : version(question.playbook(), question.later(), state).content();
            return new Difference(Differences.between(before, after));
        }
    }

    private record Linting(SlashCommands commands, RulePlans rules, OnCall onCall) implements Answerer<Lint, Findings> {
        @Override
        public Lint admit(Lint question, Admission admission) {
            PlaybookContent content = question.content();
            if (content == null) {
                return question;
            }
            DraftRules.bounded(content);
            List<Added> people = Mentioned.in(content, rules, id -> DraftRules.known(id, admission));
            return new Lint(content, question.playbook(), question.version(), new Looked(people));
        }

        @Override
        public Asked authorise(Lint question, State state, Context context) {
            return asked(question.content() == null && question.version() == null, context);
        }

        @Override
        public Findings answer(Lint question, State state, Context context) {
            if (question.content() != null) {
                return lint(
                        question.content(),
                        Objects.requireNonNull(question.made(), "admitted with people")
                                .people(),
                        state);
            }
            if (question.version() == null) {
                PlaybookDraft draft = found(question.playbook(), state);
                return lint(draft.content(), draft.people(), state);
            }
            PlaybookVersion version = version(question.playbook(), question.version(), state);
            return lint(version.content(), version.people(), state);
        }

        private Findings lint(PlaybookContent content, List<Added> people, State state) {
            Map<PersonId, Added> known = people.stream().collect(Collectors.toMap(Added::person, p -> p, (a, b) -> a));
            Set<String> slashes = new HashSet<>();
            commands.slashes().stream().map(SlashCommand::name).forEach(slashes::add);
            ContentCheck.People byId = (path, id) -> {
                Added person = known.get(id);
                if (person == null) {
                    throw Rejection.invalid(path, "nobody here is called " + id + "; choose someone else");
                }
                return person;
            };
            return Lints.of(content, new Lints.Around(byId, rules, slashes, rotation -> onCall.knows(rotation, state)));
        }
    }
}
