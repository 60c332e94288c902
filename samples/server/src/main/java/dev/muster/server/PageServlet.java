package dev.muster.server;

import dev.muster.server.web.JsonServlet;
import dev.muster.web.MusterServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shells of the pages: the room at {@code /}, and this host's own at {@code /account}, {@code /admin},
 * {@code /invite} and {@code /reset}, with their scripts. They hold nothing that anybody has to be signed in for.
 */
final class PageServlet extends HttpServlet {
    /** Where it is mounted. */
    static final String[] PLACES = {
        "", "/index.html", "/icon.svg", "/account", "/admin", "/invite", "/reset", "/pages/*"
    };

    @Serial
    private static final long serialVersionUID = 1;

    private static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private final String policy;
    private final transient Map<String, Sent> files = new HashMap<>();

    private record Sent(String type, byte[] body) {}

    /** @param signInHere false when a proxy signs people in */
    PageServlet(MusterServlet muster, boolean signInHere) {
        policy = muster.contentPolicy().replace("frame-ancestors 'self'", "frame-ancestors 'none'")
                + "; form-action 'none'";
        Sent room = new Sent(
                HTML,
                text("index.html")
                        .replace("{script}", muster.asset("muster.js"))
                        .replace("{sign-in}", signInHere ? "sign-in=\"session\" sign-out=\"session/end\"" : "")
                        .getBytes(StandardCharsets.UTF_8));
        files.put("/", room);
        files.put("", room);
        files.put("/index.html", room);
        files.put("/icon.svg", new Sent("image/svg+xml", text("icon.svg").getBytes(StandardCharsets.UTF_8)));
        for (String name : new String[] {"account", "admin", "invite", "reset"}) {
            String shell = text("pages/page.html").replace("{page}", name);
            files.put("/" + name, new Sent(HTML, shell.getBytes(StandardCharsets.UTF_8)));
            script(name);
        }
        script("page");
        script("texts");
        script("texts-de");
        script("texts-en");
    }

    private void script(String name) {
        String place = "/pages/" + name + ".js";
        files.put(place, new Sent(SCRIPT, text(place.substring(1)).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String place = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        @Nullable Sent sent = files.get(place);
        if (sent == null) {
            JsonServlet.refuse(response, 404, "absent", "there is no such page");
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cache-Control", sent.type().startsWith("image/") ? "public, max-age=86400" : "no-cache");
        response.setContentType(sent.type());
        response.setContentLength(sent.body().length);
        response.getOutputStream().write(sent.body());
    }

    private static String text(String name) {
        try (InputStream in = PageServlet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
