package dev.muster.server;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** What the host itself has to look at in a request; for everything below Muster's mount, its gate does. */
final class OwnPage {
    private OwnPage() {}

    /**
     * True when a browser says that a page of this server sent it, or when no browser did: browsers put an origin on
     * every request that changes something.
     */
    static boolean sent(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origin.equals(origin(request));
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    private static String origin(HttpServletRequest request) {
        String scheme = request.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = request.getServerPort() == (scheme.equals("https") ? 443 : 80);
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        return scheme + "://" + host + (usual ? "" : ":" + request.getServerPort());
    }

    /** The secret that a request carries for a sign-in of this kind. */
    static Optional<String> secret(HttpServletRequest request, Session.Kind kind) {
        if (kind == Session.Kind.TOKEN) {
            return Optional.ofNullable(request.getHeader("Authorization"))
                    .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                    .map(h -> h.substring(7).strip());
        }
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(SignedIn.COOKIE)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
