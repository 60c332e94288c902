package dev.muster.channel;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.ChannelEvent.ChannelArchived;
import dev.muster.channel.ChannelEvent.ChannelCreated;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelEvent.HistorySet;
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
import java.util.Comparator;
import java.util.HashMap;
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

    /** What the entries say up to some place: who is in, who was, and what whoever is not in would see. */
    private static final class Fold {
        final Map<PersonId, Spell> in = new LinkedHashMap<>();
        final List<Spell> over = new ArrayList<>();
        Visibility history = Visibility.EVERYTHING;
        boolean open;
        boolean hidden;

        void add(Entry entry, Event event) {
            if (event instanceof ChannelCreated created) {
                open = created.open();
                history = created.settings().history();
            } else if (event instanceof HistorySet set) {
                history = set.history();
            } else if (event instanceof ChannelArchived archived) {
                hidden = Boolean.TRUE.equals(archived.hidden());
            } else if (event instanceof ChannelRestored) {
                hidden = false;
            } else if (event instanceof MembersAdded added) {
                added.people().forEach(a -> in.merge(a.person(), begun(a, entry), Spell::reranked));
            } else if (event instanceof MemberRemoved removed) {
                Spell spell = in.remove(removed.person());
                if (spell != null) {
                    over.add(spell.ended(entry.time()));
                }
            }
        }

        List<Spell> all() {
            List<Spell> all = new ArrayList<>(over);
            all.addAll(in.values());
            all.sort(Comparator.comparing(Spell::joinedAt).thenComparing(Spell::person));
            return all;
        }

        private static Spell begun(Added added, Entry entry) {
            return new Spell(
                    added.person(), added.name(), added.rank(), entry.actor(), entry.time(), null, added.first());
        }
    }

    /** Who could read the channel, or one entry of it, at an instant. */
    static AccessList access(ShowAccess question, State state, Context context) {
        Channel channel = state.get(Channel.KIND, question.channel().value()).orElseThrow(Rejection::absent);
        JournalId journal = question.channel().journal(context.workspace());
        Instant at = Objects.requireNonNullElse(question.at(), context.now());
        Long message = question.message();
        boolean written = true;
        if (message != null) {
            Entry entry = state.entry(journal, message).orElseThrow(Rejection::absent);
            written = !entry.time().isAfter(at);
        }
        List<Entry> entries = entries(journal, state);
        Fold then = fold(entries.stream().filter(e -> !e.time().isAfter(at)).toList(), context);
        Map<Spell, Instant> left = new HashMap<>();
        fold(entries, context).over.forEach(s -> left.putIfAbsent(s.identity(), s.leftAt()));
        boolean there = written;
        List<Access> people = then.all().stream()
                .filter(s -> there && s.leftAt() == null && (message == null || s.from() <= message))
                .filter(s -> !then.hidden || s.rank() == Rank.OWNER)
                .map(s -> new Access(s.person(), s.name(), s.rank(), s.from(), s.joinedAt(), left.get(s.identity())))
                .toList();
        boolean everyone = then.open && there && !then.hidden && then.history == Visibility.EVERYTHING;
        return new AccessList(at, everyone, channel.settings().team(), people);
    }

    static SpellList memberships(ListMemberships question, State state, Context context) {
        List<Entry> entries = entries(question.channel().journal(context.workspace()), state);
        List<Spell> spells = fold(entries, context).all();
        Collections.reverse(spells);
        return new SpellList(spells);
    }

    private static Fold fold(List<Entry> entries, Context context) {
        Fold fold = new Fold();
        entries.forEach(entry -> context.events().event(entry).ifPresent(event -> fold.add(entry, event)));
        return fold;
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
