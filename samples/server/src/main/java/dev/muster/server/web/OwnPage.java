package dev.muster.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the host itself has to look at in a request; for everything below Muster's mount, its gate does. */
public final class OwnPage {
    /** What a page carries its sign-in in over plain HTTP. */
    static final String COOKIE = "muster";

    /** The same over HTTPS: browsers take it from this very host alone, over HTTPS alone. */
    static final String SECURE_COOKIE = "__Host-muster";

    private OwnPage() {}

    /**
     * True when a browser says that a page of this server sent it: by the origin, else by {@code Sec-Fetch-Site}. What
     * says neither is no browser of these years; it either carries no cookie, or shows by a header
     * {@code X-Requested-With}, which no foreign page can send unasked, that it means what it sends.
     */
    public static boolean sent(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origin.equals(origin(request));
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return request.getHeader("Cookie") == null || request.getHeader("X-Requested-With") != null;
    }

    private static String origin(HttpServletRequest request) {
        String scheme = request.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = request.getServerPort() == (scheme.equals("https") ? 443 : 80);
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return scheme + "://" + shown + (usual ? "" : ":" + request.getServerPort());
    }

    /** The secret of a page's sign-in. */
    public static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name(request))) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** The secret of a program's sign-in. */
    public static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(h -> h.substring(7).strip());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_COOKIE : COOKIE;
    }

    /** Gives a page its sign-in, or takes it when there is no time left. */
    public static void give(HttpServletRequest request, HttpServletResponse response, String secret, Duration age) {
        response.setHeader(
                "Set-Cookie",
                name(request) + "=" + secret + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                        + (request.isSecure() ? "; Secure" : ""));
    }
}
