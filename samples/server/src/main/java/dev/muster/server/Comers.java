package dev.muster.server;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.muster.command.Rejection;
import dev.muster.server.account.Account;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Present;
import dev.muster.server.account.Session;
import dev.muster.server.account.Sessions;
import dev.muster.server.web.JsonServlet;
import dev.muster.server.web.OwnPage;
import dev.muster.server.web.Proxy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who comes with a request, by the sign-in that it carries, or by what a trusted proxy says. */
final class Comers {
    private static final Logger log = LoggerFactory.getLogger(Comers.class);
    private final Cache<String, Boolean> seen = CacheBuilder.newBuilder()
            .expireAfterWrite(Duration.ofHours(1))
            .maximumSize(10_000)
            .build();
    private final Accounts accounts;
    private final Sessions sessions;
    private final @Nullable Proxy proxy;

    /** @param proxy null when people sign in here */
    Comers(Accounts accounts, Sessions sessions, @Nullable Proxy proxy) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.proxy = proxy;
    }

    boolean signInHere() {
        return proxy == null;
    }

    /** A page's or a program's. A token that is wrong is not made good by a cookie. */
    Optional<Present> any(HttpServletRequest request) {
        if (proxy != null) {
            return vouched(request);
        }
        return request.getHeader("Authorization") != null
                ? OwnPage.bearer(request).flatMap(s -> sessions.find(s, Session.Kind.TOKEN))
                : OwnPage.cookie(request).flatMap(s -> sessions.find(s, Session.Kind.PAGE));
    }

    /** What the sign-in of somebody is called whom the proxy vouches for now. */
    String vouchedNow() {
        return sessions.vouched();
    }

    private Optional<Present> vouched(HttpServletRequest request) {
        Proxy trusted = proxy;
        return trusted == null
                ? Optional.empty()
                : trusted.claim(request)
                        .map(c -> accounts.vouched(c.handle(), c.name()))
                        .filter(Account::active)
                        .map(a -> told(new Present(null, a), request));
    }

    /** Once an hour for each person and address, as a sign-in would be. */
    private Present told(Present vouched, HttpServletRequest request) {
        String who = vouched.account().id() + " " + request.getRemoteAddr();
        if (seen.asMap().putIfAbsent(who, true) == null) {
            log.info("sign-in person={} by=proxy address={}", vouched.account().id(), request.getRemoteAddr());
        }
        return vouched;
    }

    /** A page's: what is about accounts is not for programs. */
    Present page(HttpServletRequest request) {
        return pageOrNobody(request).orElseThrow(JsonServlet.Nobody::new);
    }

    Optional<Present> pageOrNobody(HttpServletRequest request) {
        return proxy != null
                ? vouched(request)
                : OwnPage.cookie(request).flatMap(s -> sessions.find(s, Session.Kind.PAGE));
    }

    /** A page's, also of somebody who has to set up a second factor before anything else. */
    Optional<Present> beginner(HttpServletRequest request) {
        return proxy != null
                ? vouched(request)
                : OwnPage.cookie(request).flatMap(s -> sessions.findBeginner(s, Session.Kind.PAGE));
    }

    /** An administrator's page; for everybody else there is no such thing. */
    Present administrator(HttpServletRequest request) {
        return Optional.of(page(request)).filter(p -> p.account().administers()).orElseThrow(Rejection::absent);
    }

    /** The same person, who showed a short while ago that it is them; whoever comes by a proxy, is asked there. */
    Present recently(Present present) {
        if (present.signIn() != null && !sessions.isRecent(present.session())) {
            throw new JsonServlet.Stale();
        }
        return present;
    }

    static Sessions.From from(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Sessions.From(request.getRemoteAddr(), agent == null ? "" : agent);
    }
}
