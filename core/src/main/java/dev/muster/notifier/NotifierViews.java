package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about how people are told, and what the answers look like. */
public interface NotifierViews {
    /**
     * The caller's notification centre: what was addressed to them by others, newest first, with why.
     *
     * @param unread true for what they have not read; null for all
     * @param limit 1 to 200; null for 50
     */
    record Feed(@Nullable Boolean unread, @Nullable Integer limit) implements Question<FeedPage> {}

    /** How the caller wants to be told. */
    record MyWishes() implements Question<WishesView> {}

    /**
     * What left for the caller, or did not, newest first.
     *
     * @param limit 1 to 200; null for 50
     */
    record MyDeliveries(@Nullable Integer limit) implements Question<DeliveryList> {}

    /**
     * What no notifier could bring to whom it was for, without what it said, newest first; for administrators.
     *
     * @param limit 1 to 200; null for 50
     */
    record DeadLetters(@Nullable Integer limit) implements Question<DeadLetterList> {}

    /** The groups of notifiers that there are. */
    record NotifierSetup() implements Question<SetupView> {}

    /** The drills, and how they ended lately; for administrators. */
    record Drills() implements Question<DrillList> {}

    /** News, and how many of them are unread. */
    record FeedPage(List<FeedItem> items, int unread) {}

    /**
     * One piece of news.
     *
     * @param reason why it is here: {@code named}, {@code mentioned} or {@code everyone}
     * @param delivery what left for the caller; null for nothing
     */
    record FeedItem(
            EntryView entry,
            String reason,
            boolean read,
            @Nullable DeliveryView delivery) {}

    /** How somebody wants to be told, and in which zone they are. */
    record WishesView(@Nullable Wishes wishes, String zone) {}

    /** Deliveries. */
    record DeliveryList(List<DeliveryView> deliveries) {}

    /**
     * A delivery, without what it said.
     *
     * @param journal the journal of the entry
     * @param entry its number; 0 for none
     * @param why a sentence
     * @param nextAt when something happens to it next; null for nothing
     * @param tries what was tried, oldest first
     */
    record DeliveryView(
            String id,
            String journal,
            long entry,
            String kind,
            Urgency urgency,
            Instant at,
            Delivery.Phase phase,
            String why,
            @Nullable Instant nextAt,
            List<Delivery.Try> tries) {
        static DeliveryView of(Delivery d) {
            Delivery.Letter letter = d.letter();
            return new DeliveryView(
                    d.id(),
                    letter.journal(d.person()),
                    letter.entry(),
                    letter.kind(),
                    letter.urgency(),
                    letter.at(),
                    d.phase(),
                    d.why(),
                    d.nextAt(),
                    d.tries());
        }
    }

    /** Dead letters. */
    record DeadLetterList(List<DeadLetter> letters) {}

    /** One: whom it was for and what failed, and neither where it stands nor what it said. */
    record DeadLetter(
            String delivery,
            PersonId person,
            Urgency urgency,
            Instant at,
            String group,
            String why,
            List<Delivery.Try> tries) {}

    /** Groups of notifiers, by name and in their order. */
    record SetupView(List<GroupView> groups) {}

    /** A group. */
    record GroupView(String name, List<String> notifiers, long confirmWithinSeconds) {}

    /** Drills. */
    record DrillList(List<DrillView> drills) {}

    /**
     * A drill.
     *
     * @param results what became of the messages of the last ones, newest first, at most 100
     */
    record DrillView(
            String group,
            List<PersonId> people,
            int day,
            String at,
            String zone,
            Instant nextAt,
            List<DrillResult> results) {}

    /** What became of one message. */
    record DrillResult(Instant at, PersonId person, String notifier, Delivery.Phase phase, String why) {}
}
