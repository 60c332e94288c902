package dev.muster.server;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.record.Json;
import dev.muster.server.account.Account;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Attempts;
import dev.muster.server.account.Guests;
import dev.muster.server.account.Passwords;
import dev.muster.server.account.Present;
import dev.muster.server.account.Secret;
import dev.muster.server.account.Session;
import dev.muster.server.account.Sessions;
import dev.muster.server.web.JsonServlet;
import dev.muster.server.web.OwnPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /invitation/…}: coming in by an invitation. Whoever has an account accepts as who they are; for anybody else a
 * guest's account is made, and taken back when the invitation turns out to be used or over.
 */
final class InvitationServlet extends JsonServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger log = LoggerFactory.getLogger(InvitationServlet.class);
    private static final Caller VISITOR = Caller.person(Accounts.WORKSPACE, Accounts.VISITOR);
    private final transient Muster muster;
    private final transient Comers comers;
    private final transient Guests guests;
    private final transient Attempts attempts;

    InvitationServlet(Muster muster, Comers comers, Guests guests, Attempts attempts) {
        this.muster = muster;
        this.comers = comers;
        this.guests = guests;
        this.attempts = attempts;
        on("look", Sent.class, (b, request, r) -> look(b, request));
        on("accept", Sent.class, (b, request, r) -> accept(b, request));
        on("join", Sent.class, this::join);
    }

    private record Sent(
            @Nullable String secret,
            @Nullable String handle,
            @Nullable String name,
            @Nullable String zone,
            @Nullable String password) {}

    private record Looked(Object invitation, @Nullable String me, boolean here) {}

    private record Joined(String channel) {}

    private Object look(Sent body, HttpServletRequest request) {
        String secret = Fields.secret(body.secret());
        Present me = comers.pageOrNobody(request).orElse(null);
        Object invitation = invitation(secret, request);
        return new Looked(invitation, me == null ? null : me.account().name(), comers.signInHere());
    }

    private Object invitation(String secret, HttpServletRequest request) {
        ResetServlet.limited(attempts, request);
        Object invitation = muster.ask(VISITOR, "channel.invitation", Map.of("secret", secret));
        attempts.right("", request.getRemoteAddr());
        return invitation;
    }

    private Object accept(Sent body, HttpServletRequest request) {
        Present me = comers.page(request);
        return accepted(SignedIn.caller(me), Fields.secret(body.secret()));
    }

    private Object join(Sent body, HttpServletRequest request, HttpServletResponse response) {
        if (!comers.signInHere()) {
            throw Rejection.absent();
        }
        String secret = Fields.secret(body.secret());
        invitation(secret, request);
        String handle = Fields.handle("handle", body.handle());
        String name = Fields.name(body.name());
        var zone = Fields.zone(body.zone());
        String password = body.password() == null ? "" : body.password();
        Passwords.checkNew("password", password, List.of(handle, name));
        Account guest = guests.create(handle, name, zone, Passwords.hash(password));
        Joined joined;
        try {
            joined = accepted(Caller.person(Accounts.WORKSPACE, guest.id()), secret);
        } catch (Rejection refused) {
            guests.remove(guest);
            throw refused;
        }
        log.info("account person={} did=\"came by an invitation\" channel={}", guest.id(), joined.channel());
        Sessions.Opened opened = guests.open(guest, Comers.from(request));
        OwnPage.give(request, response, opened.secret(), Session.Kind.PAGE.lifetime);
        return joined;
    }

    private Joined accepted(Caller caller, String secret) {
        try {
            Outcome outcome = muster.submit(
                            caller,
                            "channel.accept-invitation",
                            Json.write(Map.of("secret", secret)),
                            "accept-" + Secret.digest(secret).substring(0, 32))
                    .join();
            return new Joined(outcome.id("channel"));
        } catch (CompletionException e) {
            throw e.getCause() instanceof Rejection rejection ? rejection : e;
        }
    }
}
