package dev.muster.outbound;

import dev.muster.transport.Outbound.Failure;
import dev.muster.transport.Outbound.Request;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be asked of whom, before a name is looked up. */
final class Guard {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    private static final Set<String> CARRYING = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "proxy-connection",
            "proxy-authorization",
            "keep-alive",
            "accept-encoding",
            "cookie");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");
    private final List<Allowed> allowed;

    Guard(List<Allowed> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** The rule that lets a request pass; empty when there is none. */
    Optional<Allowed> rule(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || address.getRawUserInfo() != null) {
            return Optional.empty();
        }
        return Allowed.host(address)
                .flatMap(host ->
                        allowed.stream().filter(a -> a.covers(host, address)).findFirst());
    }

    /** Why this request is not sent; empty when it may be. */
    Optional<Failure> refused(Request request) {
        if (!METHODS.contains(request.method())) {
            return no("there is no such method");
        }
        boolean fit = request.headers().entrySet().stream()
                .allMatch(h -> TOKEN.matcher(h.getKey()).matches()
                        && !CARRYING.contains(h.getKey().toLowerCase(Locale.ROOT))
                        && VALUE.matcher(h.getValue()).matches());
        if (!fit) {
            return no("a header is not allowed");
        }
        if (rule(request.address()).isEmpty()) {
            return no("the host application does not allow requests to this address");
        }
        return Optional.empty();
    }

    private static Optional<Failure> no(String why) {
        return Optional.of(new Failure(Failure.Reason.NOT_ALLOWED, why));
    }
}
