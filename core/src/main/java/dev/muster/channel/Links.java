package dev.muster.channel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the permalinks in a text: addresses that end in {@code #/c/<channel>/m/<number>}. */
final class Links {
    /** How many of a text are looked at. */
    static final int MOST = 20;

    private static final Pattern LINK = Pattern.compile("#/c/([A-Za-z0-9-]{1,64})/m/([1-9][0-9]{0,17})(?![0-9])");

    private Links() {}

    /** The first 20 messages that a text links to, each once. */
    static List<Quote> in(String text) {
        if (!text.contains("#/c/")) {
            return List.of();
        }
        Set<Quote> links = new LinkedHashSet<>();
        Matcher found = LINK.matcher(text);
        while (links.size() < MOST && found.find()) {
            links.add(new Quote(new ChannelId(found.group(1)), Long.parseLong(found.group(2))));
        }
        return List.copyOf(links);
    }
}
