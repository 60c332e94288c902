package dev.muster.server;

import dev.muster.Muster;
import dev.muster.command.Rejection;
import dev.muster.record.MalformedJson;
import dev.muster.server.account.Account;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Passwords;
import dev.muster.server.account.Present;
import dev.muster.server.account.Session;
import dev.muster.server.account.Sessions;
import dev.muster.server.account.SignIn;
import dev.muster.server.web.JsonServlet;
import dev.muster.server.web.OwnPage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /session}: POST signs in, GET says who one is, DELETE signs out. {@code POST /session/end} is the same as
 * DELETE, for pages.
 */
final class SessionServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger log = LoggerFactory.getLogger(SessionServlet.class);
    private final transient Muster muster;
    private final transient Comers comers;
    private final transient Sessions sessions;
    private final transient SignIn signIn;

    SessionServlet(Muster muster, Comers comers, Sessions sessions, SignIn signIn) {
        this.muster = muster;
        this.comers = comers;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    private record Credentials(
            @Nullable String handle,
            @Nullable String password,
            @Nullable String code,
            @Nullable String kind) {}

    /** @param next where a page goes first, when there is something to do before anything else */
    private record Who(
            String person,
            String handle,
            String name,
            ZoneId zone,
            @Nullable Instant until,
            @Nullable String token,
            @Nullable String next) {
        static Who of(Present present, @Nullable String token, @Nullable String next) {
            Account account = present.account();
            Session session = present.signIn();
            return new Who(
                    account.id().value(),
                    account.handle(),
                    account.name(),
                    account.zone(),
                    session == null ? null : session.until(),
                    token,
                    next);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonServlet.bounded(request, response);
        if (!OwnPage.sent(request)) {
            JsonServlet.refuse(response, 403, "forbidden", "this comes from a page that is not trusted here");
        } else if (request.getServletPath().endsWith("/end")) {
            end(request, response);
        } else if (comers.signInHere()) {
            signIn(request, response);
        } else {
            JsonServlet.refuse(response, 403, "forbidden", "people sign in at the proxy before this server");
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Credentials> sent = credentials(request);
        String handle = sent.map(Credentials::handle).orElse("").strip().toLowerCase(Locale.ROOT);
        String password = sent.map(Credentials::password).orElse("");
        String code = sent.map(Credentials::code).orElse(null);
        String kind = sent.map(Credentials::kind).orElse("page");
        if (!handle.matches("[a-z0-9._-]{1,64}")
                || password.isEmpty()
                || password.length() > Passwords.LONGEST
                || (code != null && code.length() > 64)
                || !List.of("page", "token").contains(kind)) {
            JsonServlet.refuse(
                    response,
                    400,
                    "invalid",
                    "send JSON with handle, password and, for a program, \"kind\": \"token\"");
            return;
        }
        Session.Kind carried = kind.equals("token") ? Session.Kind.TOKEN : Session.Kind.PAGE;
        try {
            SignIn.Answer answer =
                    signIn.with(new SignIn.Credentials(handle, password, code), carried, Comers.from(request));
            answer(request, response, answer, handle);
        } catch (Rejection busy) {
            response.setHeader("Retry-After", "1");
            JsonServlet.refuse(response, 429, "busy", String.valueOf(busy.getMessage()));
        } catch (RuntimeException e) {
            JsonServlet.guarded(response, () -> {
                throw e;
            });
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, SignIn.Answer answer, String handle)
            throws IOException {
        Sessions.Opened opened = answer.opened();
        if (opened != null) {
            opened(request, response, opened);
            return;
        }
        log.info("sign-in refused handle={} address={} because={}", handle, request.getRemoteAddr(), answer.outcome());
        switch (answer.outcome()) {
            case WAIT -> {
                response.setHeader("Retry-After", Long.toString(answer.pause().toSeconds() + 1));
                JsonServlet.refuse(response, 429, "busy", "too many wrong passwords; wait some minutes");
            }
            case CODE_NEEDED -> JsonServlet.refuse(response, 401, "second-factor", "send a code too");
            case CODE_WRONG ->
                JsonServlet.refuse(response, 401, "second-factor", "this code is wrong or was used; wait for the next");
            default -> JsonServlet.refuse(response, 401, "unauthenticated", "handle or password is wrong");
        }
    }

    private void opened(HttpServletRequest request, HttpServletResponse response, Sessions.Opened opened)
            throws IOException {
        OwnPage.cookie(request)
                .flatMap(s -> sessions.findBeginner(s, Session.Kind.PAGE))
                .ifPresent(p -> end(p.session()));
        opened.crowdedOut().forEach(id -> muster.sessionEnded(Accounts.WORKSPACE, id));
        Session session = opened.present().session();
        log.info("sign-in person={} kind={} second={}", session.person(), session.kind(), session.second());
        boolean token = session.kind() == Session.Kind.TOKEN;
        if (!token) {
            OwnPage.give(request, response, opened.secret(), session.kind().lifetime);
        }
        String next = sessions.mustBegin(opened.present().account()) ? "account" : null;
        JsonServlet.answer(response, 200, Who.of(opened.present(), token ? opened.secret() : null, next));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("/end")) {
            response.setHeader("Allow", "POST");
            JsonServlet.refuse(response, 405, "invalid", "use POST");
            return;
        }
        JsonServlet.guarded(
                response, () -> Who.of(comers.any(request).orElseThrow(JsonServlet.Nobody::new), null, null));
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (OwnPage.sent(request)) {
            end(request, response);
        } else {
            JsonServlet.refuse(response, 403, "forbidden", "this comes from a page that is not trusted here");
        }
    }

    private void end(HttpServletRequest request, HttpServletResponse response) {
        Optional<Present> present = request.getHeader("Authorization") != null
                ? OwnPage.bearer(request).flatMap(s -> sessions.findBeginner(s, Session.Kind.TOKEN))
                : OwnPage.cookie(request).flatMap(s -> sessions.findBeginner(s, Session.Kind.PAGE));
        present.ifPresent(p -> end(p.session()));
        OwnPage.give(request, response, "", Duration.ZERO);
        response.setHeader("Clear-Site-Data", "\"storage\"");
        response.setStatus(204);
    }

    private void end(Session session) {
        if (sessions.end(session)) {
            muster.sessionEnded(Accounts.WORKSPACE, session.id());
            log.info("sign-out person={} kind={}", session.person(), session.kind());
        }
    }

    private static Optional<Credentials> credentials(HttpServletRequest request) throws IOException {
        try {
            return Optional.of(JsonServlet.body(request, Credentials.class));
        } catch (MalformedJson | Rejection e) {
            return Optional.empty();
        }
    }
}
