package dev.muster.web;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A module of ours with everything of ours that it needs as one script: it is fetched at once and compresses far better
 * than its parts. Each module keeps a scope of its own, in the order in which a browser would have run them. What is
 * imported by a bare name, or under a name that is made while it runs, is left to the browser.
 *
 * <p>It understands how modules here are written, and refuses anything else: statements {@code import} and
 * {@code export} begin their lines, and nothing exported is assigned to later.
 */
final class Bundle {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:(\\{[^}]*}|\\w+) from )?'([^']+)';[ \\t]*(?://.*)?\\R?");
    private static final Pattern EXPORTED_LIST =
            Pattern.compile("(?m)^export (\\{[^}]*})(?: from '([^']+)')?;[ \\t]*\\R?");
    private static final Pattern EXPORTED =
            Pattern.compile("(?m)^export ((?:const|class|function|async function)\\s+(\\w+))");
    private static final Pattern UNKNOWN = Pattern.compile("(?m)^(?:import|export)\\b.*");
    private static final Pattern LAZY = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");
    private static final Pattern WAITS = Pattern.compile("(?m)^(?:(?:const|let) .*= )?await ");
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");
    private final UnaryOperator<String> source;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> outside = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> added = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Deque<String> later = new ArrayDeque<>();
    private final StringBuilder body = new StringBuilder();

    private Bundle(UnaryOperator<String> source) {
        this.source = source;
    }

    /**
     * The script that stands for a module.
     *
     * @param entry place of the module
     * @param source gives the script at a place
     * @throws IllegalStateException when a module is written in a way that is not understood
     */
    static String of(String entry, UnaryOperator<String> source) {
        Bundle bundle = new Bundle(source);
        bundle.need(entry);
        while (!bundle.later.isEmpty()) {
            bundle.need(bundle.later.remove());
        }
        StringBuilder script = new StringBuilder();
        bundle.outside.forEach((name, variable) -> script.append("import * as ")
                .append(variable)
                .append(" from '")
                .append(name)
                .append("';\n"));
        script.append(bundle.body);
        script.append("export const { ")
                .append(String.join(", ", bundle.exports(entry).keySet()));
        return script.append(" } = ")
                .append(bundle.names.get(entry))
                .append(";\n")
                .toString();
    }

    /** Adds a module behind those that it needs, unless it is there. */
    private void need(String place) {
        if (added.containsKey(place)) {
            return;
        }
        if (!open.add(place)) {
            throw new IllegalStateException("modules import each other: " + open + " " + place);
        }
        String script = source.apply(place);
        StringBuilder head = new StringBuilder();
        String rest = IMPORT.matcher(script).replaceAll(found -> {
            head.append(imported(place, found.group(1), found.group(2)));
            return "";
        });
        Map<String, String> exports = new LinkedHashMap<>();
        rest = EXPORTED_LIST.matcher(rest).replaceAll(found -> {
            listed(place, found.group(1), found.group(2), exports);
            return "";
        });
        rest = EXPORTED.matcher(rest).replaceAll(found -> {
            exports.put(found.group(2), found.group(2));
            return Matcher.quoteReplacement(found.group(1));
        });
        Matcher unknown = UNKNOWN.matcher(rest);
        if (unknown.find()) {
            throw new IllegalStateException(place + " is not understood: " + unknown.group());
        }
        rest = LAZY.matcher(rest).replaceAll(found -> {
            later.add(resolve(place, found.group(1)));
            return Matcher.quoteReplacement(
                    "Promise.resolve().then(() => " + name(resolve(place, found.group(1))) + ")");
        });
        boolean waits = WAITS.matcher(rest).find();
        body.append("const ").append(name(place)).append(waits ? " = await (async () => {\n" : " = (() => {\n");
        body.append(head).append(INDENT.matcher(rest).replaceAll("")).append("return { ");
        List<String> given = new ArrayList<>();
        exports.forEach((outer, inner) -> given.add(outer.equals(inner) ? outer : outer + ": " + inner));
        body.append(String.join(", ", given)).append(" };\n})();\n");
        open.remove(place);
        added.put(place, exports);
    }

    private Map<String, String> exports(String place) {
        return added.getOrDefault(place, Map.of());
    }

    private String name(String place) {
        return names.computeIfAbsent(place, p -> "m" + names.size());
    }

    /** The constants that stand for an import: of a module of ours, or of one that the browser fetches. */
    private String imported(String place, @Nullable String what, String from) {
        if (from.startsWith(".")) {
            String module = resolve(place, from);
            need(module);
            missing(what, module).ifPresent(n -> {
                throw new IllegalStateException(place + " imports " + n + ", which " + module + " does not export");
            });
        }
        String variable = variable(place, from);
        if (what == null) {
            return "";
        }
        return what.startsWith("{")
                ? "const " + what.replaceAll("(\\w+) as (\\w+)", "$1: $2") + " = " + variable + ";\n"
                : "const " + what + " = " + variable + ".default;\n";
    }

    private Optional<String> missing(@Nullable String what, String module) {
        return what == null
                ? Optional.empty()
                : names(what)
                        .map(n -> n.replaceAll(" as .*", ""))
                        .filter(n -> !exports(module).containsKey(n))
                        .findFirst();
    }

    private static Stream<String> names(String list) {
        return Arrays.stream(list.replaceAll("[{}]", "").split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty());
    }

    /** What a list exports: names of the module itself, or of another one. */
    private void listed(String place, String list, @Nullable String from, Map<String, String> exports) {
        if (from != null) {
            imported(place, list, from);
        }
        String prefix = from == null ? "" : variable(place, from) + ".";
        names(list).forEach(n -> exports.put(n, prefix + n));
    }

    private String variable(String place, String from) {
        return from.startsWith(".")
                ? name(resolve(place, from))
                : outside.computeIfAbsent(from, f -> "x" + outside.size());
    }

    private static String resolve(String place, String from) {
        return URI.create(place).resolve(from).getPath();
    }
}
