package dev.muster.handover;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with handovers. */
public interface HandoverCommands {
    /**
     * Offers a role to someone. Answers {@code handover}.
     *
     * @param to who is to take over; brought into the channel if they are not there
     * @param backup who is asked when they are silent or decline; null for the role's backup
     * @param done what is done, at most 10,000 characters; null for nothing
     * @param next what is next
     * @param blockers what is in the way
     * @param role null for {@code commander}
     * @param askBackupAfterSeconds how long it waits for an answer, 1 to 86,400; null for 300
     * @param roles further roles that go with it, at most 20; null for none. Whoever holds {@code role} holds them too,
     *     or nobody does
     * @param timers the timers that run, at most 10,000 characters; null for nothing
     * @param alerts the alerts that are silenced, likewise
     * @param contacts whom to call, likewise
     * @param remindAfterSeconds how long before whoever is asked is reminded, 0 to 86,400, 0 for not; null for half of
     *     the wait
     * @param escalateTo the group that is asked when nobody answers; its members come into the channel then, so the
     *     caller has to be one who may bring them in. Null for none
     * @param made what admission makes of it; not sent by callers
     */
    record OfferHandover(
            IncidentId incident,
            PersonId to,
            @Nullable PersonId backup,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers,
            @Nullable String role,
            @Nullable Long askBackupAfterSeconds,
            @Nullable List<String> roles,
            @Nullable String timers,
            @Nullable String alerts,
            @Nullable String contacts,
            @Nullable Long remindAfterSeconds,
            @Nullable GroupId escalateTo,
            @JsonIgnore @Nullable Made made)
            implements IncidentCommand {
        /** One role to be offered. */
        public OfferHandover(
                IncidentId incident,
                PersonId to,
                @Nullable PersonId backup,
                @Nullable String done,
                @Nullable String next,
                @Nullable String blockers,
                @Nullable String role,
                @Nullable Long askBackupAfterSeconds) {
            this(
                    incident,
                    to,
                    backup,
                    done,
                    next,
                    blockers,
                    role,
                    askBackupAfterSeconds,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** Command to be offered to someone. */
        public static OfferHandover of(
                IncidentId incident,
                PersonId to,
                @Nullable PersonId backup,
                String done,
                String next,
                String blockers) {
            return new OfferHandover(incident, to, backup, done, next, blockers, null, null);
        }

        /** What admission adds: the new id, and the people as the directory has them. */
        public record Made(
                HandoverId handover, Person to, @Nullable Person backup) {}
    }

    /**
     * Offers a shift of a channel that is no incident's. Answers {@code handover}, which is then answered as any other,
     * with the channel's id in the place of the incident's. Bounds and defaults are those of {@link OfferHandover}.
     *
     * @param title what the shift is called, 1 to 60 characters; a channel has one shift of each title
     */
    record OfferShift(
            ChannelId channel,
            String title,
            PersonId to,
            @Nullable PersonId backup,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers,
            @Nullable String timers,
            @Nullable String alerts,
            @Nullable String contacts,
            @Nullable Long askBackupAfterSeconds,
            @Nullable Long remindAfterSeconds,
            @Nullable GroupId escalateTo,
            @JsonIgnore OfferHandover.@Nullable Made made)
            implements ChannelCommand {}

    /**
     * Keeps what was begun of a handover, for the caller alone, in the place of what was kept before; nothing but empty
     * texts throws it away. Offering one throws it away too. Bounds are those of {@link OfferHandover};
     * what is null is not said yet.
     */
    record SaveHandoverDraft(
            IncidentId incident,
            @Nullable String role,
            @Nullable PersonId to,
            @Nullable PersonId backup,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers,
            @Nullable String timers,
            @Nullable String alerts,
            @Nullable String contacts,
            @Nullable Long askBackupAfterSeconds,
            @Nullable List<String> roles,
            @Nullable Long remindAfterSeconds,
            @Nullable GroupId escalateTo)
            implements IncidentCommand {}

    /** Says anew what a handover says, while it is open or accepted; null leaves what is there. By who offered it. */
    record CorrectHandover(
            IncidentId incident,
            HandoverId handover,
            @Nullable String done,
            @Nullable String next,
            @Nullable String blockers,
            @Nullable String timers,
            @Nullable String alerts,
            @Nullable String contacts)
            implements IncidentCommand {}

    /** Reminds whoever is asked, at most once a minute. */
    record RemindHandover(IncidentId incident, HandoverId handover) implements IncidentCommand {}

    /** Takes over; the reason may be null. */
    record AcceptHandover(
            IncidentId incident,
            HandoverId handover,
            @Nullable String reason) implements IncidentCommand {}

    /** Says no; the reason may be null. */
    record DeclineHandover(
            IncidentId incident,
            HandoverId handover,
            @Nullable String reason) implements IncidentCommand {}

    /** Takes an offer back. */
    record WithdrawHandover(IncidentId incident, HandoverId handover) implements IncidentCommand {}

    /**
     * Whoever was asked has not answered in time. Sent by time alone.
     *
     * @param asked who; null when several were
     * @param level how far it had been taken; null for not at all
     * @param next who would be asked next; null for nobody
     * @param group the group that is asked then; null for none
     * @param found what the directory says of them; not kept with the job
     */
    record HandoverSilent(
            IncidentId incident,
            HandoverId handover,
            @Nullable PersonId asked,
            @Nullable Integer level,
            @Nullable PersonId next,
            @Nullable GroupId group,
            @JsonIgnore @Nullable Found found)
            implements IncidentCommand {
        /**
         * What the directory says.
         *
         * @param gone true when whoever would be asked next is not active any more
         * @param group who is active in the group
         * @param administrators who administers the workspace
         */
        public record Found(boolean gone, List<Person> group, List<Person> administrators) {
            static final Found NOTHING = new Found(false, List.of(), List.of());
        }
    }

    /** Whoever is asked is to be reminded. Sent by time alone. */
    record HandoverReminder(IncidentId incident, HandoverId handover, PersonId asked) implements IncidentCommand {}
}
