package dev.muster.report;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.MessagePinned;
import dev.muster.channel.ChannelId;
import dev.muster.handover.Answer;
import dev.muster.handover.Handover;
import dev.muster.handover.Handover.Phase;
import dev.muster.handover.HandoverEvent.HandoverAccepted;
import dev.muster.handover.HandoverEvent.HandoverAsked;
import dev.muster.handover.HandoverEvent.HandoverDeclined;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.HandoverEvent.HandoverReminded;
import dev.muster.handover.HandoverEvent.HandoverWithdrawn;
import dev.muster.handover.Session;
import dev.muster.handover.Standup;
import dev.muster.handover.StandupEvent.StandupAnswered;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupEvent.StandupScheduled;
import dev.muster.handover.StandupEvent.StandupUnscheduled;
import dev.muster.handover.StandupId;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.notice.Notice;
import dev.muster.notice.NoticeEvent.NoticeAcknowledged;
import dev.muster.notice.NoticeEvent.NoticeCancelled;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.NoticeEvent.NoticeScheduled;
import dev.muster.notice.NoticeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of the rebuilding that is about handovers, standups and notices. */
final class RebuildWork {
    private final Rebuild state;
    private final Map<Long, StandupId> latestDigest = new HashMap<>();

    RebuildWork(Rebuild state) {
        this.state = state;
    }

    void add(ChannelId channel, Entry entry, Event event) {
        handover(entry, event);
        standup(channel, entry, event);
        notice(event);
    }

    private void handover(Entry entry, Event event) {
        if (event instanceof HandoverOffered e) {
            Handover.Offer o = e.handover();
            put(new Handover(o, o.to(), false, List.of(), Phase.OFFERED, 0, List.of(), null, entry.sequence()));
        } else if (event instanceof HandoverAsked e) {
            Handover h = live(e.handover().value());
            put(h, e.person(), true, h.declined(), Phase.OFFERED);
        } else if (event instanceof HandoverDeclined e) {
            Handover h = live(e.handover().value());
            List<PersonId> declined = new ArrayList<>(h.declined());
            declined.add(e.person());
            put(h, e.state() == Phase.DECLINED ? null : h.asked(), h.backupAsked(), declined, e.state());
        } else if (event instanceof HandoverEscalated e) {
            Handover h = live(e.handover().value());
            List<PersonId> people = new ArrayList<>(h.escalatedTo());
            people.addAll(Objects.requireNonNullElse(e.asked(), List.of()));
            int level = Objects.requireNonNullElse(e.level(), h.level());
            put(new Handover(
                    h.offer(),
                    null,
                    h.backupAsked(),
                    h.declined(),
                    e.state(),
                    level,
                    people,
                    h.remindedAt(),
                    h.entry()));
        } else if (event instanceof HandoverReminded e) {
            Handover h = live(e.handover().value());
            put(new Handover(
                    h.offer(),
                    h.asked(),
                    h.backupAsked(),
                    h.declined(),
                    h.state(),
                    h.level(),
                    h.escalatedTo(),
                    entry.time(),
                    h.entry()));
        } else if (event instanceof HandoverAccepted e) {
            end(live(e.handover().value()), Phase.ACCEPTED);
        } else if (event instanceof HandoverWithdrawn e) {
            end(live(e.handover().value()), Phase.WITHDRAWN);
        }
    }

    private Handover live(String id) {
        return state.get(Handover.KIND, id);
    }

    private void end(Handover h, Phase how) {
        put(h, null, h.backupAsked(), h.declined(), how);
    }

    private void put(Handover h, @Nullable PersonId asked, boolean backup, List<PersonId> declined, Phase phase) {
        put(new Handover(
                h.offer(), asked, backup, declined, phase, h.level(), h.escalatedTo(), h.remindedAt(), h.entry()));
    }

    private void put(Handover handover) {
        state.put(Handover.KIND, handover);
    }

