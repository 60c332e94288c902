package dev.muster.web;

import dev.muster.websocket.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
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
        return Origin.of(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(request) ? Optional.of(type.cast(request)) : Optional.empty();
    }
}
