package dev.muster.slash;

import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommands;
import dev.muster.command.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A typed line, cut into words. Linear in its length, whatever it holds. */
final class Line {
    /** A word: what it says, and where it begins and ends in the line. */
    record Word(String text, int from, int to) {}

    final String text;
    final List<Word> words;

    Line(String text) {
        this.text = text;
        this.words = cut(text);
    }

    private static List<Word> cut(String text) {
        List<Word> words = new ArrayList<>();
        int at = text.startsWith("/") ? 1 : 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                int end = end(text, at);
                boolean quoted = text.charAt(at) == '"' && end - at > 1 && text.charAt(end - 1) == '"';
                words.add(new Word(quoted ? text.substring(at + 1, end - 1) : text.substring(at, end), at, end));
                at = end;
            }
        }
        return words;
    }

    private static int end(String text, int from) {
        if (text.charAt(from) == '"') {
            int close = text.indexOf('"', from + 1);
            if (close >= 0) {
                return close + 1;
            }
        }
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The command whose name the line begins with: the longest one. */
    Optional<SlashCommand> command(SlashCommands commands) {
        for (int length = Math.min(2, words.size()); length > 0; length--) {
            Optional<SlashCommand> found = commands.slash(name(length));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private String name(int length) {
        StringBuilder name = new StringBuilder();
        for (Word word : words.subList(0, length)) {
            name.append(name.isEmpty() ? "" : " ").append(word.text().toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** How many words the name of a command has. */
    static int length(SlashCommand command) {
        return command.name().indexOf(' ') < 0 ? 1 : 2;
    }

    /** What is typed behind the name. */
    Typed behind(SlashCommand command, String channel) {
        int length = length(command);
        int start = words.get(length - 1).to();
        String rest = text.substring(start);
        int skipped = rest.length() - rest.stripLeading().length();
        List<String> said = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Word word : words.subList(length, words.size())) {
            said.add(word.text());
            ends.add(word.to() - start - skipped);
        }
        return new Typed(channel, command, said, ends, rest.strip());
    }
}
