package dev.muster.server;

import dev.muster.access.Caller;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Present;
import dev.muster.server.account.Session;
import dev.muster.websocket.Attempt;
import dev.muster.websocket.Authenticate;
import dev.muster.websocket.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who comes to Muster: a program by its bearer token, a page by its cookie, or whom a trusted proxy names. */
final class SignedIn implements Authenticate {
    private final Comers comers;

    SignedIn(Comers comers) {
        this.comers = comers;
    }

    @Override
    public Optional<Identity> identify(Attempt attempt) {
        return attempt.unwrap(HttpServletRequest.class).flatMap(comers::any).map(this::identity);
    }

    private Identity identity(Present present) {
        Session session = present.signIn();
        if (session == null) {
            return Identity.ambient(
                    Caller.person(Accounts.WORKSPACE, present.account().id(), comers.vouchedNow()));
        }
        Caller caller = caller(present);
        return session.kind() == Session.Kind.TOKEN ? Identity.explicit(caller) : Identity.ambient(caller);
    }

    /** Who this is for Muster. */
    static Caller caller(Present present) {
        Session session = present.signIn();
        return session == null
                ? Caller.person(Accounts.WORKSPACE, present.account().id())
                : Caller.person(Accounts.WORKSPACE, present.account().id(), session.id());
    }
}