    private void standup(ChannelId channel, Entry entry, Event event) {
        if (event instanceof StandupScheduled e) {
            state.put(Standup.KIND, resting(e.standup(), 0));
        } else if (event instanceof StandupUnscheduled e) {
            state.remove(Standup.KIND, e.standup().value());
        } else if (event instanceof StandupOpened e) {
            state.put(
                    Session.KIND,
                    new Session(
                            e.session(),
                            channel,
                            e.standup(),
                            e.title(),
                            e.questions(),
                            entry.time(),
                            e.closesAt(),
                            e.asked(),
                            0,
                            Objects.requireNonNullElse(e.away(), List.of()),
                            null,
                            false));
        } else if (event instanceof StandupAnswered e) {
            Answer before = (Answer) state.all(Answer.KIND).get(Answer.id(e.session(), e.person()));
            state.put(
                    Answer.KIND,
                    new Answer(
                            e.session(),
                            e.person(),
                            e.name(),
                            e.done(),
                            e.next(),
                            e.blockers(),
                            before == null ? entry.time() : before.at(),
                            entry.sequence(),
                            before == null ? Boolean.TRUE.equals(e.late()) : before.late(),
                            before == null ? null : before.task()));
            Session s = state.get(Session.KIND, e.session().value());
            List<Session.Asked> asked = s.asked().stream()
                    .map(a -> a.person().equals(e.person()) ? new Session.Asked(a.person(), a.name(), true) : a)
                    .toList();
            session(s, asked, s.digest());
        } else if (event instanceof StandupDigested e) {
            Session s = state.get(Session.KIND, e.session().value());
            session(s, s.asked(), entry.sequence());
            StandupId id = e.standup();
            if (id != null && state.all(Standup.KIND).containsKey(id.value())) {
                latestDigest.values().remove(id);
                latestDigest.put(entry.sequence(), id);
                state.put(Standup.KIND, resting(state.get(Standup.KIND, id.value()), 0));
            }
        } else if (event instanceof MessagePinned e && latestDigest.containsKey(e.message())) {
            StandupId id = latestDigest.get(e.message());
            if (state.all(Standup.KIND).containsKey(id.value())) {
                state.put(Standup.KIND, resting(state.get(Standup.KIND, id.value()), e.message()));
            }
        }
    }

    private void session(Session s, List<Session.Asked> asked, long digest) {
        state.put(
                Session.KIND,
                new Session(
                        s.id(),
                        s.channel(),
                        s.standup(),
                        s.title(),
                        s.questions(),
                        s.openedAt(),
                        s.closesAt(),
                        asked,
                        digest,
                        s.away(),
                        null,
                        s.reminded()));
    }

    /**
     * Without the time at which it opens next and what was held last, which follow from the schedule and the clock, and
     * without what the directory said.
     */
    static Standup resting(Standup s, long pinned) {
        return new Standup(
                s.id(),
                s.channel(),
                s.title(),
                s.zone(),
                s.at(),
                s.windowMinutes(),
                s.members(),
                s.questions(),
                null,
                pinned,
                s.terms(),
                s.pausedAt(),
                null,
                Standup.Found.NOTHING);
    }

    private void notice(Event event) {
        if (event instanceof NoticeScheduled e) {
            state.put(Notice.KIND, e.notice());
        } else if (event instanceof NoticeFired e) {
            Notice n = live(e.notice());
            boolean last = e.nextAt() == null;
            state.put(
                    Notice.KIND,
                    new Notice(
                            n.id(),
                            n.terms(),
                            n.createdAt(),
                            e.nextAt(),
                            e.occurrence() + 1,
                            n.fired() + (e.escalated() ? 0 : 1),
                            e.escalations(),
                            e.escalateAt(),
                            null,
                            last ? Notice.Phase.FIRED : Notice.Phase.SCHEDULED));
        } else if (event instanceof NoticeCancelled e) {
            end(live(e.notice()), Notice.Phase.CANCELLED, null);
        } else if (event instanceof NoticeAcknowledged e) {
            end(live(e.notice()), Notice.Phase.ACKNOWLEDGED, e.person());
        }
    }

    private Notice live(NoticeId id) {
        return state.get(Notice.KIND, id.value());
    }

    private void end(Notice n, Notice.Phase how, @Nullable PersonId by) {
        state.put(
                Notice.KIND,
                new Notice(
                        n.id(),
                        n.terms(),
                        n.createdAt(),
                        null,
                        n.occurrence(),
                        n.fired(),
                        n.escalations(),
                        null,
                        by,
                        how));
    }
}
