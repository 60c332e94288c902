package dev.muster.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statements of the resource files, by the name that stands above each. */
final class Sql {
    private static final String MARK = "-- name: ";
    private static final Sql SQLITE = load("common", "sqlite");
    private static final Sql POSTGRESQL = load("common", "postgresql");
    private final Map<String, String> statements = new HashMap<>();
    private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([a-z]\\w*)");
    private final Map<String, String> widened = new ConcurrentHashMap<>();
    private final Map<String, Positional> positional = new ConcurrentHashMap<>();

    /** A statement whose values have places, and the names that they had. */
    record Positional(String text, List<String> names) {}

    private Sql() {}

    /** The statements of one database. */
    static Sql of(Dialect dialect) {
        return dialect == Dialect.SQLITE ? SQLITE : POSTGRESQL;
    }

    /** The statements of these files; a later file replaces what an earlier one named, {@code {entry}} the columns of e. */
    private static Sql load(String... files) {
        Sql sql = new Sql();
        for (String file : files) {
            String name = null;
            StringBuilder body = new StringBuilder();
            for (String line : resource("sql/" + file + ".sql").split("\n", -1)) {
                if (line.startsWith(MARK)) {
                    sql.keep(name, body);
                    name = line.substring(MARK.length()).trim();
                    body.setLength(0);
                } else {
                    body.append(line).append('\n');
                }
            }
            sql.keep(name, body);
        }
        String entry = sql.get("entry");
        String ofT = entry.replaceAll("\\be\\.", "t.");
        sql.statements.replaceAll((name, text) -> text.replace("{entry}", entry).replace("{entry t}", ofT));
        return sql;
    }

    private void keep(@Nullable String name, StringBuilder body) {
        if (name != null) {
            statements.put(name, body.toString().trim());
        }
    }

    /** One statement. */
    String get(String name) {
        String statement = statements.get(name);
        if (statement == null) {
            throw new IllegalArgumentException("no statement is named " + name);
        }
        return statement;
    }

    /** A statement whose <code>{also}</code> is replaced by a number of further conditions. */
    String with(String name, String also, int times) {
        return widened.computeIfAbsent(name + "/" + times, k -> {
            StringBuilder conditions = new StringBuilder();
            for (int n = 0; n < times; n++) {
                conditions.append(get(also).replace("{n}", String.valueOf(n))).append('\n');
            }
            return get(name).replace("{also}", conditions);
        });
    }

    /** A statement with {@code ?} for each of its names. */
    Positional positional(String sql) {
        return positional.computeIfAbsent(sql, text -> {
            List<String> names = new ArrayList<>();
            String plain = NAME.matcher(text).replaceAll(name -> {
                names.add(name.group(1));
                return "?";
            });
            return new Positional(plain, List.copyOf(names));
        });
    }

    /** The text of a file beside this package. */
    static String resource(String path) {
        try (InputStream in = Sql.class.getResourceAsStream("/dev/muster/jdbc/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks dev/muster/jdbc/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
