package dev.muster.command;

import dev.muster.access.Person;
import java.util.List;
import java.util.Locale;

/**
 * What somebody typed behind the name of a slash command.
 *
 * @param channel the id of the channel in which they typed it
 * @param command the command, for what is said when something is missing
 * @param words the words in order; what stands between double quotes is one word
 * @param ends where each word ends in {@code line}
 * @param line everything behind the name
 */
public record Typed(String channel, SlashCommand command, List<String> words, List<Integer> ends, String line) {
    /**
     * A word by its place, from 0.
     *
     * @throws Rejection when it is missing
     */
    public String word(int place) {
        if (place >= words.size()) {
            throw Rejection.invalid("text", "something is missing; type " + command.usage());
        }
        return words.get(place);
    }

    /** Everything from a word on; empty when there is nothing. */
    public String from(int place) {
        return place == 0
                ? line
                : place > words.size()
                        ? ""
                        : line.substring(ends.get(place - 1)).strip();
    }

    /**
     * Everything from a word on.
     *
     * @throws Rejection when there is nothing
     */
    public String textFrom(int place) {
        word(place);
        return from(place);
    }

    /**
     * The person whom a word names by their handle.
     *
     * @throws Rejection when it names nobody
     */
    public Person person(int place, Admission admission) {
        String word = word(place);
        String handle = word.startsWith("@") ? word.substring(1) : word;
        return admission
                .byHandle(handle.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> admission.actor().guest()
                        ? Rejection.absent()
                        : Rejection.invalid(
                                "text", "nobody here is called " + word + "; choose someone from the list"));
    }

    /**
     * One of the constants of a type, by its name in any case, with hyphens for underscores.
     *
     * @throws Rejection when it is none of them; the message lists them
     */
    public <E extends Enum<E>> E constant(int place, Class<E> type) {
        String word = word(place).toUpperCase(Locale.ROOT).replace('-', '_').replace('+', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        throw Rejection.invalid("text", word(place) + " is none of " + words(type) + "; type " + command.usage());
    }

    /** The names of a type's constants as they are typed. */
    public static <E extends Enum<E>> List<String> words(Class<E> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
