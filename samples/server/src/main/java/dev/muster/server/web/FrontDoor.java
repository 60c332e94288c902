package dev.muster.server.web;

import dev.muster.web.FileOrigin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Before everything: an address is what it seems, a method is one that is used here, nobody but a trusted proxy says who
 * somebody is, and the origin of files has nothing but files. Addresses here need no escape and no trick, so one that has
 * any is refused before anything is looked up by it.
 */
public final class FrontDoor extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_~@:-][A-Za-z0-9._~@:-]*)*/?");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE");
    private static final String FILES = "/api/v1/files/";
    private final transient @Nullable Proxy proxy;
    private final transient @Nullable FileOrigin files;

    /**
     * @param proxy null when people sign in here
     * @param files null when files have no origin of their own
     */
    public FrontDoor(@Nullable Proxy proxy, @Nullable FileOrigin files) {
        this.proxy = proxy;
        this.files = files;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!PLAIN.matcher(path).matches() || path.endsWith(".") || path.contains("./")) {
            JsonServlet.refuse(response, 400, "invalid", "this is no address that is used here");
        } else if (files != null && files.isOf(request) && !path.startsWith(FILES)) {
            JsonServlet.refuse(response, 404, "absent", "there is nothing here but files");
        } else if (!METHODS.contains(request.getMethod())) {
            JsonServlet.refuse(response, 405, "invalid", "this method is not used here");
        } else if (claimsWithoutTrust(request)) {
            JsonServlet.refuse(response, 403, "forbidden", "only a trusted proxy says who somebody is");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean claimsWithoutTrust(HttpServletRequest request) {
        return proxy != null
                && !Peers.trusted(request)
                && (request.getHeader(proxy.userHeader()) != null
                        || (proxy.nameHeader() != null && request.getHeader(proxy.nameHeader()) != null));
    }
}
