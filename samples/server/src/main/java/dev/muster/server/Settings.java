package dev.muster.server;

import dev.muster.outbound.Allowed;
import dev.muster.server.web.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the environment may set. Everything has a default.
 *
 * @param host {@code MUSTER_HOST}: the address to listen at, 127.0.0.1 unless set
 * @param port {@code MUSTER_PORT}: 8080 unless set; 0 takes any that is free
 * @param data {@code MUSTER_DATA}: the folder of the SQLite files, ./muster-data unless set
 * @param database {@code MUSTER_DB}: the JDBC URL of a PostgreSQL, with user and password; null for SQLite
 * @param secondFactor {@code MUSTER_SECOND_FACTOR}: true for {@code required}, when nobody may do anything without one
 * @param proxies {@code MUSTER_TRUSTED_PROXIES}: what they say of outer address, scheme and host is believed
 * @param proxy {@code MUSTER_PROXY_USER} and {@code MUSTER_PROXY_NAME}: the headers in which they say who somebody is;
 *     null when people sign in here
 * @param demonstration {@code MUSTER_DEMO}: true for {@code true}, when an empty folder gets people and playbooks to try
 * @param administrator {@code MUSTER_ADMIN}: the handle of the one person whom an empty folder gets otherwise, admin
 *     unless set
 * @param requests {@code MUSTER_REQUESTS}: how many commands and questions a second one person may send, 200 unless set
 * @param keyFile {@code MUSTER_KEY_FILE}: keys under which those of second factors are encrypted; null when they are not
 * @param files {@code MUSTER_FILES}: the address of another origin that leads here too and serves what people upload;
 *     null when they come from the same as everything else
 * @param outbound {@code MUSTER_OUTBOUND}: hosts that may be connected to; none unless set
 * @param mail {@code MUSTER_SMTP} and others: how people get e-mail; null for not at all
 */
record Settings(
        String host,
        int port,
        Path data,
        @Nullable String database,
        boolean secondFactor,
        List<Proxy.Network> proxies,
        @Nullable Proxy proxy,
        boolean demonstration,
        String administrator,
        int requests,
        @Nullable Path keyFile,
        @Nullable URI files,
        List<Allowed> outbound,
        @Nullable Mail mail) {
    /** With the demonstration; people sign in here, with no proxy before this server. */
    Settings(String host, int port, Path data, @Nullable String database) {
        this(host, port, data, database, false, List.of(), null);
    }

    /** With the demonstration. */
    Settings(
            String host,
            int port,
            Path data,
            @Nullable String database,
            boolean secondFactor,
            List<Proxy.Network> proxies,
            @Nullable Proxy proxy) {
        this(
                host,
                port,
                data,
                database,
                secondFactor,
                proxies,
                proxy,
                true,
                "admin",
                REQUESTS,
                null,
                null,
                List.of(),
                null);
    }

    private static final int REQUESTS = 200;
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    static Settings of(Map<String, String> environment) {
        return new Settings(
                text(environment, "MUSTER_HOST", "127.0.0.1"),
                port(text(environment, "MUSTER_PORT", "8080")),
                Path.of(text(environment, "MUSTER_DATA", "muster-data")).toAbsolutePath(),
                database(text(environment, "MUSTER_DB", "")),
                required(text(environment, "MUSTER_SECOND_FACTOR", "optional")),
                networks(text(environment, "MUSTER_TRUSTED_PROXIES", "")),
                proxy(environment),
                yes("MUSTER_DEMO", text(environment, "MUSTER_DEMO", "false")),
                handle(text(environment, "MUSTER_ADMIN", "admin")),
                requests(text(environment, "MUSTER_REQUESTS", String.valueOf(REQUESTS))),
                keyFile(text(environment, "MUSTER_KEY_FILE", "")),
                files(environment),
                outbound(text(environment, "MUSTER_OUTBOUND", "")),
                Mail.of(environment));
    }

    /** {@code MUSTER_LOG_ALLOWED}: true to have a line in the log for everything that was allowed; false unless set. */
    static boolean tellsAllowed(Map<String, String> environment) {
        return yes("MUSTER_LOG_ALLOWED", text(environment, "MUSTER_LOG_ALLOWED", "false"));
    }

    private static List<Allowed> outbound(String text) {
        try {
            return Allowed.list(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("MUSTER_OUTBOUND: " + e.getMessage(), e);
        }
    }

    private static boolean yes(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " is true or false, not " + text);
        }
        return text.equals("true");
    }

    private static String handle(String text) {
        if (!HANDLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "MUSTER_ADMIN is a handle: 1 to 64 of a to z, digits, dot, hyphen and underscore, not " + text);
        }
        return text;
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static boolean required(String text) {
        if (!text.equals("required") && !text.equals("optional")) {
            throw new IllegalArgumentException("MUSTER_SECOND_FACTOR is required or optional, not " + text);
        }
        return text.equals("required");
    }

    private static List<Proxy.Network> networks(String text) {
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(n -> !n.isEmpty())
                .map(Proxy.Network::of)
                .toList();
    }

    private static @Nullable Proxy proxy(Map<String, String> environment) {
        String user = text(environment, "MUSTER_PROXY_USER", "");
        String name = text(environment, "MUSTER_PROXY_NAME", "");
        if (user.isEmpty() && name.isEmpty()) {
            return null;
        }
        if (!HEADER.matcher(user).matches()
                || !(name.isEmpty() || HEADER.matcher(name).matches())) {
            throw new IllegalArgumentException(
                    "MUSTER_PROXY_USER and MUSTER_PROXY_NAME are names of headers, such as X-Forwarded-User");
        }
        if (text(environment, "MUSTER_TRUSTED_PROXIES", "").isEmpty()) {
            throw new IllegalArgumentException(
                    "MUSTER_PROXY_USER needs MUSTER_TRUSTED_PROXIES: from anybody else the header is refused");
        }
        return new Proxy(user, name.isEmpty() ? null : name);
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("MUSTER_PORT is a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static int requests(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("MUSTER_REQUESTS is a number from 1 to 999999, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Path keyFile(String text) {
        return text.isEmpty() ? null : Path.of(text).toAbsolutePath();
    }

    /** Servers on one database all open what one of them handed out, and so need a key that they share. */
    private static @Nullable URI files(Map<String, String> environment) {
        String text = text(environment, "MUSTER_FILES", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("https?://[^/?#@\\s]+/?")) {
            throw new IllegalArgumentException(
                    "MUSTER_FILES is an origin that leads here too, such as https://files.example.com, not " + text);
        }
        if (!text(environment, "MUSTER_DB", "").isEmpty()
                && text(environment, "MUSTER_KEY_FILE", "").isEmpty()) {
            throw new IllegalArgumentException(
                    "MUSTER_FILES with MUSTER_DB needs MUSTER_KEY_FILE, the same for all servers");
        }
        return URI.create(text);
    }

    private static @Nullable String database(String url) {
        if (url.isEmpty()) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("MUSTER_DB is the JDBC URL of a PostgreSQL, such as"
                    + " jdbc:postgresql://localhost/muster?user=muster&password=…; leave it out for SQLite");
        }
        return url;
    }
}
