package dev.muster.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The browser elements. {@code assets/<version>/<place>} never changes and is kept by browsers for good;
 * {@code assets/<file>} leads to the present version of {@code muster/<file>}, so a page needs to know no version.
 */
final class Assets {
    private static final String OWN = "muster/";
    private static final String WHOLE = OWN + "muster.js";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=UTF-8",
            "mjs", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "json", "application/json",
            "html", "text/html;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");
    private final Modules modules = new Modules();
    private final String version = Bundled.version(modules);
    private final Map<String, Optional<Asset>> loaded = new ConcurrentHashMap<>();

    /** A file as it is sent: plain, and compressed when that is shorter. */
    private record Asset(String type, byte[] plain, byte @Nullable [] gzip) {}

    String version() {
        return version;
    }

    /** Answers an address below {@code assets/}. */
    void serve(HttpServletRequest request, HttpServletResponse response, String place) throws IOException {
        int slash = place.indexOf('/');
        String first = slash < 0 ? "" : place.substring(0, slash);
        if (!first.matches("[0-9a-f]{12}")) {
            if (find(OWN + place).isEmpty()) {
                throw Failed.notFound();
            }
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setStatus(302);
            response.setHeader("Location", "../".repeat(depth(place)) + version + "/" + OWN + place);
            return;
        }
        if (!first.equals(version)) {
            throw Failed.notFound();
        }
        send(request, response, find(place.substring(slash + 1)).orElseThrow(Failed::notFound));
    }

    private static int depth(String place) {
        return (int) place.chars().filter(c -> c == '/').count();
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Asset asset) throws IOException {
        String accepted = request.getHeader("Accept-Encoding");
        boolean compressed = asset.gzip() != null && accepted != null && accepted.contains("gzip");
        byte[] body = compressed && asset.gzip() != null ? asset.gzip() : asset.plain();
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept-Encoding");
        boolean page = asset.type().startsWith("text/html");
        response.setHeader("Content-Security-Policy", page ? MusterServlet.CONTENT_POLICY : Reply.POLICY);
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(asset.type());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Optional<Asset> find(String place) {
        Optional<Asset> found = loaded.get(place);
        if (found == null) {
            found = load(place);
            if (found.isPresent()) {
                loaded.put(place, found);
            }
        }
        return found;
    }

    private Optional<Asset> load(String place) {
        String type = TYPES.get(place.substring(place.lastIndexOf('.') + 1));
        if (type == null || !(place.startsWith(OWN) || modules.hold(place))) {
            return Optional.empty();
        }
        byte[] content = Bundled.read(place);
        if (content == null) {
            return Optional.empty();
        }
        byte[] sent = type.startsWith("text/javascript") ? script(place) : content;
        byte[] gzip = compress(sent);
        return Optional.of(new Asset(type, sent, gzip.length < sent.length ? gzip : null));
    }

    /** The whole page is one script, with one more for each part that is fetched later; every other module is sent as it is. */
    private byte[] script(String place) {
        String script;
        if (place.equals(WHOLE)) {
            script = Bundle.of(place, Assets::text);
        } else if (place.startsWith(OWN + "late/")) {
            script = Bundle.late(place, WHOLE, Assets::text);
        } else {
            script = text(place);
        }
        return modules.rewrite(script, place).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String place) {
        byte[] content = Bundled.read(place);
        if (content == null) {
            throw new IllegalStateException("there is no module at " + place);
        }
        return Comments.removed(new String(content, StandardCharsets.UTF_8));
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
