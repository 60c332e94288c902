package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Plan;
import dev.muster.journal.JournalId;
import dev.muster.playbook.DraftCommands.ArchivePlaybook;
import dev.muster.playbook.DraftCommands.DiscardDraft;
import dev.muster.playbook.DraftCommands.Found;
import dev.muster.playbook.DraftCommands.PublishDraft;
import dev.muster.playbook.DraftCommands.RestorePlaybook;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.DraftEvent.DraftDiscarded;
import dev.muster.playbook.DraftEvent.DraftPublished;
import dev.muster.playbook.DraftEvent.DraftSaved;
import dev.muster.playbook.DraftEvent.PlaybookArchived;
import dev.muster.playbook.DraftEvent.PlaybookRestored;
import dev.muster.record.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be done with drafts, and with playbooks as a whole. */
final class DraftRules {
    private static final int MOST_TASKS = 1_000;

    private DraftRules() {}

    static SaveDraft check(SaveDraft command, Admission admission, RulePlans rules) {
        PlaybookContent content = bounded(command.content());
        List<Added> people = Mentioned.in(content, rules, id -> known(id, admission));
        boolean fresh = command.playbook() == null;
        return new SaveDraft(
                fresh ? admission.newId() : command.playbook(),
                content,
                command.version(),
                command.basedOn(),
                new Found(fresh, people));
    }

    /** What nobody has checked may be wrong, and not too large to be looked at. */
    static PlaybookContent bounded(@Nullable PlaybookContent given) {
        PlaybookContent content = Limits.present("content", given);
        if (Json.write(content).length > ContentCheck.MOST_BYTES) {
            throw ContentCheck.tooLarge("content");
        }
        long tasks = content.checklists().stream()
                .filter(Objects::nonNull)
                .mapToLong(c -> c.tasks().size())
                .sum();
        Limits.within("content.checklists", tasks, 0, MOST_TASKS);
        return content;
    }

    static Optional<Added> known(PersonId id, Admission admission) {
        return admission
                .directory()
                .person(admission.actor().workspace(), id)
                .filter(p -> p.active())
                .map(ContentCheck::added);
    }

    static Decision save(SaveDraft command, State state, Context context) {
        String id = OfPlaybook.id(command);
        Optional<PlaybookDraft> before = state.get(PlaybookDraft.KIND, id);
        int version = before.map(PlaybookDraft::version).orElse(0);
        if (version != Objects.requireNonNullElse(command.version(), 0)) {
            throw Rejection.conflict(before.map(DraftRules::inWords).orElse("this draft is gone")
                    + "; look at it and save again what still holds");
        }
        int newest = state.get(Playbook.KIND, id).map(Playbook::version).orElse(0);
        Integer wanted = command.basedOn();
        if (wanted != null) {
            Limits.within("basedOn", wanted, 0, newest);
        }
        int basedOn =
                wanted != null ? wanted : before.map(PlaybookDraft::basedOn).orElse(newest);
        Found found = Objects.requireNonNull(command.made(), "admitted commands are looked up");
        PlaybookDraft draft = new PlaybookDraft(
                id,
                version + 1,
                basedOn,
                command.content(),
                found.people(),
                context.now(),
                context.actor().id());
        Decision decision = new Decision().answer("playbook", id);
        boolean same = before.filter(d -> d.content().equals(draft.content())
                        && d.basedOn() == basedOn
                        && d.people().equals(draft.people()))
                .isPresent();
        if (same) {
            return decision.answer("version", version);
        }
        return decision.put(PlaybookDraft.KIND, draft)
                .append(
                        drafts(id, context),
                        new DraftSaved(version + 1, basedOn, draft.content().title()))
                .answer("version", version + 1);
    }

    private static String inWords(PlaybookDraft draft) {
        return "this draft is at version " + draft.version() + " now, saved by " + draft.savedBy();
    }

    private static JournalId drafts(String playbook, Context context) {
        return JournalId.of(context.workspace(), OfPlaybook.DRAFT, playbook);
    }

    private static PlaybookDraft draft(String id, int version, State state) {
        PlaybookDraft draft = state.get(PlaybookDraft.KIND, id).orElseThrow(Rejection::absent);
        if (draft.version() != version) {
            throw Rejection.conflict(inWords(draft) + "; look at it first");
        }
        return draft;
    }

    static Decision discard(DiscardDraft command, State state, Context context) {
        int at = state.get(PlaybookDraft.KIND, command.playbook())
                .map(PlaybookDraft::version)
                .orElse(0);
        PlaybookDraft draft = draft(command.playbook(), Objects.requireNonNullElse(command.version(), at), state);
        return new Decision()
                .remove(PlaybookDraft.KIND, draft.playbook())
                .append(drafts(draft.playbook(), context), new DraftDiscarded(draft.version()));
    }

    /** The people are those whom the directory knew when the draft was saved: nothing is looked up in a decision. */
    static Decision publish(PublishDraft command, State state, Context context, RulePlans rules) {
        PlaybookDraft draft = draft(command.playbook(), command.version(), state);
        int newest = state.get(Playbook.KIND, draft.playbook())
                .map(Playbook::version)
                .orElse(0);
        if (newest != draft.basedOn()) {
            throw Rejection.needed(
                    "basedOn",
                    "version " + newest + " was published since this draft was begun on " + draft.basedOn()
                            + "; look at the difference, and save the draft as based on " + newest);
        }
        ContentCheck.People known = (path, person) -> {
            Added named = draft.named(person);
            if (named == null) {
                throw Rejection.invalid(path, "nobody here is called " + person + "; choose someone else");
            }
            return named;
        };
        ContentCheck check = new ContentCheck(known, rules);
        PlaybookContent content = check.check("content", draft.content());
        Decision decision = PlaybookRules.publish(draft.playbook(), content, check.people(), state, context);
        int published =
                Integer.parseInt(Objects.requireNonNull(decision.answers().get("version")));
        return decision.remove(PlaybookDraft.KIND, draft.playbook())
                .append(drafts(draft.playbook(), context), new DraftPublished(draft.version(), published));
    }

    static Decision archive(ArchivePlaybook command, State state, Context context) {
        Playbook playbook = state.get(Playbook.KIND, command.playbook()).orElseThrow(Rejection::absent);
        if (playbook.archived()) {
            return new Decision();
        }
        return new Decision()
                .put(Playbook.KIND, playbook.archived(true))
                .remove(Plan.KIND, playbook.id())
                .append(
                        PlaybookRules.journal(context.workspace(), playbook.id()),
                        new PlaybookArchived(playbook.title()));
    }

    static Decision restore(RestorePlaybook command, State state, Context context) {
        Playbook playbook = state.get(Playbook.KIND, command.playbook()).orElseThrow(Rejection::absent);
        if (!playbook.archived()) {
            return new Decision();
        }
        PlaybookVersion newest = PlaybookVersion.newest(state, playbook.id()).orElseThrow(Rejection::absent);
        return new Decision()
                .put(Playbook.KIND, playbook.archived(false))
                .put(Plan.KIND, PlaybookRules.plan(newest))
                .append(
                        PlaybookRules.journal(context.workspace(), playbook.id()),
                        new PlaybookRestored(playbook.title()));
    }
}
