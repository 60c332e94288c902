package dev.muster.channel;

import dev.muster.channel.ChannelEvent.ReactionAdded;
import dev.muster.channel.ChannelEvent.ReactionRemoved;
import dev.muster.channel.MessageCommands.React;
import dev.muster.channel.MessageCommands.Unreact;
import dev.muster.command.Admission;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reactions to messages: kept on the message, emoji by emoji, each with the people in the order of reacting. */
final class Reactions {
    static final String REACTIONS = "reactions";
    private static final int LONGEST = 32;
    private static final int MOST = 40;

    private Reactions() {}

    static React check(React command, Admission admission) {
        return new React(command.channel(), command.message(), emoji(command.emoji()));
    }

    static Unreact check(Unreact command, Admission admission) {
        return new Unreact(command.channel(), command.message(), emoji(command.emoji()));
    }

    /**
     * One emoji: no letters, no white space, and more than the digits and signs that keyboards have.
     */
    private static String emoji(String emoji) {
        String said = Limits.required("emoji", emoji, LONGEST);
        boolean plain = said.codePoints().anyMatch(c -> Character.isLetter(c) || Character.isWhitespace(c));
        boolean drawn = said.codePoints().anyMatch(c -> c > 0xFF && Character.isDefined(c));
        if (plain || !drawn) {
            throw Rejection.invalid("emoji", "choose one emoji; this is text");
        }
        return said;
    }

    static Decision add(React command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        Entry message = MessageRules.message(journal, command.message(), state, context);
        Map<String, List<Object>> all = of(message);
        List<Object> people = all.computeIfAbsent(command.emoji(), e -> new ArrayList<>());
        String me = context.actor().id().value();
        if (people.contains(me)) {
            return new Decision();
        }
        if (all.size() > MOST) {
            throw Rejection.conflict("a message has " + MOST + " different reactions at most; use one that is there");
        }
        people.add(me);
        return write(message, all)
                .append(
                        journal,
                        new ReactionAdded(
                                message.sequence(),
                                command.emoji(),
                                context.actor().name()));
    }

    static Decision remove(Unreact command, State state, Context context) {
        JournalId journal = command.channel().journal(context.workspace());
        Entry message = MessageRules.message(journal, command.message(), state, context);
        Map<String, List<Object>> all = of(message);
        List<Object> people = all.getOrDefault(command.emoji(), new ArrayList<>());
        if (!people.remove(context.actor().id().value())) {
            return new Decision();
        }
        if (people.isEmpty()) {
            all.remove(command.emoji());
        }
        return write(message, all)
                .append(
                        journal,
                        new ReactionRemoved(
                                message.sequence(),
                                command.emoji(),
                                context.actor().name()));
    }

    private static Decision write(Entry message, Map<String, List<Object>> reactions) {
        return new Decision()
                .amend(
                        message.journal(),
                        message.sequence(),
                        Amendment.of(message).with(REACTIONS, reactions),
                        null);
    }

    private static Map<String, List<Object>> of(Entry message) {
        Map<String, List<Object>> all = new LinkedHashMap<>();
        if (Amendment.of(message).set().get(REACTIONS) instanceof Map<?, ?> map) {
            map.forEach((emoji, people) -> all.put(String.valueOf(emoji), new ArrayList<>((List<?>) people)));
        }
        return all;
    }
}
