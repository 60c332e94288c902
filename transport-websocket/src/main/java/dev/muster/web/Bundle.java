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
 * <p>What lies in a folder {@code late/} is not part of it: an {@code import('./late/x.js')} that runs fetches a script
 * of its own ({@link #late}), which takes what the first one holds already from there, so that nothing is there twice.
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
    private static final String LATE = "late/";
    private final UnaryOperator<String> source;
    private final Map<String, String> held = new LinkedHashMap<>();
    private boolean passes;
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
        Bundle bundle = whole(entry, source);
        return bundle.outsiders()
                .append(bundle.body)
                .append(bundle.passes ? "shared = { " + bundle.shared() + " };\n" : "")
                .append("export const { ")
                .append(String.join(", ", bundle.exports(entry).keySet()))
                .append(" } = ")
                .append(bundle.names.get(entry))
                .append(";\n")
                .toString();
    }

    private static Bundle whole(String entry, UnaryOperator<String> source) {
        Bundle bundle = new Bundle(source);
        bundle.need(entry);
        while (!bundle.later.isEmpty()) {
            bundle.need(bundle.later.remove());
        }
        return bundle;
    }

    /**
     * The script that stands for a module that is fetched later: a function of what the first script holds.
     *
     * @param entry place of the module
     * @param first place of the module that the first script stands for
     * @param source gives the script at a place
     * @throws IllegalStateException when a module is written in a way that is not understood
     */
    static String late(String entry, String first, UnaryOperator<String> source) {
        Bundle before = whole(first, source);
        Bundle bundle = new Bundle(source);
        bundle.held.putAll(before.names);
        bundle.added.putAll(before.added);
        bundle.need(entry);
        while (!bundle.later.isEmpty()) {
            bundle.need(bundle.later.remove());
        }
        return bundle.outsiders()
                .append("let made;\nexport default (shared) => (made ??= (() => {\n")
                .append(bundle.body)
                .append("return ")
                .append(bundle.names.get(entry))
                .append(";\n})());\n")
                .toString();
    }

    private StringBuilder outsiders() {
        StringBuilder script = new StringBuilder();
        outside.forEach((name, variable) -> script.append("import * as ")
                .append(variable)
                .append(" from '")
                .append(name)
                .append("';\n"));
        if (passes) {
            script.append("let shared;\n");
        }
        return script;
    }

    /** What is handed to scripts that come later: every module under its variable's name. */
    private String shared() {
        return String.join(", ", names.values());
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
            String target = resolve(place, found.group(1));
            if (target.contains("/" + LATE)) {
                passes = true;
                return Matcher.quoteReplacement("import('./" + target.substring(target.indexOf(LATE))
                        + "').then((late) => late.default(shared))");
            }
            later.add(target);
            return Matcher.quoteReplacement("Promise.resolve().then(() => " + name(target) + ")");
        });
        boolean waits = WAITS.matcher(rest).find();
        if (waits && !held.isEmpty()) {
            throw new IllegalStateException(place + " waits, which what is fetched later cannot do");
        }
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
        String there = held.get(place);
        return there == null
                ? names.computeIfAbsent(place, p -> (held.isEmpty() ? "m" : "n") + names.size())
                : "shared." + there;
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
