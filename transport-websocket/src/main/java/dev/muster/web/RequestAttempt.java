package dev.muster.web;

import dev.muster.websocket.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;

/** A request as authentication sees it. */
record RequestAttempt(HttpServletRequest request) implements Attempt {
    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** From the query alone: the body is not the container's to read. */
    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(Parameters.of(request).get(name)).map(values -> values.get(0));
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(request.getUserPrincipal());
    }

    @Override
    public String origin() {
        String scheme = request.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || scheme.equals("wss");
        int port = request.getServerPort();
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return (secure ? "https://" : "http://") + shown + (port == (secure ? 443 : 80) ? "" : ":" + port);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(request) ? Optional.of(type.cast(request)) : Optional.empty();
    }
}
