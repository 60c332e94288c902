package dev.muster.web;

import java.util.Locale;

/** An origin as the header of that name writes it (RFC 6454, section 6.2): lower case, without the port that goes by itself. */
final class Origin {
    private Origin() {}

    /** @param port below 0 for the one that goes by itself */
    static String of(String scheme, String host, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        boolean secure = lower.equals("https") || lower.equals("wss");
        String name = host.toLowerCase(Locale.ROOT);
        String shown = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        return (secure ? "https://" : "http://") + shown + (port < 0 || port == (secure ? 443 : 80) ? "" : ":" + port);
    }
}
