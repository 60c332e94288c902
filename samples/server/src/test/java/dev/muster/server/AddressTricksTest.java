package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Addresses that mean one thing to a guard and another to whoever serves them. Each is sent as it stands, by an
 * administrator, to whom the plain address answers: every other way to write it is refused for everybody.
 */
class AddressTricksTest {
    private static final List<String> TRICKS = List.of(
            "/./%s",
            "/x/../%s",
            "/%%2e/%s",
            "/x/%%2e%%2e/%s",
            "/x/%%252e%%252e/%s",
            "/x/%%u002e%%u002e/%s",
            "/x/..;/%s",
            "/;x/%s",
            "//%s",
            "/%s/",
            "/%s.",
            "/%s;x=y",
            "/%s;.js",
            "/%s%%00",
            "/%s%%00.js",
            "/%s%%20",
            "/%s%%0d%%0a",
            "/%s%%2f",
            "/%s/.",
            "/%s/..;/overview",
            "/%s%%3f",
            "/%s%%23",
            "/x/%%c0%%ae%%c0%%ae/%s",
            "/x/..%%c0%%af%s",
            "/x/..\\%s",
            "/x/%%5c..%%5c%s",
            "/%s\\",
            "/public/..;/%s",
            "/assets/../%s",
            "/assets/%%2e%%2e/%s",
            "/account/../%s",
            "/reset/..;a=b/%s",
            "http://127.0.0.1//%s",
            "/%s%%e2%%80%%8b");

    @TempDir
    Path folder;

    @Test
    void nothingIsServedAtAnAddressThatIsNotPlain() throws Exception {
        try (Site site = Site.open(folder.resolve("data"))) {
            String cookie = site.page("mia", site.password()).header("Cookie");
            assertThat(status(site, "/admin/overview", cookie)).isEqualTo(200);
            assertThat(status(site, "/account/me", cookie)).isEqualTo(200);
            List<String> served = new ArrayList<>();
            int tried = 0;
            for (String protectedPlace : List.of("admin/overview", "account/me", "account/sessions", "session")) {
                List<String> places = new ArrayList<>();
                TRICKS.forEach(t -> places.add(String.format(t, protectedPlace)));
                places.add("/" + protectedPlace.toUpperCase(java.util.Locale.ROOT));
                places.add("/" + protectedPlace.replace("a", "%61"));
                places.add("/" + protectedPlace.replace("s", "%73"));
                places.add("/" + protectedPlace.replace("/", "%2f") + "%");
                places.add("/" + protectedPlace.replace("/", "//") + "/");
                places.remove("/" + protectedPlace);
                for (String place : places) {
                    tried++;
                    int status = status(site, place, cookie);
                    if (status < 400 || status > 499) {
                        served.add(place + " " + status);
                    }
                }
            }
            System.out.println(tried + " ways to write an address, none served");
            assertThat(served).isEmpty();
        }
    }

    private static int status(Site site, String target, String cookie) throws IOException {
        URI uri = URI.create(site.address());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nCookie: " + cookie
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
