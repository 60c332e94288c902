package dev.muster.server;

import dev.muster.command.Rejection;
import dev.muster.server.account.Account;
import dev.muster.server.account.OwnAccount;
import dev.muster.server.account.Present;
import dev.muster.server.account.SecondFactor;
import dev.muster.server.account.Session;
import dev.muster.server.account.Sessions;
import dev.muster.server.web.JsonServlet;
import dev.muster.server.web.OwnPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /account/…}: what people see and do about their own account, in a browser. */
final class AccountServlet extends JsonServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger log = LoggerFactory.getLogger(AccountServlet.class);
    private final transient Comers comers;
    private final transient Sessions sessions;
    private final transient OwnAccount own;

    AccountServlet(Comers comers, Sessions sessions, OwnAccount own) {
        this.comers = comers;
        this.sessions = sessions;
        this.own = own;
        on("me", this::me);
        on("sessions", this::sessions);
        on("again", Secrets.class, this::again);
        on("end-session", Which.class, (b, request, r) -> endOne(text("session", b.session()), request));
        on("end-others", Object.class, (b, request, r) -> endOthers(request));
        on("describe", Described.class, (b, request, r) -> describe(b, request));
        on("change-password", Secrets.class, this::changePassword);
        on("begin-second", Secrets.class, this::begin);
        on("confirm-second", Secrets.class, this::confirm);
        on("renew-recovery", Secrets.class, this::renew);
        on("remove-second", Secrets.class, this::remove);
    }

    private record Which(@Nullable String session) {}

    private record Described(
            @Nullable String name, @Nullable String zone) {}

    private record Secrets(
            @Nullable String password,
            @Nullable String wanted,
            @Nullable String code) {}

    private record Me(
            String person,
            String handle,
            String name,
            ZoneId zone,
            boolean guest,
            boolean administrator,
            boolean here,
            boolean second,
            int recovery,
            boolean mustHaveSecond,
            boolean mustBegin) {}

    private record SignedInSince(
            String id,
            String kind,
            Instant since,
            Instant seen,
            Instant until,
            boolean second,
            String address,
            String agent,
            boolean mine) {}

    private record Listed(List<SignedInSince> sessions) {}

    private record Recovery(List<String> recovery) {}

    /** Somebody who signed in here; where a proxy does that, passwords and factors are the proxy's. */
    private Present here(HttpServletRequest request) {
        Present me = comers.page(request);
        if (me.signIn() == null) {
            throw Rejection.absent();
        }
        return me;
    }

    private Present beginner(HttpServletRequest request) {
        return comers.beginner(request).orElseThrow(Nobody::new);
    }

    private Me me(HttpServletRequest request) {
        Present me = beginner(request);
        Account account = me.account();
        SecondFactor second = account.second();
        return new Me(
                account.id().value(),
                account.handle(),
                account.name(),
                account.zone(),
                account.guest(),
                account.administers(),
                comers.signInHere(),
                second != null,
                second == null ? 0 : second.recovery().size(),
                comers.signInHere() && sessions.mustHaveSecond(account),
                comers.signInHere() && sessions.mustBegin(account));
    }

    private Listed sessions(HttpServletRequest request) {
        Present me = here(request);
        Session mine = me.session();
        return new Listed(own.sessions(me.account().id()).stream()
                .map(s -> new SignedInSince(
                        s.id(),
                        s.kind() == Session.Kind.PAGE ? "page" : "token",
                        s.since(),
                        s.seen(),
                        s.until(),
                        s.second(),
                        s.address(),
                        s.agent(),
                        s.id().equals(mine.id())))
                .toList());
    }

    private @Nullable Object again(Secrets body, HttpServletRequest request, HttpServletResponse response) {
        Present me = here(request);
        goOn(request, response, own.again(me, text("password", body.password()), body.code(), request.getRemoteAddr()));
        return said("showed again who it is", me);
    }

    /** Under another secret. */
    private static void goOn(HttpServletRequest request, HttpServletResponse response, Sessions.Opened opened) {
        OwnPage.give(request, response, opened.secret(), Session.Kind.PAGE.lifetime);
    }

    private @Nullable Object endOne(String session, HttpServletRequest request) {
        Present me = comers.recently(here(request));
        own.end(me.account().id(), session);
        return said("ended a sign-in", me);
    }

    private @Nullable Object endOthers(HttpServletRequest request) {
        Present me = comers.recently(here(request));
        own.endOthers(me);
        return said("ended all other sign-ins", me);
    }

    private @Nullable Object describe(Described body, HttpServletRequest request) {
        Present me = comers.page(request);
        own.describe(me, Fields.name(body.name()), Fields.zone(body.zone()));
        return said("changed name or zone", me);
    }

    private @Nullable Object changePassword(Secrets body, HttpServletRequest request, HttpServletResponse response) {
        Present me = here(request);
        if (me.account().second() != null) {
            comers.recently(me);
        }
        Sessions.Opened opened = own.changePassword(
                me, text("password", body.password()), text("wanted", body.wanted()), request.getRemoteAddr());
        goOn(request, response, opened);
        return said("changed the password", me);
    }

    private Object begin(Secrets body, HttpServletRequest request, HttpServletResponse response) {
        Present me = beginner(request);
        if (me.signIn() == null) {
            throw Rejection.absent();
        }
        OwnAccount.Begun begun =
                own.beginSecond(me, text("password", body.password()), body.code(), request.getRemoteAddr());
        goOn(request, response, begun.opened());
        return begun.enrolment();
    }

    private Object confirm(Secrets body, HttpServletRequest request, HttpServletResponse response) {
        Present me = beginner(request);
        OwnAccount.Enrolled enrolled = own.confirmSecond(me, text("code", body.code()));
        goOn(request, response, enrolled.opened());
        said("set up a second factor", me);
        return new Recovery(enrolled.recovery());
    }

    private Object renew(Secrets body, HttpServletRequest request, HttpServletResponse response) {
        Present me = here(request);
        OwnAccount.Enrolled renewed = own.renewRecovery(
                me, text("password", body.password()), text("code", body.code()), request.getRemoteAddr());
        goOn(request, response, renewed.opened());
        said("made new recovery codes", me);
        return new Recovery(renewed.recovery());
    }

    private @Nullable Object remove(Secrets body, HttpServletRequest request, HttpServletResponse response) {
        Present me = here(request);
        Sessions.Opened opened = own.removeSecond(
                me, text("password", body.password()), text("code", body.code()), request.getRemoteAddr());
        goOn(request, response, opened);
        return said("removed the second factor", me);
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > 256) {
            throw Rejection.invalid(field, "send " + field + ", of 1 to 256 characters");
        }
        return value;
    }

    private static @Nullable Object said(String what, Present me) {
        log.info("account person={} did=\"{}\"", me.account().id(), what);
        return null;
    }
}
