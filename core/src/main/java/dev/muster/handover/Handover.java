package dev.muster.handover;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One handover of a role, or of several at once, or of a shift, as it stands. Until somebody accepts it, the role stays
 * with whoever held it.
 *
 * @param offer what was offered, to whom
 * @param asked who is asked now; null when nobody is any more, or several are
 * @param backupAsked true once the backup was asked
 * @param declined who said no
 * @param state where it is in its life
 * @param level how far silence has been taken: 0 for not at all, 1 to those who lead, 2 to administrators
 * @param escalatedTo who was asked by that
 * @param remindedAt when whoever is asked was reminded last; null for never
 * @param entry number of the entry in which it was offered; 0 in handovers from before this was kept
 */
public record Handover(
        Offer offer,
        @Nullable PersonId asked,
        boolean backupAsked,
        List<PersonId> declined,
        Phase state,
        int level,
        List<PersonId> escalatedTo,
        @Nullable Instant remindedAt,
        long entry) {
    /**
     * What was offered.
     *
     * @param id which handover
     * @param incident in which incident; of a shift, the channel by the same id
     * @param role name of the role; of a shift, its title
     * @param roleTitle what people call the role
     * @param from who held the role; the person who offers, when nobody did
     * @param to who is to have it
     * @param backup who is asked when they are silent or decline; null for nobody
     * @param backupStays true when the backup was named with the offer: then they back up whoever accepts
     * @param by who offered
     * @param done what is done; may be empty
     * @param next what is next; may be empty
     * @param blockers what is in the way; may be empty
     * @param openTasks titles of the tasks that were open
     * @param nextUpdateAt when the next update was promised
     * @param offeredAt when it was offered
     * @param askBackupAfterSeconds how long it waits for an answer
     * @param also the further roles that go with it
     * @param timers the timers that run; may be empty
     * @param alerts the alerts that are silenced; may be empty
     * @param contacts whom to call; may be empty
     * @param remindAfterSeconds how long before whoever is asked is reminded; null for not
     * @param escalateTo the group that is asked when nobody answers; null for none
     * @param shift true when a shift of a channel is handed over, and no role
     */
    public record Offer(
            HandoverId id,
            IncidentId incident,
            String role,
            String roleTitle,
            PersonId from,
            String fromName,
            PersonId to,
            String toName,
            @Nullable PersonId backup,
            @Nullable String backupName,
            boolean backupStays,
            PersonId by,
            String done,
            String next,
            String blockers,
            List<String> openTasks,
            @Nullable Instant nextUpdateAt,
            Instant offeredAt,
            long askBackupAfterSeconds,
            List<Also> also,
            String timers,
            String alerts,
            String contacts,
            @Nullable Long remindAfterSeconds,
            @Nullable GroupId escalateTo,
            boolean shift) {
        /** Takes copies; what an older version did not say is not so. */
        public Offer {
            openTasks = List.copyOf(openTasks);
            also = also == null ? List.of() : List.copyOf(also);
            timers = Objects.requireNonNullElse(timers, "");
            alerts = Objects.requireNonNullElse(alerts, "");
            contacts = Objects.requireNonNullElse(contacts, "");
        }

        Duration patience() {
            return Duration.ofSeconds(askBackupAfterSeconds);
        }

        String nameOf(PersonId person) {
            return person.equals(backup) ? Objects.requireNonNullElse(backupName, person.value()) : toName;
        }

        /** The names of all roles that it is about. */
        List<String> roles() {
            return Stream.concat(Stream.of(role), also.stream().map(Also::role)).toList();
        }

        /** What people call all that it is about. */
        String titles() {
            return Stream.concat(Stream.of(roleTitle), also.stream().map(Also::title))
                    .collect(Collectors.joining(", "));
        }

        /** The same with other words. */
        Offer saying(Words words) {
            return new Offer(
                    id,
                    incident,
                    role,
                    roleTitle,
                    from,
                    fromName,
                    to,
                    toName,
                    backup,
                    backupName,
                    backupStays,
                    by,
                    words.done(),
                    words.next(),
                    words.blockers(),
                    openTasks,
                    nextUpdateAt,
                    offeredAt,
                    askBackupAfterSeconds,
                    also,
                    words.timers(),
                    words.alerts(),
                    words.contacts(),
                    remindAfterSeconds,
                    escalateTo,
                    shift);
        }

        Words words() {
            return new Words(done, next, blockers, timers, alerts, contacts);
        }
    }

    /** A further role that goes with a handover. */
    public record Also(String role, String title) {}

    /** What the outgoing person writes; each may be empty. */
    public record Words(String done, String next, String blockers, String timers, String alerts, String contacts) {
        /** What is not said is empty. */
        static Words of(
                @Nullable String done,
                @Nullable String next,
                @Nullable String blockers,
                @Nullable String timers,
                @Nullable String alerts,
                @Nullable String contacts) {
            return new Words(
                    Offering.text(done),
                    Offering.text(next),
                    Offering.text(blockers),
                    Offering.text(timers),
                    Offering.text(alerts),
                    Offering.text(contacts));
        }
    }

    /** Where a handover is in its life. */
    public enum Phase {
        /** Somebody is asked. */
        OFFERED,
        /** Somebody has the role now. */
        ACCEPTED,
        /** Everyone who was asked said no. */
        DECLINED,
        /** Nobody answered in time; whoever did not say no may still accept. */
        ESCALATED,
        /** It was taken back. */
        WITHDRAWN;

        boolean open() {
            return this == OFFERED || this == ESCALATED;
        }

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How handovers are kept: found by incident, by whether they can still be accepted and by whom; oldest first. */
    public static final Kind<Handover> KIND =
            new Kind<>("handover.handover", Handover.class, h -> h.offer().id().value(), Handover::terms, h -> h.offer()
                    .offeredAt()
                    .toEpochMilli());

    /** Takes copies; what an older version did not say is not so. */
    public Handover {
        declined = List.copyOf(declined);
        escalatedTo = escalatedTo == null ? List.of() : List.copyOf(escalatedTo);
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("incident", offer.incident()), Term.of("open", state.open())));
        Stream.concat(Stream.of(offer.to(), offer.backup()).flatMap(Stream::ofNullable), escalatedTo.stream())
                .filter(p -> state.open() && mayAnswer(p))
                .forEach(p -> terms.add(Term.of("person", p)));
        return terms;
    }

    static Handover offered(Offer offer, long entry) {
        return new Handover(offer, offer.to(), false, List.of(), Phase.OFFERED, 0, List.of(), null, entry);
    }

    /** True when this person was asked and has not said no. */
    boolean mayAnswer(PersonId person) {
        boolean wasAsked = person.equals(offer.to())
                || (backupAsked && person.equals(offer.backup()))
                || escalatedTo.contains(person);
        return wasAsked && !declined.contains(person);
    }

    /** Who would be asked next; null when there is nobody left. */
    @Nullable
    PersonId nextInLine() {
        return backupAsked ? null : offer.backup();
    }

    /** True when everyone who can be asked has said no. */
    boolean refusedByAll() {
        return declined.contains(offer.to())
                && (offer.backup() == null || declined.contains(offer.backup()))
                && declined.containsAll(escalatedTo);
    }

    Handover askedBackup() {
        return new Handover(
                offer, offer.backup(), true, declined, Phase.OFFERED, level, escalatedTo, remindedAt, entry);
    }

    Handover declinedBy(PersonId person) {
        List<PersonId> all = new ArrayList<>(declined);
        all.add(person);
        return new Handover(offer, asked, backupAsked, all, state, level, escalatedTo, remindedAt, entry);
    }

    Handover ended(Phase how) {
        return new Handover(offer, null, backupAsked, declined, how, level, escalatedTo, remindedAt, entry);
    }

    /** The same after it was taken further; whoever was asked before may still accept. */
    Handover escalated(int newLevel, List<PersonId> people) {
        List<PersonId> all =
                Stream.concat(escalatedTo.stream(), people.stream()).distinct().toList();
        return new Handover(offer, null, backupAsked, declined, Phase.ESCALATED, newLevel, all, remindedAt, entry);
    }

    Handover reminded(Instant at) {
        return new Handover(offer, asked, backupAsked, declined, state, level, escalatedTo, at, entry);
    }

    Handover saying(Words words) {
        return new Handover(
                offer.saying(words), asked, backupAsked, declined, state, level, escalatedTo, remindedAt, entry);
    }
}
