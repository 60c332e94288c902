package dev.muster.notifier;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.incident.Severity;
import dev.muster.record.Term;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news on its way to one person, and what became of it; kept for {@link #KEPT}, and then until the person is told
 * of something again. What was tried is on record in their journal beyond that.
 *
 * @param id the same at every attempt and for every notifier
 * @param person whom it is for
 * @param letter what it says
 * @param group by which group of notifiers; empty while nothing leaves
 * @param member which notifier of the group has it, from 0
 * @param attempt how often that one has tried
 * @param since when that one got it
 * @param phase where it is
 * @param nextAt when something happens to it next; null for nothing
 * @param why a sentence for the person
 * @param tries what was tried, oldest first; the last {@link #MOST_TRIES}
 */
public record Delivery(
        String id,
        PersonId person,
        Letter letter,
        String group,
        int member,
        int attempt,
        Instant since,
        Phase phase,
        @Nullable Instant nextAt,
        String why,
        List<Try> tries) {
    static final int MOST_TRIES = 50;

    /** So long one that is over is kept after it was said. */
    static final Duration KEPT = Duration.ofDays(90);

    static final Term CLOSED = Term.of("closed", true);

    /** How deliveries are kept: found by person, by phase, by what they try, oldest first. */
    public static final Kind<Delivery> KIND =
            new Kind<>("notifier.delivery", Delivery.class, Delivery::id, Delivery::terms, d -> d.letter()
                    .at()
                    .toEpochMilli());

    /** Takes a copy. */
    public Delivery {
        tries = List.copyOf(tries);
    }

    /**
     * What is said.
     *
     * @param channel the channel that it is about; null for none
     * @param entry the number of the entry in the journal; 0 for none
     * @param personal true when the entry is in the person's own journal
     * @param outsiders true when it is also for people who are not in the channel
     * @param kind what sort of news
     * @param urgency how urgent it is
     * @param severity of the incident; null for none
     * @param subject one line
     * @param text the text; empty once it is over
     * @param at when it was said
     * @param drill the group that is tried by it; null for news
     * @param parts of a digest the places of what it says line by line ({@link Seen#key}); null for what is none
     */
    public record Letter(
            @Nullable ChannelId channel,
            long entry,
            boolean personal,
            boolean outsiders,
            String kind,
            Urgency urgency,
            @Nullable Severity severity,
            String subject,
            String text,
            Instant at,
            @Nullable String drill,
            @Nullable List<String> parts) {
        Letter saying(String newSubject, String newText) {
            return new Letter(
                    channel,
                    entry,
                    personal,
                    outsiders,
                    kind,
                    urgency,
                    severity,
                    newSubject,
                    newText,
                    at,
                    drill,
                    parts);
        }

        /** The journal of the entry, as it is named. */
        String journal(PersonId person) {
            return personal || channel == null ? "person:" + person : ChannelId.SORT + ":" + channel;
        }

        /** The places of the entries whose words are in it. */
        List<String> places(PersonId person) {
            return parts == null ? List.of(Seen.key(journal(person), entry)) : parts;
        }
    }

    /** One attempt. */
    public record Try(String notifier, int attempt, Instant at, String outcome, String note) {}

    /** Where a delivery is. */
    public enum Phase {
        /** It is to be carried, now or again. */
        WAITING(true),
        /** It waits for the end of quiet hours. */
        HELD(true),
        /** It waits for the digest. */
        COLLECTED(true),
        /** It was passed on, and nobody has confirmed it. */
        PASSED_ON(false),
        /** It is confirmed. */
        DELIVERED(false),
        /** It was read here before it had left, or before it was confirmed. */
        READ(false),
        /** It went with a digest. */
        IN_DIGEST(false),
        /** It stays in the app. */
        IN_APP(false),
        /** A fence kept it back. */
        WITHHELD(false),
        /** The person may not read it any more. */
        GONE(false),
        /** No notifier could bring it there. */
        DEAD(false);

        private final boolean open;

        Phase(boolean open) {
            this.open = open;
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static String id(String journal, long entry, PersonId person) {
        String name = "delivery/" + journal + "/" + entry + "/" + person;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Set<Term> terms(Delivery d) {
        Set<Term> terms = new HashSet<>(
                Set.of(Term.of("person", d.person()), Term.of("phase", d.phase().word())));
        terms.add(d.open() ? Term.of("open", true) : CLOSED);
        if (!d.letter().text().isEmpty()) {
            d.letter().places(d.person()).forEach(place -> terms.add(Term.of("says", place)));
        }
        if (d.letter().drill() != null) {
            terms.add(Term.of("drill", d.letter().drill()));
        }
        return terms;
    }

    /** Its job: whatever happens to it next. */
    String job() {
        return job(id);
    }

    static String job(String id) {
        return "notifier/" + id;
    }

    /** True while something is still to happen to it. */
    boolean open() {
        return phase.open || (phase == Phase.PASSED_ON && nextAt != null);
    }

    Delivery in(Phase newPhase, @Nullable Instant newNextAt, String newWhy) {
        return new Delivery(id, person, letter, group, member, attempt, since, newPhase, newNextAt, newWhy, tries);
    }

    /** The same, over; what it said is kept only where it may be sent again. */
    Delivery over(Phase newPhase, String newWhy) {
        Letter left = newPhase == Phase.DEAD ? letter : letter.saying("", "");
        return new Delivery(id, person, left, group, member, attempt, since, newPhase, null, newWhy, tries);
    }

    /** The same, about to be tried. */
    Delivery trying(int newMember, int newAttempt, Instant newSince, Instant at) {
        return new Delivery(id, person, letter, group, newMember, newAttempt, newSince, Phase.WAITING, at, why, tries);
    }

    Delivery saying(Letter other) {
        return new Delivery(id, person, other, group, member, attempt, since, phase, nextAt, why, tries);
    }

    Delivery tried(Try one) {
        List<Try> all = new ArrayList<>(tries);
        all.add(one);
        List<Try> last = all.subList(Math.max(0, all.size() - MOST_TRIES), all.size());
        return new Delivery(id, person, letter, group, member, attempt, since, phase, nextAt, why, last);
    }
}
