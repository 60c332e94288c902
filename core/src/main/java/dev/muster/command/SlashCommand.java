package dev.muster.command;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A command that people type, such as {@code /incident severity SEV1 it spreads}. It does nothing by itself: it says
 * which command is meant, and that one is admitted, authorised and decided as if it had been sent in its own name.
 *
 * @param name what stands behind the slash: one or two words in lower case
 * @param help what it does, one short sentence
 * @param arguments what is typed behind the name, in order
 * @param meaning the command that is meant; throws a {@link Rejection} of the field {@code text} that says what to type
 */
public record SlashCommand(
        String name, String help, List<Argument> arguments, BiFunction<Typed, Admission, Command> meaning) {
    /** Takes a copy. */
    public SlashCommand {
        arguments = List.copyOf(arguments);
    }

    /** How to type it, such as {@code /incident severity <severity> [reason]}. */
    public String usage() {
        StringBuilder usage = new StringBuilder("/").append(name);
        for (Argument argument : arguments) {
            usage.append(argument.optional() ? " [" : " <")
                    .append(argument.name())
                    .append(argument.optional() ? "]" : ">");
        }
        return usage.toString();
    }

    /** What an argument is, so that it can be completed. */
    public enum Sort {
        /** {@code @} and the handle of a person. */
        PERSON,
        /** A channel, found by its name and typed by its id. */
        CHANNEL,
        /** One of a few words, or whatever {@link Argument#suggest} offers. */
        VALUE,
        /** Anything, to the end. */
        TEXT
    }

    /** Something to choose: what is inserted, and what it is called. */
    public record Suggestion(String insert, String label, String detail) {}

    /** What can be chosen in a channel; pure. */
    @FunctionalInterface
    public interface Suggest {
        /** All of it, in a good order; what does not begin as was typed is left out by the caller. */
        List<Suggestion> in(String channel, State state, Context context);
    }

    /**
     * Something that is typed.
     *
     * @param name what it is called in the help
     * @param sort what it is
     * @param optional true when it can be left out
     * @param suggest what can be chosen
     */
    public record Argument(String name, Sort sort, boolean optional, Suggest suggest) {
        private static final Suggest NOTHING = (channel, state, context) -> List.of();

        /** A person. */
        public static Argument person(String name) {
            return new Argument(name, Sort.PERSON, false, NOTHING);
        }

        /** A channel that the person is in; its id is what is inserted. */
        public static Argument channel(String name) {
            return new Argument(name, Sort.CHANNEL, false, NOTHING);
        }

        /** Any text, to the end of the line. */
        public static Argument text(String name) {
            return new Argument(name, Sort.TEXT, false, NOTHING);
        }

        /** One of these words. */
        public static Argument of(String name, List<String> words) {
            return choice(name, (channel, state, context) -> words.stream()
                    .map(w -> new Suggestion(w, w, ""))
                    .toList());
        }

        /** Something that is found in the channel. */
        public static Argument choice(String name, Suggest suggest) {
            return new Argument(name, Sort.VALUE, false, suggest);
        }

        /** The same, and it can be left out. */
        public Argument orNothing() {
            return new Argument(name, sort, true, suggest);
        }
    }
}
