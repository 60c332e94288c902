package dev.muster.outbound;

import java.net.IDN;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hosts that may be connected to: a name, {@code hooks.example.org}, or all names below one, {@code *.example.org}; behind
 * it a port, {@code hooks.example.org:8443}, else 443 for https and 80 for http; before it {@code internal:} when the host
 * has an address of the own network. Addresses in place of names have to be written as they are: {@code 203.0.113.7},
 * {@code [2001:db8::7]}.
 *
 * @param name in lower case; with {@code *.} before it for all names below it
 * @param port 0 for the usual one
 * @param internal true when it may have an address of the own network, or of this machine
 */
public record Allowed(String name, int port, boolean internal) {
    private static final String INTERNAL = "internal:";
    private static final Pattern LABELS = Pattern.compile(
            "(\\*\\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern FOUR =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern SIX = Pattern.compile("\\[[0-9a-f:]{2,39}]");
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    /**
     * One host.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Allowed of(String text) {
        boolean internal = text.startsWith(INTERNAL);
        String rest = internal ? text.substring(INTERNAL.length()) : text;
        int colon = rest.lastIndexOf(':');
        boolean port = colon > rest.lastIndexOf(']');
        String name = (port ? rest.substring(0, colon) : rest).toLowerCase(Locale.ROOT);
        if (rest.contains("/")
                || !canonical(name.startsWith("*.") ? name.substring(2) : name)
                || (name.startsWith("*.") && FOUR.matcher(name.substring(2)).matches())) {
            throw new IllegalArgumentException(
                    "a host is like hooks.example.org, *.example.org:8443 or internal:metrics.example.org, not "
                            + text);
        }
        return new Allowed(name, port ? port(rest.substring(colon + 1), text) : 0, internal);
    }

    /** Hosts with spaces or commas between them. */
    public static List<Allowed> list(String text) {
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(t -> !t.isEmpty())
                .map(Allowed::of)
                .toList();
    }

    private static int port(String digits, String text) {
        if (!digits.matches("[1-9]\\d{0,4}") || Integer.parseInt(digits) > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535, not as in " + text);
        }
        return Integer.parseInt(digits);
    }

    /**
     * A host as it is compared: in lower case, ASCII; empty for one that is not written in the one way that there is for
     * it, such as an address in octal, or a name that ends in a dot.
     */
    static Optional<String> host(URI address) {
        String host = address.getHost();
        if (host == null) {
            return Optional.empty();
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return canonical(lower) ? Optional.of(lower) : Optional.empty();
    }

    private static boolean canonical(String name) {
        if (FOUR.matcher(name).matches() || SIX.matcher(name).matches()) {
            return true;
        }
        return name.length() <= 253
                && LABELS.matcher(name).matches()
                && !NUMBER.matcher(name).matches()
                && !name.startsWith("*")
                && name.equals(IDN.toASCII(name));
    }

    /** The port that this address leads to. */
    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    boolean covers(String host, URI address) {
        boolean named = name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return named && port(address) == (port == 0 ? usual : port);
    }
}
