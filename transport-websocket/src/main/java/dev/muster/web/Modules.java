package dev.muster.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the elements import by bare names, and where they are. Scripts are sent with relative addresses
 * in place of those names, so that a page needs no import map, and a map of its own does not get in the way.
 */
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("(\\b(?:from|import)\\s*\\(?\\s*)([\"'])([^\"'./][^\"']*)\\2");
    private final Map<String, String> places = new TreeMap<>();

    Modules() {
        Properties table = new Properties();
        try (InputStream in = Modules.class.getResourceAsStream("modules.properties")) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.stringPropertyNames().forEach(name -> places.put(name, table.getProperty(name)));
    }

    /** Names, or beginnings of names that end with a slash, and their places below META-INF/resources. */
    Map<String, String> places() {
        return places;
    }

    /** True when the place is one of these modules'. */
    boolean hold(String place) {
        return places.values().stream().anyMatch(p -> p.endsWith("/") ? place.startsWith(p) : place.equals(p));
    }

    /** The script with relative addresses, as it is to be sent from this place. */
    String rewrite(String script, String place) {
        Matcher matcher = IMPORT.matcher(script);
        StringBuilder rewritten = new StringBuilder(script.length() + 256);
        while (matcher.find()) {
            String target = resolve(matcher.group(3));
            String replacement = target == null
                    ? matcher.group()
                    : matcher.group(1) + matcher.group(2) + relative(place, target) + matcher.group(2);
            matcher.appendReplacement(rewritten, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(rewritten).toString();
    }

    private @Nullable String resolve(String specifier) {
        String exact = places.get(specifier);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> place : places.entrySet()) {
            if (place.getKey().endsWith("/") && specifier.startsWith(place.getKey())) {
                return place.getValue() + specifier.substring(place.getKey().length());
            }
        }
        return null;
    }

    private static String relative(String from, String to) {
        long up = from.chars().filter(c -> c == '/').count();
        return (up == 0 ? "./" : "../".repeat((int) up)) + to;
    }
}
