package dev.muster.handover;

import com.fasterxml.jackson.annotation.JsonValue;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One handover of a role as it stands. Until somebody accepts it, the role stays with whoever held it.
 *
 * @param offer what was offered, to whom
 * @param asked who is asked now; null when nobody is any more
 * @param backupAsked true once the backup was asked
 * @param declined who said no
 * @param state where it is in its life
 */
public record Handover(
        Offer offer, @Nullable PersonId asked, boolean backupAsked, List<PersonId> declined, Phase state) {
    /**
     * What was offered.
     *
     * @param id which handover
     * @param incident in which incident
     * @param role name of the role
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
            long askBackupAfterSeconds) {
        /** Takes a copy. */
        public Offer {
            openTasks = List.copyOf(openTasks);
        }

        Duration patience() {
            return Duration.ofSeconds(askBackupAfterSeconds);
        }

        String nameOf(PersonId person) {
            return person.equals(backup) ? Objects.requireNonNullElse(backupName, person.value()) : toName;
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

    /** Takes a copy. */
    public Handover {
        declined = List.copyOf(declined);
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("incident", offer.incident()), Term.of("open", state.open())));
        Stream.of(offer.to(), offer.backup())
                .filter(p -> p != null && state.open() && mayAnswer(p))
                .forEach(p -> terms.add(Term.of("person", p)));
        return terms;
    }

    static Handover offered(Offer offer) {
        return new Handover(offer, offer.to(), false, List.of(), Phase.OFFERED);
    }

    /** True when this person was asked and has not said no. */
    boolean mayAnswer(PersonId person) {
        boolean wasAsked = person.equals(offer.to()) || (backupAsked && person.equals(offer.backup()));
        return wasAsked && !declined.contains(person);
    }

    /** Who would be asked next; null when there is nobody left. */
    @Nullable
    PersonId nextInLine() {
        return backupAsked ? null : offer.backup();
    }

    /** True when everyone who can be asked has said no. */
    boolean refusedByAll() {
        return declined.contains(offer.to()) && (offer.backup() == null || declined.contains(offer.backup()));
    }

    Handover askedBackup() {
        return new Handover(offer, offer.backup(), true, declined, Phase.OFFERED);
    }

    Handover declinedBy(PersonId person) {
        List<PersonId> all = new ArrayList<>(declined);
        all.add(person);
        return new Handover(offer, asked, backupAsked, all, state);
    }

    Handover ended(Phase how) {
        return new Handover(offer, null, backupAsked, declined, how);
    }
}
