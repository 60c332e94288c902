package dev.muster.server;

import dev.muster.command.Rejection;
import dev.muster.server.account.Account;
import dev.muster.server.account.Attempts;
import dev.muster.server.account.Links;
import dev.muster.server.web.JsonServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /reset/…}: choosing a password by a link. The link's secret is in bodies only, never in an address. */
final class ResetServlet extends JsonServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger log = LoggerFactory.getLogger(ResetServlet.class);
    private final transient Links links;
    private final transient Attempts attempts;

    ResetServlet(Links links, Attempts attempts) {
        this.links = links;
        this.attempts = attempts;
        on("look", Sent.class, (b, request, r) -> look(b, request));
        on("use", Sent.class, (b, request, r) -> use(b, request));
    }

    private record Sent(@Nullable String secret, @Nullable String password) {}

    private record Whose(String handle, String name) {
        static Whose of(Account account) {
            return new Whose(account.handle(), account.name());
        }
    }

    private Object look(Sent body, HttpServletRequest request) {
        String secret = Fields.secret(body.secret());
        limited(attempts, request);
        Account account = links.look(secret).orElseThrow(Rejection::absent);
        attempts.right("", request.getRemoteAddr());
        return Whose.of(account);
    }

    private Object use(Sent body, HttpServletRequest request) {
        String secret = Fields.secret(body.secret());
        String password = body.password() == null ? "" : body.password();
        limited(attempts, request);
        Account account = links.use(secret, password);
        attempts.right("", request.getRemoteAddr());
        log.info("account person={} did=\"chose a password by a link\"", account.id());
        return Whose.of(account);
    }

    /** Links cannot be guessed; but looking costs something too. */
    static void limited(Attempts attempts, HttpServletRequest request) {
        if (!attempts.tried("", request.getRemoteAddr()).isZero()) {
            throw Rejection.busy("too many wrong links; wait some minutes");
        }
    }
}
