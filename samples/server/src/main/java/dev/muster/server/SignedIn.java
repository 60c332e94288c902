package dev.muster.server;

import dev.muster.access.Caller;
import dev.muster.websocket.Attempt;
import dev.muster.websocket.Authenticate;
import dev.muster.websocket.Identity;
import java.util.Optional;

/** Who comes: a program by its bearer token, a page by its cookie. A token that is wrong is not made good by a cookie. */
final class SignedIn implements Authenticate {
    static final String COOKIE = "muster";
    private final Sessions sessions;

    SignedIn(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Identity> identify(Attempt attempt) {
        if (attempt.header("Authorization").isPresent()) {
            return attempt.bearer()
                    .flatMap(token -> sessions.find(token, Session.Kind.TOKEN))
                    .map(session -> Identity.explicit(caller(session)));
        }
        return attempt.cookie(COOKIE)
                .flatMap(secret -> sessions.find(secret, Session.Kind.PAGE))
                .map(session -> Identity.ambient(caller(session)));
    }

    private static Caller caller(Session session) {
        return Caller.person(Accounts.WORKSPACE, session.person(), session.id());
    }
}
