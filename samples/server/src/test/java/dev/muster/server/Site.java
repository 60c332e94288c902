package dev.muster.server;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.BaseEncoding;
import dev.muster.MusterBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;

/** A server in this process, and people who come to it as pages do. */
final class Site implements AutoCloseable {
    static final String CHOSEN = "seven quiet elephants";
    private final MusterServer server;
    private final String said;
    private final Path data;

    private Site(MusterServer server, String said, Path data) {
        this.data = data;
        this.server = server;
        this.said = said;
    }

    static Site open(Settings settings) {
        return open(settings, builder -> builder);
    }

    static Site open(Settings settings, UnaryOperator<MusterBuilder> further) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MusterServer server = MusterServer.start(settings, new PrintStream(out, true, StandardCharsets.UTF_8), further);
        return new Site(server, out.toString(StandardCharsets.UTF_8), settings.data());
    }

    /** With the people of the demonstration, and what else the environment says; in this process, which is warm. */
    static Site demonstration(Path data, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("MUSTER_DATA", data.toString());
        all.putIfAbsent("MUSTER_PORT", "0");
        all.put("MUSTER_DEMO", "true");
        return open(Settings.of(all));
    }

    static Site open(Path data) {
        return open(new Settings("127.0.0.1", 0, data, null));
    }

    String address() {
        return server.address();
    }

    String origin() {
        return server.address().replaceAll("/$", "");
    }

    /** The password of the first people. */
    String password() {
        return said.replaceAll("(?s).*password, shown this once: (\\S+).*", "$1");
    }

    /** What the server said when it started. */
    String said() {
        return said;
    }

    /** The secret of the link by which the first administrator chooses a password. */
    String firstLink() {
        return said.replaceAll("(?s).*reset#(\\S+).*", "$1");
    }

    Program anyone() {
        return Program.at(address());
    }

    /** A page of this person. */
    Program page(String handle, String password) {
        return page(signIn(handle, password, null));
    }

    Program page(HttpResponse<String> signedIn) {
        if (signedIn.statusCode() != 200) {
            throw new IllegalStateException(signedIn.statusCode() + " " + signedIn.body());
        }
        return anyone().with("Cookie", cookie(signedIn)).with("X-Requested-With", "a test");
    }

    HttpResponse<String> signIn(String handle, String password, String code) {
        Map<String, String> body = code == null
                ? Map.of("handle", handle, "password", password)
                : Map.of("handle", handle, "password", password, "code", code);
        return anyone().post("session", json(body));
    }

    static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    static String json(Object body) {
        return Program.JSON.valueToTree(body).toString();
    }

    /** Does something that is answered. */
    static JsonNode done(Program page, String place, Object body) {
        HttpResponse<String> answer = page.post(place, json(body));
        if (answer.statusCode() != 200 && answer.statusCode() != 204) {
            throw new IllegalStateException(place + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() == 204 ? Program.JSON.createObjectNode() : Program.json(answer);
    }

    /** As if everybody had signed in a quarter of an hour ago; where accounts are in the folder. */
    void quarterOfAnHourLater() {
        try (Connection accounts = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("accounts.db"));
                Statement statement = accounts.createStatement()) {
            statement.executeUpdate("update host_session set since_ms = since_ms - 15 * 60 * 1000");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an app shows, so many half minutes from now. */
    static String code(String key, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(BaseEncoding.base32().decode(key), "RAW"),
                            Instant.now().plusSeconds(30L * steps));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
