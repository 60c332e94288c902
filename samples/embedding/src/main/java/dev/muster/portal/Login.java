package dev.muster.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the login that a portal has already, and is none: {@code ?as=ada} makes one Ada. What matters is what comes
 * of it, a user principal on the request; Muster takes it from there.
 */
final class Login extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String COOKIE = "portal";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String as = request.getParameter("as");
        if (as != null && as.matches("[a-z]{1,20}")) {
            response.addHeader("Set-Cookie", COOKIE + "=" + as + "; Path=/; HttpOnly; SameSite=Strict");
        }
        String name = as == null ? remembered(request) : as;
        chain.doFilter(name == null ? request : signedIn(request, name), response);
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private static HttpServletRequest signedIn(HttpServletRequest request, String name) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
                return () -> name;
            }
        };
    }
}
