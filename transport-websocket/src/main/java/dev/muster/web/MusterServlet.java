package dev.muster.web;

import dev.muster.Muster;
import dev.muster.websocket.Sockets;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Muster over HTTP. Mounted once at any prefix, such as {@code /*} or {@code /muster/*}, with async supported:
 *
 * <ul>
 *   <li>{@code api/v1/{room}/{verb}}: every command (POST) and every question (GET)
 *   <li>{@code api/v1/files} (POST), {@code api/v1/files/{id}}, {@code api/v1/files/{id}/thumbnail}: files
 *   <li>{@code api/v1/intake/alertmanager}, {@code api/v1/ticket}
 *   <li>{@code api/v1/calendar}: one's own calendar, for calendar programs
 *   <li>{@code socket}: the handshake
 *   <li>{@code assets/…}: the browser elements
 *   <li>{@code openapi.json}, {@code asyncapi.json}, {@code health}, {@code ready}, {@code metrics}
 * </ul>
 *
 * <p>It says who somebody is, through the gate of its sockets, and nothing about what they may do.
 */
public final class MusterServlet extends HttpServlet {
    /** The content policy under which the browser elements run, for the pages of a host. */
    public static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self' blob:; base-uri 'none'; frame-ancestors 'self'";

    private static final long serialVersionUID = 1;
    private static final Pattern FILE = Pattern.compile("api/v1/files/[^/]+");
    private final transient Muster muster;
    private final transient @Nullable FileOrigin files;
    private final transient Api api;
    private final transient Probes probes;
    private final transient Upgrade upgrade;
    private final transient Assets assets = new Assets();
    private transient volatile byte @Nullable [] openApi;
    private transient volatile byte @Nullable [] asyncApi;

    /** Without an intake: no token is known. */
    public MusterServlet(Sockets sockets) {
        this(sockets, null);
    }

    /** With an intake of alerts. */
    public MusterServlet(Sockets sockets, @Nullable Intake intake) {
        this(sockets, intake, FileTransfers.STANDARD, null);
    }

    /**
     * With other limits of how files are sent.
     *
     * @param intake of alerts; null for none
     * @param files where files are served; null for the same origin as everything else
     */
    public MusterServlet(
            Sockets sockets, @Nullable Intake intake, FileTransfers transfers, @Nullable FileOrigin files) {
        this.muster = sockets.muster();
        this.files = files;
        this.api = new Api(sockets, intake, transfers, files);
        this.probes = new Probes(sockets);
        this.upgrade = new Upgrade(sockets);
    }

    /**
     * The content policy under which the browser elements run here: {@link #CONTENT_POLICY}, and pictures from the origin
     * of files where there is one.
     */
    public String contentPolicy() {
        return files == null
                ? CONTENT_POLICY
                : CONTENT_POLICY.replace("img-src 'self' blob:", "img-src 'self' blob: " + files.origin());
    }

    /**
     * The address, relative to the mount, of a browser file in the version that is served; for pages that want to
     * load it without a redirect.
     */
    public String asset(String file) {
        return "assets/" + assets.version() + "/muster/" + file;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            route(request, response, Paths.below(request).substring(1));
        } catch (RuntimeException e) {
            Lingering.refuse(request, response, e);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response, String place)
            throws IOException, ServletException {
        if (files != null && files.isOf(request) && !FILE.matcher(place).matches()) {
            throw Failed.notFound();
        }
        if (place.startsWith("api/v1/")) {
            api.serve(request, response, place.substring("api/v1/".length()));
            return;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET");
            throw Failed.of(405, "use GET");
        }
        if (place.startsWith("assets/")) {
            assets.serve(request, response, place.substring("assets/".length()));
            return;
        }
        switch (place) {
            case "socket" -> upgrade.serve(request, response);
            case "health" -> probes.health(response);
            case "ready" -> probes.ready(response);
            case "metrics" -> probes.metrics(response);
            case "openapi.json" -> Reply.bytes(response, 200, Reply.JSON, openApi());
            case "asyncapi.json" -> Reply.bytes(response, 200, Reply.JSON, asyncApi());
            default -> throw Failed.notFound();
        }
    }

    private byte[] openApi() {
        byte[] made = openApi;
        if (made == null) {
            made = OpenApi.of(muster);
            openApi = made;
        }
        return made;
    }

    private byte[] asyncApi() {
        byte[] made = asyncApi;
        if (made == null) {
            made = AsyncApi.of(muster);
            asyncApi = made;
        }
        return made;
    }
}
