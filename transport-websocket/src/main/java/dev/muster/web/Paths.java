package dev.muster.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * The place below the mount. Addresses here need no escape and no trick, so one that has any is refused before
 * anything looks at it: what a proxy in front saw is what is served.
 */
final class Paths {
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_~@:-][A-Za-z0-9._~@:-]*)*/?");

    private Paths() {}

    static String below(HttpServletRequest request) {
        String raw = request.getRequestURI();
        String mount = request.getContextPath() + (request.getPathInfo() == null ? "" : request.getServletPath());
        String path = raw.startsWith(mount) ? raw.substring(mount.length()) : raw;
        if (!raw.startsWith(mount) || !PLAIN.matcher(path).matches() || hasTrailingDot(path)) {
            throw Failed.of(400, "this is no address that is used here");
        }
        return path.isEmpty() ? "/" : path;
    }

    private static boolean hasTrailingDot(String path) {
        return path.endsWith(".") || path.contains("./");
    }
}
