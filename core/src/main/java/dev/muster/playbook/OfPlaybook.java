package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.playbook.DraftCommands.OnPlaybook;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.record.DocumentKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Handles a command about one playbook.
 *
 * @param sorts the sorts of journal that it appends to, the home first
 * @param check step 2
 * @param rule step 5
 */
record OfPlaybook<C extends OnPlaybook>(List<String> sorts, InChannel.Check<C> check, InChannel.Rule<C> rule)
        implements Handler<C> {
    /** Journals of playbooks: read by insiders. */
    static final String PUBLISHED = PlaybookRules.SORT;

    /** Journals of drafts: read by editors. */
    static final String DRAFT = "playbook-draft";

    /** To write drafts, publish them, and take playbooks in and out of use. */
    static final Action EDIT = Action.changing("playbook.edit", Rank.OWNER);

    /** To read drafts. */
    static final Action READ_DRAFT = Action.reading("playbook.read-draft", Rank.OWNER);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** About something that is there: its id alone is checked. */
    static <C extends OnPlaybook> OfPlaybook<C> of(List<String> sorts, InChannel.Rule<C> rule) {
        return new OfPlaybook<>(sorts, (command, admission) -> command, rule);
    }

    /** How drafts are saved. */
    static OfPlaybook<SaveDraft> drafting(RulePlans rules) {
        return new OfPlaybook<>(List.of(DRAFT), (c, a) -> DraftRules.check(c, a, rules), DraftRules::save);
    }

    @Override
    public C admit(C command, Admission admission) {
        C admitted = check.admit(command, admission);
        id(admitted);
        return admitted;
    }

    /** The id, which has a good shape behind admission. */
    static String id(OnPlaybook command) {
        String id = Limits.present("playbook", command.playbook());
        if (!ID.matcher(id).matches()) {
            throw Rejection.invalid("playbook", "an id has 1 to 64 letters, digits and hyphens");
        }
        return id;
    }

    @Override
    public Set<JournalId> journals(C command, WorkspaceId workspace) {
        Set<JournalId> journals = new LinkedHashSet<>();
        sorts.forEach(s -> journals.add(JournalId.of(workspace, s, id(command))));
        return journals;
    }

    @Override
    public Set<DocumentKey> needs(C command, Actor actor) {
        return Set.of(
                Playbook.KIND.key(actor.workspace(), id(command)),
                PlaybookDraft.KIND.key(actor.workspace(), id(command)));
    }

    @Override
    public Asked authorise(C command, State state, Context context) {
        boolean there = state.get(Playbook.KIND, id(command)).isPresent()
                || state.get(PlaybookDraft.KIND, id(command)).isPresent();
        if (!there && !fresh(command)) {
            throw Rejection.absent();
        }
        return new Asked(EDIT, ChannelAccess.workspace(context.actor()));
    }

    private static boolean fresh(OnPlaybook command) {
        boolean draft = command instanceof SaveDraft save
                && Objects.requireNonNull(save.made(), "admitted commands are looked up")
                        .fresh();
        return draft || command instanceof DraftCommands.AddFromLibrary;
    }

    @Override
    public Decision decide(C command, State state, Context context) {
        return rule.decide(command, state, context);
    }
}
