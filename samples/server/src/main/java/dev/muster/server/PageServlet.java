package dev.muster.server;

import dev.muster.web.MusterServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shell of the page, at {@code /}: one script tag and one element. And the icon that browsers ask for. */
final class PageServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private final byte[] page;
    private final byte[] icon = resource("icon.svg");

    PageServlet(MusterServlet muster) {
        page = new String(resource("index.html"), StandardCharsets.UTF_8)
                .replace("{script}", muster.asset("muster.js"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isIcon = request.getServletPath().endsWith(".svg");
        byte[] body = isIcon ? icon : page;
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(
                "Content-Security-Policy", MusterServlet.CONTENT_POLICY + "; base-uri 'none'; form-action 'none'");
        response.setHeader("Cache-Control", isIcon ? "public, max-age=86400" : "no-cache");
        response.setContentType(isIcon ? "image/svg+xml" : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PageServlet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
