package dev.muster.handover;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about handovers, and what the answers look like. */
public interface HandoverViews {
    /** What a handover could say now, from state. */
    record DraftHandover(IncidentId incident) implements IncidentQuestion<HandoverDraft> {}

    /** The handovers of an incident: those that are open, then the latest that are not, newest first. */
    record ListHandovers(IncidentId incident) implements IncidentQuestion<HandoverList> {}

    /** A handover to be printed. */
    record PrintHandover(IncidentId incident, HandoverId handover) implements IncidentQuestion<PrintedHandover> {}

    /**
     * A handover on paper: the same handover gives the same texts, byte by byte. Times are UTC.
     *
     * @param markdown as Markdown
     * @param html as a whole page of plain HTML, without script, style from elsewhere or pictures
     */
    record PrintedHandover(String markdown, String html) {}

    /** Who has which shift of a channel. */
    record ListShifts(ChannelId channel) implements ChannelQuestion<ShiftList> {}

    /** The shifts that somebody has, in the order in which they were taken. */
    record ShiftList(List<Shift> shifts) {}

    /**
     * Texts to begin with, as Markdown lists; empty where state has nothing to say.
     *
     * @param openTasks titles of the tasks that are open
     * @param nextUpdateAt when the next update is promised
     * @param lastUpdate what the last update said
     * @param timers what will be told, and when
     * @param contacts who has which role
     * @param saved what the caller has begun; null for nothing
     */
    record HandoverDraft(
            String done,
            String next,
            String blockers,
            List<String> openTasks,
            @Nullable Instant nextUpdateAt,
            @Nullable String lastUpdate,
            String timers,
            String contacts,
            @Nullable SavedHandover saved) {}

    /** Handovers. */
    record HandoverList(List<HandoverView> handovers) {}

    /**
     * A handover.
     *
     * @param asked who is asked now; null when nobody is any more, or several are
     * @param backupAsked true once the backup was asked, who may then accept
     * @param also the further roles that go with it
     * @param escalatedTo who may accept as well, since nobody answered
     * @param declined who said no
     * @param entry number of the entry in which it was offered; 0 when that is not known
     * @param shift true for a shift; {@code role} is its title
     * @param askBackupAfterSeconds how long an answer is waited for before somebody else is asked
     */
    record HandoverView(
            HandoverId id,
            String role,
            PersonId from,
            String fromName,
            PersonId to,
            String toName,
            @Nullable PersonId backup,
            @Nullable String backupName,
            String done,
            String next,
            String blockers,
            List<String> openTasks,
            @Nullable Instant nextUpdateAt,
            Handover.Phase state,
            @Nullable PersonId asked,
            boolean backupAsked,
            Instant offeredAt,
            List<Handover.Also> also,
            String timers,
            String alerts,
            String contacts,
            List<PersonId> escalatedTo,
            List<PersonId> declined,
            long entry,
            boolean shift,
            long askBackupAfterSeconds) {
        /** The view of a handover. */
        public static HandoverView of(Handover handover) {
            Handover.Offer o = handover.offer();
            return new HandoverView(
                    o.id(),
                    o.role(),
                    o.from(),
                    o.fromName(),
                    o.to(),
                    o.toName(),
                    o.backup(),
                    o.backupName(),
                    o.done(),
                    o.next(),
                    o.blockers(),
                    o.openTasks(),
                    o.nextUpdateAt(),
                    handover.state(),
                    handover.asked(),
                    handover.backupAsked(),
                    o.offeredAt(),
                    o.also(),
                    o.timers(),
                    o.alerts(),
                    o.contacts(),
                    handover.escalatedTo(),
                    handover.declined(),
                    handover.entry(),
                    o.shift(),
                    o.askBackupAfterSeconds());
        }
    }
}
