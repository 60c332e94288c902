package dev.muster.attention;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.attention.AttentionCommands.AcknowledgeMessage;
import dev.muster.attention.AttentionCommands.AskAgain;
import dev.muster.attention.AttentionEvent.AcknowledgementReminded;
import dev.muster.attention.AttentionEvent.MessageAcknowledged;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelEvent.ChannelRestored;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.channel.Messages;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The feature: messages that are to be acknowledged. Asked are those whom the message means, else everyone in the
 * channel, its author aside; whoever has left is asked no more. They are asked again after the set time, a hundred
 * times at most, by a timer that survives everything; in an archived channel nobody is, until it is restored.
 */
public final class Acknowledgements implements Feature {
    private static final Action ACKNOWLEDGE = Action.changing("attention.acknowledge", Rank.GUEST);
    private static final int MOST = 100;

    /** The feature. */
    public Acknowledgements() {}

    @Override
    public void register(Registry registry) {
        registry.handle(
                "channel.acknowledge",
                AcknowledgeMessage.class,
                InChannel.of(ACKNOWLEDGE, Acknowledgements::acknowledge));
        registry.handleDue("attention.ask-again", AskAgain.class, InChannel.of(ACKNOWLEDGE, Acknowledgements::again));
        registry.event("channel.acknowledged", 1, MessageAcknowledged.class);
        registry.event("channel.acknowledgement-reminded", 1, AcknowledgementReminded.class);
        registry.follow(MessagePosted.class, Acknowledgements::posted);
        registry.follow(MessageDeleted.class, Acknowledgements::deleted);
        registry.follow(ChannelRestored.class, Acknowledgements::restored);
    }

    private static Decision posted(EntryId at, MessagePosted event, State state, Context context) {
        if (!Boolean.TRUE.equals(event.acknowledge())) {
            return new Decision();
        }
        ChannelId channel = new ChannelId(at.journal().id());
        List<PersonId> asked = new ArrayList<>(present(channel, state));
        if (!event.mentions().isEmpty() && !event.channelMention()) {
            asked.retainAll(event.mentions());
        }
        asked.remove(context.actor().id());
        if (asked.isEmpty()) {
            throw Rejection.invalid(
                    "acknowledge", "nobody in this channel would be asked; mention someone who is in it");
        }
        int every = Objects.requireNonNull(event.nagMinutes(), "what is to be acknowledged says when to ask again");
        Instant next = context.now().plusSeconds(60L * every);
        Request request = new Request(channel, at.sequence(), asked, every, 0, next);
        Entry entry = state.entry(at.journal(), at.sequence()).orElseThrow();
        Decision decision = new Decision();
        asked.forEach(p -> decision.put(Awaited.KIND, new Awaited(channel, at.sequence(), p, context.now())));
        return plan(decision.put(Request.KIND, request), request)
                .amend(
                        at.journal(),
                        at.sequence(),
                        Amendment.of(entry)
                                .with(
                                        "asked",
                                        asked.stream().map(PersonId::value).toList()),
                        null);
    }

    private static Decision plan(Decision decision, Request request) {
        String job = Request.job(request.channel(), request.message());
        Instant next = request.nextAt();
        return next == null
                ? decision.cancel(job)
                : decision.schedule(
                        job, next, new AskAgain(request.channel(), request.message(), request.occurrence()));
    }

    private static Decision acknowledge(AcknowledgeMessage command, State state, Context context) {
        Entry entry = Messages.visible(command.channel(), command.message(), state, context);
        Request request = stored(command.channel(), command.message(), state);
        PersonId me = context.actor().id();
        Amendment before = Amendment.of(entry);
        List<Object> done = new ArrayList<>(done(before));
        if (request == null || !request.waiting().contains(me)) {
            if (done.stream()
                    .anyMatch(d -> d instanceof Map<?, ?> m && me.value().equals(m.get("person")))) {
                return new Decision();
            }
            throw Rejection.conflict("you were not asked to acknowledge this message");
        }
        String name = context.actor().name();
        done.add(Map.of("person", me.value(), "name", name, "at", context.now().toString()));
        Request after = request.without(me);
        return plan(settle(new Decision().put(Request.KIND, after), after, List.of(me)), after)
                .amend(entry.journal(), entry.sequence(), before.with("acknowledged", done), null)
                .append(entry.journal(), new MessageAcknowledged(entry.sequence(), me, name));
    }

    /** Nothing is awaited of these people any more. */
    private static Decision settle(Decision decision, Request request, List<PersonId> people) {
        people.forEach(p -> decision.remove(Awaited.KIND, Awaited.id(request.channel(), request.message(), p)));
        return decision;
    }

    private static List<?> done(Amendment amendment) {
        return amendment.set().get("acknowledged") instanceof List<?> list ? list : List.of();
    }

    private static Decision again(AskAgain command, State state, Context context) {
        Request request = stored(command.channel(), command.message(), state);
        Instant due = request == null ? null : request.nextAt();
        if (request == null
                || due == null
                || request.occurrence() != command.occurrence()
                || archived(request, state)) {
            return new Decision();
        }
        if (context.now().isBefore(due)) {
            return plan(new Decision(), request);
        }
        List<PersonId> left = new ArrayList<>(request.waiting());
        left.retainAll(present(request.channel(), state));
        boolean last = request.occurrence() + 1 >= MOST;
        Request after = request.askedAgain(
                left, last || left.isEmpty() ? null : context.now().plus(request.every()));
        List<PersonId> gone = new ArrayList<>(request.waiting());
        gone.removeAll(left);
        Decision decision = settle(plan(new Decision().put(Request.KIND, after), after), after, gone);
        return left.isEmpty()
                ? decision
                : decision.append(
                        request.channel().journal(context.workspace()),
                        new AcknowledgementReminded(request.message(), left, after.occurrence(), last));
    }

    private static Decision deleted(EntryId at, MessageDeleted event, State state, Context context) {
        ChannelId channel = new ChannelId(at.journal().id());
        Request request = stored(channel, event.message(), state);
        return request == null
                ? new Decision()
                : settle(new Decision(), request, request.waiting())
                        .remove(Request.KIND, Request.id(channel, event.message()))
                        .cancel(Request.job(channel, event.message()));
    }

    /** What was missed while the channel was archived is made good, once. */
    private static Decision restored(EntryId at, ChannelRestored event, State state, Context context) {
        Decision decision = new Decision();
        state.find(Request.KIND, Term.of("waiting", at.journal().id())).forEach(request -> plan(decision, request));
        return decision;
    }

    private static @Nullable Request stored(ChannelId channel, long message, State state) {
        return state.get(Request.KIND, Request.id(channel, message)).orElse(null);
    }

    private static boolean archived(Request request, State state) {
        return state.get(Channel.KIND, request.channel().value())
                .map(Channel::archived)
                .orElse(true);
    }

    private static Collection<PersonId> present(ChannelId channel, State state) {
        return state.find(Member.KIND, Term.of("channel", channel)).stream()
                .map(Member::person)
                .toList();
    }
}
