package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelViews.DraftList;
import dev.muster.channel.ChannelViews.DraftView;
import dev.muster.channel.ChannelViews.ListDrafts;
import dev.muster.channel.PersonalCommands.MuteChannel;
import dev.muster.channel.PersonalCommands.SaveDraft;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is one person's own in a channel: what they have muted, what they have begun to write, and their journal. */
public final class Personal {
    /** The sort of journal in which things are said to one person alone. */
    public static final String SORT = "person";

    private static final Action KEEP = Action.reading("channel.keep", Rank.GUEST);
    private static final int MOST_DRAFTS = 200;

    private Personal() {}

    /** The journal that one person alone reads. */
    public static JournalId journal(WorkspaceId workspace, PersonId person) {
        return JournalId.of(workspace, SORT, person.value());
    }

    static void register(Registry registry) {
        registry.audience(SORT, (journal, actor, state, policy) -> {
            boolean own = !actor.system() && journal.id().equals(actor.id().value());
            return own && policy.allows(actor, KEEP, ChannelAccess.workspace(actor))
                    ? java.util.OptionalLong.of(1)
                    : java.util.OptionalLong.empty();
        });
        registry.handle("channel.mute", MuteChannel.class, InChannel.of(KEEP, Personal::mute));
        registry.handle("channel.save-draft", SaveDraft.class, new InChannel<>(KEEP, Personal::check, Personal::save));
        registry.answer(
                "channel.drafts",
                ListDrafts.class,
                DraftList.class,
                OfWorkspace.of(ChannelQuestions.LIST, Personal::drafts));
    }

    private static Decision mute(MuteChannel command, State state, Context context) {
        Mute mute = new Mute(command.channel(), context.actor().id());
        return command.muted()
                ? new Decision().put(Mute.KIND, mute)
                : new Decision().remove(Mute.KIND, Member.id(mute.channel(), mute.person()));
    }

    private static SaveDraft check(SaveDraft command, Admission admission) {
        String text = command.text() == null ? "" : command.text();
        if (!Limits.optional("text", text, MessageCommands.LONGEST).isEmpty()) {
            return new SaveDraft(command.channel(), command.thread(), text);
        }
        return new SaveDraft(command.channel(), command.thread(), "");
    }

    private static Decision save(SaveDraft command, State state, Context context) {
        PersonId person = context.actor().id();
        long thread = Objects.requireNonNullElse(command.thread(), 0L);
        String text = Objects.requireNonNullElse(command.text(), "");
        if (text.isEmpty()) {
            return new Decision().remove(Draft.KIND, Draft.id(command.channel(), thread, person));
        }
        if (thread != 0) {
            MessageRules.message(command.channel().journal(context.workspace()), thread, state, context);
        }
        String id = Draft.id(command.channel(), thread, person);
        if (state.get(Draft.KIND, id).isEmpty()
                && state.find(Draft.KIND, Term.of("person", person)).size() >= MOST_DRAFTS) {
            throw Rejection.conflict(MOST_DRAFTS + " drafts are kept at most; send or empty one first");
        }
        return new Decision().put(Draft.KIND, new Draft(command.channel(), thread, person, text, context.now()));
    }

    private static DraftList drafts(ListDrafts question, State state, Context context) {
        Map<JournalId, Long> readable = ChannelAccess.readable(state, context);
        List<Draft> drafts =
                state.find(Draft.KIND, Term.of("person", context.actor().id()));
        return new DraftList(drafts.stream()
                .filter(d -> readable.containsKey(d.channel().journal(context.workspace())))
                .map(d -> new DraftView(d.channel(), d.thread(), d.text(), d.at()))
                .toList());
    }

    /** The channels that somebody has muted. */
    static Set<ChannelId> muted(State state, PersonId person) {
        return state.find(Mute.KIND, Term.of("person", person)).stream()
                .map(Mute::channel)
                .collect(Collectors.toSet());
    }

    /** The channels in which somebody has begun to write. */
    static Set<ChannelId> drafted(State state, PersonId person) {
        return state.find(Draft.KIND, Term.of("person", person)).stream()
                .map(Draft::channel)
                .collect(Collectors.toSet());
    }
}
