package dev.muster.handover;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Kind;
import dev.muster.command.Limits;
import dev.muster.command.State;
import dev.muster.handover.HandoverCommands.SaveHandoverDraft;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has begun of a handover: theirs alone, on every device.
 *
 * @param channel in which channel
 * @param person whose
 * @param role which role; null for the commander's
 * @param to who is to take over; null when that is not said yet
 * @param backup who is asked next; null likewise
 * @param words what it says so far
 * @param at when it was saved
 * @param roles the further roles that go with it
 * @param askBackupAfterSeconds how long an answer is waited for; null for as long as usual
 * @param remindAfterSeconds after how long whoever is asked is reminded; null for half of that, 0 for never
 * @param escalateTo the group that is asked when nobody answers; null for none
 */
public record SavedHandover(
        ChannelId channel,
        PersonId person,
        @Nullable String role,
        @Nullable PersonId to,
        @Nullable PersonId backup,
        Handover.Words words,
        Instant at,
        List<String> roles,
        @Nullable Long askBackupAfterSeconds,
        @Nullable Long remindAfterSeconds,
        @Nullable GroupId escalateTo) {
    /** What an older version did not keep is not said yet. */
    public SavedHandover {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** How they are kept: one for a person in a channel. */
    public static final Kind<SavedHandover> KIND =
            Kind.of("handover.draft", SavedHandover.class, d -> id(d.channel(), d.person()));

    /** The id of the document. */
    public static String id(ChannelId channel, PersonId person) {
        return channel.value() + "/" + person.value();
    }

    static SaveHandoverDraft check(SaveHandoverDraft command, Admission admission) {
        String role = Limits.optional("role", command.role(), 60);
        return new SaveHandoverDraft(
                command.incident(),
                role.isEmpty() ? null : role,
                command.to(),
                command.backup(),
                Limits.optional("done", command.done(), OfferChecks.LONGEST),
                Limits.optional("next", command.next(), OfferChecks.LONGEST),
                Limits.optional("blockers", command.blockers(), OfferChecks.LONGEST),
                Limits.optional("timers", command.timers(), OfferChecks.LONGEST),
                Limits.optional("alerts", command.alerts(), OfferChecks.LONGEST),
                Limits.optional("contacts", command.contacts(), OfferChecks.LONGEST),
                OfferChecks.seconds("askBackupAfterSeconds", command.askBackupAfterSeconds(), 1),
                OfferChecks.roles(command.roles()),
                OfferChecks.seconds("remindAfterSeconds", command.remindAfterSeconds(), 0),
                command.escalateTo());
    }

    static Decision save(SaveHandoverDraft c, State state, Context context) {
        PersonId person = context.actor().id();
        boolean empty = c.to() == null
                && c.backup() == null
                && Stream.of(c.done(), c.next(), c.blockers(), c.timers(), c.alerts(), c.contacts())
                        .allMatch(t -> Offering.text(t).isEmpty());
        if (empty) {
            return drop(new Decision(), c.channel(), state, context);
        }
        Handover.Words words =
                Handover.Words.of(c.done(), c.next(), c.blockers(), c.timers(), c.alerts(), c.contacts());
        SavedHandover saved = new SavedHandover(
                c.channel(),
                person,
                c.role(),
                c.to(),
                c.backup(),
                words,
                context.now(),
                Objects.requireNonNullElse(c.roles(), List.of()),
                c.askBackupAfterSeconds(),
                c.remindAfterSeconds(),
                c.escalateTo());
        return new Decision().put(KIND, saved);
    }

    /** Throws away what the actor has begun, if there is anything. */
    static Decision drop(Decision decision, ChannelId channel, State state, Context context) {
        String id = id(channel, context.actor().id());
        return state.get(KIND, id).isEmpty() ? decision : decision.remove(KIND, id);
    }
}
