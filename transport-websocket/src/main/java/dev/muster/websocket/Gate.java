package dev.muster.websocket;

import dev.muster.access.Caller;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who comes in, over HTTP and to the socket: the host's {@link Authenticate}, the origins whose pages are
 * trusted, and one-use tickets. Immutable but for the tickets; safe for use by several threads.
 */
public final class Gate {
    private final Authenticate authenticate;
    private final Origins origins;
    private final Tickets tickets;

    private Gate(Authenticate authenticate, Origins origins, Tickets tickets) {
        this.authenticate = authenticate;
        this.origins = origins;
        this.tickets = tickets;
    }

    /** A gate that trusts pages of the server's own origin. */
    public static Gate of(Authenticate authenticate) {
        return new Gate(authenticate, new Origins(Set.of(), true), new Tickets());
    }

    /** The same, and pages of these origins are trusted as well; exact, such as {@code https://portal.example.com}. */
    public Gate allowing(String... more) {
        Set<String> all = new HashSet<>(origins.listed());
        all.addAll(List.of(more));
        return new Gate(authenticate, new Origins(all, origins.own()), tickets);
    }

    /** The same, but the server's own origin is trusted only if it is listed. */
    public Gate onlyListed() {
        return new Gate(authenticate, new Origins(origins.listed(), false), tickets);
    }

    /**
     * Lets a handshake in. The origin is looked at before any credential is; no origin is accepted only from a
     * program that sent its credential on purpose.
     *
     * @throws NotAdmitted when it is refused
     */
    public Identity handshake(Attempt attempt) {
        Optional<String> origin = trusted(attempt);
        Optional<String> ticket = attempt.parameter("ticket");
        Identity identity = ticket.isPresent()
                ? tickets.redeem(ticket.get()).map(Identity::explicit).orElseThrow(Gate::nobody)
                : identify(attempt);
        if (identity.isAmbient() && origin.isEmpty()) {
            throw foreign();
        }
        return identity;
    }

    /**
     * Lets an HTTP request in that only reads.
     *
     * @throws NotAdmitted when it is refused
     */
    public Identity reading(Attempt attempt) {
        return identify(attempt);
    }

    /**
     * Lets an HTTP request in that may change something. Where the browser sent the credential by itself, the
     * request must come from a trusted page: by {@code Origin}, else by {@code Sec-Fetch-Site: same-origin}, else
     * by a header {@code X-Requested-With}, which no foreign page can send unasked.
     *
     * @throws NotAdmitted when it is refused
     */
    public Identity changing(Attempt attempt) {
        Optional<String> origin = trusted(attempt);
        Identity identity = identify(attempt);
        if (identity.isAmbient() && origin.isEmpty()) {
            Optional<String> site = attempt.header("Sec-Fetch-Site");
            boolean sameSite = site.map("same-origin"::equals)
                    .orElseGet(() -> attempt.header("X-Requested-With").isPresent());
            if (!sameSite) {
                throw foreign();
            }
        }
        return identity;
    }

    /** A ticket with which this caller can connect once, on this node, within 30 seconds. */
    public String ticket(Caller caller) {
        return tickets.issue(caller);
    }

    /** The origin header, if there is one, known to be trusted. */
    private Optional<String> trusted(Attempt attempt) {
        Optional<String> origin = attempt.header("Origin");
        if (origin.isPresent() && !origins.allow(origin.get(), attempt.origin())) {
            throw foreign();
        }
        return origin;
    }

    private Identity identify(Attempt attempt) {
        return authenticate.identify(attempt).orElseThrow(Gate::nobody);
    }

    private static NotAdmitted nobody() {
        return new NotAdmitted("unauthenticated", "sign in first");
    }

    private static NotAdmitted foreign() {
        return new NotAdmitted("forbidden", "this comes from a page that is not trusted here");
    }
}
