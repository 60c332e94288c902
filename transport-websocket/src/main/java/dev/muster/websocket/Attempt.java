package dev.muster.websocket;

import java.security.Principal;
import java.util.Optional;

/** An HTTP request or a handshake, as far as authentication needs it. Valid during the one call. */
public interface Attempt {
    /** The first header of this name, in any case. */
    Optional<String> header(String name);

    /** The first query parameter of this name. */
    Optional<String> parameter(String name);

    /** Who the container says is signed in. */
    Optional<Principal> principal();

    /** The origin at which this server was addressed, as a browser would write it: {@code https://host:8443}. */
    String origin();

    /** The container's own object, such as a {@code HttpServletRequest}, when it is one of this type. */
    <T> Optional<T> unwrap(Class<T> type);

    /** The cookie of this name. */
    default Optional<String> cookie(String name) {
        for (String pair : header("Cookie").orElse("").split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return Optional.of(pair.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** The token of an {@code Authorization: Bearer} header. */
    default Optional<String> bearer() {
        return header("Authorization")
                .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(h -> h.substring(7).strip())
                .filter(t -> !t.isEmpty());
    }
}
