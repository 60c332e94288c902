package dev.muster.server;

import dev.muster.Muster;
import dev.muster.access.Person;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import dev.muster.websocket.Refusal;
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
    private static final int LONGEST_BODY = 4_096;
    private final transient Muster muster;
    private final transient Accounts accounts;
    private final transient Sessions sessions;
    private final transient Attempts attempts;

    SessionServlet(Muster muster, Accounts accounts, Sessions sessions, Attempts attempts) {
        this.muster = muster;
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    private record Credentials(
            @Nullable String handle,
            @Nullable String password,
            @Nullable String kind) {}

    private record Who(
            String person,
            String handle,
            String name,
            ZoneId zone,
            Instant until,
            @Nullable String token) {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!OwnPage.sent(request)) {
            refuse(response, 403, "forbidden", "this comes from a page that is not trusted here");
        } else if (request.getServletPath().endsWith("/end")) {
            end(request, response);
        } else {
            signIn(request, response);
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Credentials> sent = credentials(request);
        String handle = sent.map(Credentials::handle).orElse("").strip().toLowerCase(Locale.ROOT);
        String password = sent.map(Credentials::password).orElse("");
        String kind = sent.map(Credentials::kind).orElse("page");
        if (!handle.matches("[a-z0-9._-]{1,64}")
                || password.isEmpty()
                || password.length() > Passwords.LONGEST
                || !List.of("page", "token").contains(kind)) {
            refuse(response, 400, "invalid", "send JSON with handle, password and, for a program, \"kind\": \"token\"");
            return;
        }
        Duration wait = attempts.tried(handle, request.getRemoteAddr());
        if (!wait.isZero()) {
            response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            refuse(response, 429, "busy", "too many wrong passwords; wait some minutes");
            return;
        }
        Optional<Account> account = accounts.signIn(handle, password);
        if (account.isEmpty()) {
            log.info("sign-in refused handle={} address={}", handle, request.getRemoteAddr());
            refuse(response, 401, "unauthenticated", "handle or password is wrong");
            return;
        }
        attempts.right(handle, request.getRemoteAddr());
        open(request, response, account.get(), kind.equals("token") ? Session.Kind.TOKEN : Session.Kind.PAGE);
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Account account, Session.Kind kind)
            throws IOException {
        find(request, Session.Kind.PAGE).ifPresent(this::end);
        Sessions.Opened opened = sessions.open(account.id(), kind);
        opened.crowdedOut().forEach(s -> muster.sessionEnded(Accounts.WORKSPACE, s.id()));
        log.info("sign-in person={} kind={}", account.id(), kind);
        boolean token = kind == Session.Kind.TOKEN;
        if (!token) {
            cookie(request, response, opened.secret(), kind.lifetime);
        }
        Who who = who(account.person(), opened.session(), token ? opened.secret() : null);
        answer(response, 200, who);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Session> session = signedIn(request);
        Optional<Person> person = session.flatMap(s -> accounts.person(Accounts.WORKSPACE, s.person()));
        if (session.isEmpty() || person.isEmpty() || !person.get().active()) {
            refuse(response, 401, "unauthenticated", "sign in first");
        } else {
            answer(response, 200, who(person.get(), session.get(), null));
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (OwnPage.sent(request)) {
            end(request, response);
        } else {
            refuse(response, 403, "forbidden", "this comes from a page that is not trusted here");
        }
    }

    private void end(HttpServletRequest request, HttpServletResponse response) {
        signedIn(request).ifPresent(this::end);
        cookie(request, response, "", Duration.ZERO);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(204);
    }

    private void end(Session session) {
        sessions.end(session);
        muster.sessionEnded(Accounts.WORKSPACE, session.id());
        log.info("sign-out person={} kind={}", session.person(), session.kind());
    }

    private Optional<Session> signedIn(HttpServletRequest request) {
        return find(request, request.getHeader("Authorization") == null ? Session.Kind.PAGE : Session.Kind.TOKEN);
    }

    private Optional<Session> find(HttpServletRequest request, Session.Kind kind) {
        return OwnPage.secret(request, kind).flatMap(secret -> sessions.find(secret, kind));
    }

    private static Optional<Credentials> credentials(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        try {
            return body.length > LONGEST_BODY ? Optional.empty() : Optional.of(Json.read(body, Credentials.class));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static Who who(Person person, Session session, @Nullable String token) {
        return new Who(person.id().value(), person.handle(), person.name(), person.zone(), session.until(), token);
    }

    private static void cookie(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                "Set-Cookie",
                SignedIn.COOKIE + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                        + (request.isSecure() ? "; Secure" : ""));
    }

    private static void refuse(HttpServletResponse response, int status, String code, String message)
            throws IOException {
        answer(response, status, new Refusal(code, null, message, null));
    }

    private static void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(Json.write(body));
    }
}
