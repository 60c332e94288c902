package dev.muster.server.web;

import dev.muster.command.Rejection;
import dev.muster.record.Json;
import dev.muster.websocket.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What this host itself answers: GET asks, POST changes, both by name below one place, as JSON. A change comes from a
 * page of this server or from no page at all, and has a body that says it is JSON; nothing else is looked at.
 */
public abstract class JsonServlet extends HttpServlet {
    /** How long a body may be, in bytes. */
    public static final int LONGEST_BODY = 16 * 1024;

    private static final int MOST_SKIPPED = 2 * 1024 * 1024;

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Map<String, Ask> questions = new HashMap<>();
    private final transient Map<String, Acting<?>> changes = new HashMap<>();

    /** Answers a question with something that has a JSON form. */
    @FunctionalInterface
    public interface Ask {
        /** The answer. */
        Object answer(HttpServletRequest request);
    }

    /** Does something; null is answered with 204. */
    @FunctionalInterface
    public interface Act<T> {
        /** Does it. */
        @Nullable
        Object done(T body, HttpServletRequest request, HttpServletResponse response);
    }

    private record Acting<T>(Class<T> type, Act<T> act) {
        @Nullable
        Object run(HttpServletRequest request, HttpServletResponse response) throws IOException {
            return act.done(body(request, type), request, response);
        }
    }

    /** Nothing yet. */
    protected JsonServlet() {}

    /** Answers a question of this name. */
    protected final void on(String name, Ask ask) {
        questions.put(name, ask);
    }

    /** Does what has this name, with a body of this type. */
    protected final <T> void on(String name, Class<T> type, Act<T> act) {
        changes.put(name, new Acting<>(type, act));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Ask ask = questions.get(name(request));
        guarded(response, () -> {
            if (ask == null) {
                throw changes.containsKey(name(request)) ? new NotThis("use POST") : Rejection.absent();
            }
            return ask.answer(request);
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        bounded(request, response);
        Acting<?> act = changes.get(name(request));
        guarded(response, () -> {
            if (!OwnPage.sent(request)) {
                throw new Foreign();
            }
            if (act == null) {
                throw questions.containsKey(name(request)) ? new NotThis("use GET") : Rejection.absent();
            }
            return act.run(request, response);
        });
    }

    private static String name(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    /** Work that may be refused. */
    public interface Work {
        /** Does it; null is answered with 204. */
        @Nullable
        Object done() throws IOException;
    }

    /** Answers with what was done, or with the refusal. */
    public static void guarded(HttpServletResponse response, Work work) throws IOException {
        try {
            Object done = work.done();
            if (done == null) {
                response.setHeader("Cache-Control", "no-store");
                response.setStatus(204);
            } else {
                answer(response, 200, done);
            }
        } catch (Foreign e) {
            refuse(response, 403, "forbidden", "this comes from a page that is not trusted here");
        } catch (NotThis e) {
            response.setHeader("Allow", String.valueOf(e.getMessage()).substring(4));
            refuse(response, 405, "invalid", String.valueOf(e.getMessage()));
        } catch (Nobody e) {
            refuse(response, 401, "unauthenticated", "sign in first");
        } catch (Stale e) {
            refuse(response, 403, "again", "show again that it is you: POST password, and code, to account/again");
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
            if (refusal.status() == 429 || refusal.status() == 503) {
                response.setHeader("Retry-After", "1");
            }
            answer(response, refusal.status(), refusal);
        }
    }

    /** The body, of a request that says it is JSON. */
    public static <T> T body(HttpServletRequest request, Class<T> type) throws IOException {
        String said = String.valueOf(request.getContentType()).split(";", 2)[0].strip();
        if (!said.toLowerCase(Locale.ROOT).equals("application/json")
                || request.getHeader("Content-Encoding") != null) {
            throw Rejection.invalid("", "send JSON, as Content-Type: application/json");
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            skip(request);
            throw Rejection.invalid("", "a body has at most " + LONGEST_BODY + " bytes");
        }
        return Json.read(body, type);
    }

    /** Reads on for a while, so that whoever still sends gets to read the answer. */
    private static void skip(HttpServletRequest request) throws IOException {
        byte[] buffer = new byte[LONGEST_BODY];
        InputStream in = request.getInputStream();
        int read = 0;
        for (int skipped = 0; read >= 0 && skipped < MOST_SKIPPED; skipped += read) {
            read = in.read(buffer);
        }
    }

    /** Ends the connection behind the answer when the body is longer than anything that is read here. */
    public static void bounded(HttpServletRequest request, HttpServletResponse response) {
        if (request.getContentLengthLong() > LONGEST_BODY || request.getHeader("Transfer-Encoding") != null) {
            response.setHeader("Connection", "close");
        }
    }

    /** Answers with a refusal. */
    public static void refuse(HttpServletResponse response, int status, String code, String message)
            throws IOException {
        answer(response, status, new Refusal(code, null, message, null));
    }

    /** Answers in JSON. */
    public static void answer(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] json = Json.write(body);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** From a page that is not trusted. */
    public static final class Foreign extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    /** Nobody is signed in. */
    public static final class Nobody extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    /** It is too long ago that somebody showed who they are. */
    public static final class Stale extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    private static final class NotThis extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        NotThis(String message) {
            super(message);
        }
    }
}
