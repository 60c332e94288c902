package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelEvent.MemberRemoved;
import dev.muster.channel.ChannelEvent.MembersAdded;
import dev.muster.channel.ChannelViews.Access;
import dev.muster.channel.ChannelViews.AccessList;
import dev.muster.channel.ChannelViews.ListMemberships;
import dev.muster.channel.ChannelViews.ShowAccess;
import dev.muster.channel.ChannelViews.Spell;
import dev.muster.channel.ChannelViews.SpellList;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.storage.Search;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who was in a channel, from when to when, and from which entry on they saw it: told from the entries that say
 * so, which nobody can change.
 */
final class MembershipHistory {
    private static final Action AUDIT = Action.reading("channel.audit", Rank.OWNER);

    private MembershipHistory() {}

    /**
     * A question of an owner of the channel, or of an administrator of the workspace, who learns who is in it and
     * nothing of what is said; on record in any case.
     */
    record Audit<Q extends ChannelQuestion<R>, R>(OfChannel.Reading<Q, R> reading) implements Answerer<Q, R> {
        @Override
        public Q admit(Q question, Admission admission) {
            Limits.present("channel", question.channel());
            return question;
        }

        @Override
        public Set<DocumentKey> needs(Q question, Actor actor) {
            return ChannelAccess.needs(actor.workspace(), question.channel(), actor);
        }

        @Override
        public Asked authorise(Q question, State state, Context context) {
            Standing own = ChannelAccess.standing(state, question.channel(), context.actor());
            boolean there = state.get(Channel.KIND, question.channel().value()).isPresent();
            Standing ofWorkspace = ChannelAccess.workspace(context.actor());
            return new Asked(AUDIT, there && ofWorkspace.rank() == Rank.OWNER ? ofWorkspace : own);
        }

        @Override
        public R answer(Q question, State state, Context context) {
            return reading.answer(question, state, context);
        }

        @Override
        public boolean sensitive() {
            return true;
        }
    }

    /** Who could read the channel, or one entry of it, at an instant. */
    static AccessList access(ShowAccess question, State state, Context context) {
        Channel channel = state.get(Channel.KIND, question.channel().value()).orElseThrow(Rejection::absent);
        Instant at = Objects.requireNonNullElse(question.at(), context.now());
        Long message = question.message();
        JournalId journal = question.channel().journal(context.workspace());
        if (message != null && state.entry(journal, message).isEmpty()) {
            throw Rejection.absent();
        }
        boolean written = message == null
                || state.entry(journal, message)
                        .filter(e -> !e.time().isAfter(at))
                        .isPresent();
        List<Access> people = spells(question.channel(), state, context).stream()
                .filter(s -> written && s.covers(at) && (message == null || s.from() <= message))
                .map(s -> new Access(s.person(), s.name(), s.rank(), s.from(), s.joinedAt(), s.leftAt()))
                .toList();
        boolean everyone = channel.open()
                && !channel.createdAt().isAfter(at)
                && written
                && channel.settings().history() == Visibility.EVERYTHING;
        return new AccessList(at, everyone, channel.settings().team(), people);
    }

    static SpellList memberships(ListMemberships question, State state, Context context) {
        List<Spell> spells = new ArrayList<>(spells(question.channel(), state, context));
        Collections.reverse(spells);
        return new SpellList(spells);
    }

    private static List<Spell> spells(ChannelId channel, State state, Context context) {
        Map<PersonId, Spell> open = new LinkedHashMap<>();
        List<Spell> all = new ArrayList<>();
        for (Entry entry : entries(channel.journal(context.workspace()), state)) {
            Event event = context.events().event(entry).orElse(null);
            if (event instanceof MembersAdded added) {
                added.people().forEach(a -> open.merge(a.person(), begun(a, entry), Spell::reranked));
            } else if (event instanceof MemberRemoved removed) {
                Spell spell = open.remove(removed.person());
                if (spell != null) {
                    all.add(spell.ended(entry.time()));
                }
            }
        }
        all.addAll(open.values());
        all.sort(java.util.Comparator.comparing(Spell::joinedAt).thenComparing(Spell::person));
        return all;
    }

    private static Spell begun(Added added, Entry entry) {
        return new Spell(added.person(), added.name(), added.rank(), entry.actor(), entry.time(), null, added.first());
    }

    /** All entries about membership, oldest first. */
    private static List<Entry> entries(JournalId journal, State state) {
        List<Entry> all = new ArrayList<>();
        Search.@Nullable Place place = null;
        List<Entry> page;
        do {
            page = state.stored()
                    .search(Search.terms(Map.of(journal, 1L), Set.of(ChannelEvent.MEMBERSHIP), Search.MOST)
                            .behind(place));
            all.addAll(page);
            place = page.isEmpty() ? null : Search.Place.of(page.get(page.size() - 1));
        } while (page.size() == Search.MOST);
        Collections.reverse(all);
        return all;
    }
}
