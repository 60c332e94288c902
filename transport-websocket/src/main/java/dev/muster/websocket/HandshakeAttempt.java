package dev.muster.websocket;

import jakarta.websocket.server.HandshakeRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A handshake as the container shows it. */
record HandshakeAttempt(HandshakeRequest request) implements Attempt {
    @Override
    public Optional<String> header(String name) {
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                return Optional.of(header.getValue().get(0));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> parameter(String name) {
        return request.getParameterMap().getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(request.getUserPrincipal());
    }

    @Override
    public String origin() {
        String scheme = String.valueOf(request.getRequestURI().getScheme());
        return Origins.of(scheme, header("Host").orElse(""));
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(request) ? Optional.of(type.cast(request)) : Optional.empty();
    }
}
