package dev.muster.help;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.command.Kind;
import dev.muster.help.Candidate.Answer;
import dev.muster.incident.IncidentId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One call for help as it stands. Nobody in its line reads anything of the incident's channel before they said yes.
 *
 * @param id which call
 * @param incident for which incident
 * @param need what is needed, in words for whoever is asked
 * @param by who asks; when they may not bring people in any more, the call is void
 * @param byName their name
 * @param at when
 * @param askNextAfterSeconds how long each is waited for
 * @param line who is asked, one after the other, in this order
 * @param state where it is in its life
 */
public record HelpCall(
        HelpId id,
        IncidentId incident,
        String need,
        PersonId by,
        String byName,
        Instant at,
        long askNextAfterSeconds,
        List<Candidate> line,
        Phase state) {
    /** Where a call is in its life. */
    public enum Phase {
        /** Somebody is asked. */
        ASKING,
        /** Somebody came. */
        JOINED,
        /** Everyone was asked and nobody came; whoever did not say no may still come. */
        EXHAUSTED,
        /** It was taken back, or the incident was over. */
        WITHDRAWN;

        boolean open() {
            return this == ASKING || this == EXHAUSTED;
        }

        /** The word that people and files see. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How calls are kept: found by incident, by whether someone may still come, and by who may answer; oldest first. */
    public static final Kind<HelpCall> KIND =
            new Kind<>("help.call", HelpCall.class, c -> c.id().value(), HelpCall::terms, c -> c.at().toEpochMilli());

    /** Takes a copy. */
    public HelpCall {
        line = List.copyOf(line);
    }

    private Set<Term> terms() {
        Set<Term> terms = new HashSet<>(Set.of(Term.of("incident", incident), Term.of("open", state.open())));
        if (state.open()) {
            line.stream().filter(Candidate::mayAnswer).forEach(c -> terms.add(Term.of("person", c.person())));
        }
        return terms;
    }

    /** The candidate who is this person, if there is one. */
    public Optional<Candidate> candidate(PersonId person) {
        return line.stream().filter(c -> c.person().equals(person)).findFirst();
    }

    /** Who is asked now, if somebody is. */
    public Optional<Candidate> asked() {
        return state != Phase.ASKING
                ? Optional.empty()
                : line.stream().filter(c -> c.answer() == Answer.ASKED).findFirst();
    }

    /** Whose turn is next, if somebody is left. */
    Optional<Candidate> next() {
        return line.stream().filter(c -> c.answer() == Answer.WAITING).findFirst();
    }

    HelpCall with(PersonId person, UnaryOperator<Candidate> change) {
        List<Candidate> changed = new ArrayList<>(line);
        changed.replaceAll(c -> c.person().equals(person) ? change.apply(c) : c);
        return new HelpCall(id, incident, need, by, byName, at, askNextAfterSeconds, changed, state);
    }

    HelpCall now(Phase phase) {
        return new HelpCall(id, incident, need, by, byName, at, askNextAfterSeconds, line, phase);
    }
}
