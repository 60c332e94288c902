package dev.muster.websocket;

import java.util.Locale;
import java.util.Set;

/** Whose pages may come in: an exact list, and the server's own origin unless that is switched off. */
record Origins(Set<String> listed, boolean own) {
    Origins {
        listed = Set.copyOf(listed);
        for (String origin : listed) {
            if (!origin.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?")) {
                throw new IllegalArgumentException(
                        "an origin is written as browsers send it, https://portal.example.com:8443 without a slash: "
                                + origin);
            }
        }
    }

    /** Compared as text: what a browser sends is canonical, and what is not canonical is not from a browser. */
    boolean allow(String origin, String self) {
        return listed.contains(origin) || (own && origin.equals(self));
    }

    /** The origin of a server that is addressed so, without a port that goes without saying. */
    static String of(String scheme, String hostHeader) {
        String web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss") ? "https" : "http";
        String host = hostHeader.toLowerCase(Locale.ROOT);
        String implied = web.equals("https") ? ":443" : ":80";
        return web + "://" + (host.endsWith(implied) ? host.substring(0, host.length() - implied.length()) : host);
    }
}
