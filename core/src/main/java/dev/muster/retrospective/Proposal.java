package dev.muster.retrospective;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Kind;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.PlaybookContent;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a playbook that follows from an incident.
 *
 * @param id which
 * @param playbook of which playbook
 * @param baseVersion the version that it changes; it is accepted only while that is the newest
 * @param content what the playbook is to say
 * @param people everyone whom the content names, as the directory had them when it was proposed
 * @param incident after which incident
 * @param action the action item that it carries out; null for none
 * @param reason why, 1 to 2,000 characters
 * @param by who proposed it
 * @param byName their name
 * @param at when
 * @param state what became of it
 * @param published the version that it became; 0 for none
 * @param answer why it was declined; empty otherwise
 */
public record Proposal(
        String id,
        String playbook,
        int baseVersion,
        PlaybookContent content,
        List<Added> people,
        IncidentId incident,
        @Nullable String action,
        String reason,
        PersonId by,
        String byName,
        Instant at,
        Progress state,
        int published,
        String answer) {
    /** What became of a proposal. */
    public enum Progress {
        /** Nobody has decided. */
        OPEN,
        /** It was published. */
        ACCEPTED,
        /** It was not. */
        DECLINED;

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How proposals are kept: found by playbook, by incident and by whether they are open; oldest first. */
    public static final Kind<Proposal> KIND = new Kind<>(
            "retrospective.proposal",
            Proposal.class,
            Proposal::id,
            p -> Set.of(
                    Term.of("playbook", p.playbook()),
                    Term.of("incident", p.incident()),
                    Term.of("open", p.state() == Progress.OPEN)),
            p -> p.at().toEpochMilli());

    /** Takes a copy. */
    public Proposal {
        people = List.copyOf(people);
    }

    Proposal decided(Progress how, int version, String why) {
        return new Proposal(
                id,
                playbook,
                baseVersion,
                content,
                people,
                incident,
                action,
                reason,
                by,
                byName,
                at,
                how,
                version,
                why);
    }
}
