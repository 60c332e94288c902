package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.server.web.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identity from a proxy: believed when the connection is a trusted proxy's, and refused from anybody else. */
class ProxyTest {
    @TempDir
    Path folder;

    private Site site(String proxies, Proxy proxy) {
        return Site.open(new Settings(
                "127.0.0.1", 0, folder.resolve("data"), null, false, List.of(Proxy.Network.of(proxies)), proxy));
    }

    @Test
    void aTrustedProxySaysWhoSomebodyIs() {
        try (Site site = site("127.0.0.0/8", new Proxy("X-Forwarded-User", "X-Forwarded-Name"))) {
            Program mia = site.anyone().with("X-Forwarded-User", "MIA");
            assertThat(Program.json(mia.get("session")).path("name").asText()).isEqualTo("Mia Clarke");
            assertThat(mia.get("api/v1/channel/people").statusCode()).isEqualTo(200);
            assertThat(site.anyone().get("session").statusCode()).isEqualTo(401);
            assertThat(site.signIn("mia", site.password(), null).statusCode()).isEqualTo(403);
            Program zoe = site.anyone().with("X-Forwarded-User", "zoe").with("X-Forwarded-Name", "Zoe Adler");
            assertThat(Program.json(zoe.get("session")).path("name").asText()).isEqualTo("Zoe Adler");
            assertThat(zoe.with("X-Requested-With", "x").get("admin/overview").statusCode())
                    .isEqualTo(404);
            Program admin = mia.with("Origin", site.origin());
            assertThat(admin.post("admin/change-person", Site.json(Map.of("person", "zoe", "active", false)))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(zoe.get("session").statusCode()).isEqualTo(401);
            assertThat(mia.with("X-Requested-With", "x")
                            .post("account/begin-second", "{\"password\":\"x\"}")
                            .statusCode())
                    .as("passwords and factors are the proxy's")
                    .isEqualTo(404);
            for (String odd : List.of("", "a b", "mia,liam", "../mia", "x".repeat(65))) {
                assertThat(site.anyone()
                                .with("X-Forwarded-User", odd)
                                .get("session")
                                .statusCode())
                        .as(odd)
                        .isEqualTo(401);
            }
            assertThat(mia.with("X-Forwarded-User", "liam").get("session").statusCode())
                    .as("said twice")
                    .isEqualTo(401);
            assertThat(mia.post("api/v1/channel/create", "{\"name\":\"x\",\"open\":true}")
                            .statusCode())
                    .as("a browser sends it by itself, so it has to say that a page of this server asked")
                    .isEqualTo(403);
        }
    }

    @Test
    void fromAnybodyElseItIsRefused() {
        try (Site site = site("192.0.2.7", new Proxy("X-Forwarded-User", "X-Forwarded-Name"))) {
            for (String place : List.of("session", "", "api/v1/channel/people", "health", "admin/overview")) {
                HttpResponse<String> answer =
                        site.anyone().with("X-Forwarded-User", "mia").get(place);
                assertThat(answer.statusCode()).as(place).isEqualTo(403);
            }
            assertThat(site.anyone()
                            .with("x-forwarded-name", "Mia")
                            .get("session")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(site.anyone()
                            .with("X-Forwarded-For", "192.0.2.7")
                            .with("X-Forwarded-User", "mia")
                            .get("session")
                            .statusCode())
                    .as("an address that somebody only says")
                    .isEqualTo(403);
            assertThat(site.anyone().get("session").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "192.0.2.7, false"})
    void whatTheOuterAddressIsOnlyAProxySays(String proxies, boolean believed) {
        try (Site site = site(proxies, null)) {
            HttpResponse<String> answer = site.anyone()
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-For", "198.51.100.9")
                    .post("session", Program.credentials("mia", site.password(), "page"));
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow().contains("Secure"))
                    .isEqualTo(believed);
            Program mia = site.page(answer);
            Program outer = mia.with("X-Forwarded-Proto", "https");
            assertThat(Site.cookie(answer).startsWith("__Host-muster="))
                    .as("a cookie that no other host and no plain connection can set")
                    .isEqualTo(believed);
            assertThat(mia.get("session").statusCode()).isEqualTo(believed ? 401 : 200);
            String renamed = Site.cookie(answer).replace("__Host-", "");
            assertThat(site.anyone()
                            .with("X-Forwarded-Proto", "https")
                            .with("Cookie", renamed)
                            .get("session")
                            .statusCode())
                    .as("and over HTTPS no other counts")
                    .isEqualTo(believed ? 401 : 200);
            assertThat(Program.json(outer.get("account/sessions"))
                            .at("/sessions/0/address")
                            .asText())
                    .isEqualTo(believed ? "198.51.100.9" : "127.0.0.1");
        }
    }

    /** A client may write what it likes to the left of what the proxies append. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "198.51.100.9                          | https       | 198.51.100.9 | true",
                "6.6.6.6, 198.51.100.9                 | https       | 198.51.100.9 | true",
                "6.6.6.6, 198.51.100.9, 10.1.1.1       | https       | 198.51.100.9 | true",
                "6.6.6.6, 198.51.100.9:4711, 10.1.1.1  | https       | 198.51.100.9 | true",
                "6.6.6.6, 127.0.0.1, 198.51.100.9      | https       | 198.51.100.9 | true",
                "6.6.6.6, unknown, 10.1.1.1            | -           | 10.1.1.1     | false",
                "6.6.6.6, unknown                      | -           | 127.0.0.1    | false",
                "198.51.100.9                          | https, http | 198.51.100.9 | false",
                "198.51.100.9, 10.1.1.1                | https, http | 198.51.100.9 | true",
                "2001:db8::7, 10.1.1.1                 | -           | [2001:db8::7] | false",
            })
    void onlyWhatTrustedProxiesAppendedIsBelieved(String hops, String scheme, String address, boolean secure) {
        List<Proxy.Network> proxies = List.of(Proxy.Network.of("127.0.0.1"), Proxy.Network.of("10.0.0.0/8"));
        try (Site site = Site.open(new Settings("127.0.0.1", 0, folder.resolve("data"), null, false, proxies, null))) {
            Program client = site.anyone()
                    .with("X-Forwarded-For", hops)
                    .with("Forwarded", "for=6.6.6.6;proto=https;host=evil.example")
                    .with("X-Forwarded-Server", "evil.example")
                    .with("X-Proxied-Https", "on");
            HttpResponse<String> answer = (scheme == null ? client : client.with("X-Forwarded-Proto", scheme))
                    .post("session", Program.credentials("mia", site.password(), "page"));
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow().contains("Secure"))
                    .isEqualTo(secure);
            Program mia = site.anyone().with("Cookie", Site.cookie(answer));
            assertThat(Program.json((secure ? mia.with("X-Forwarded-Proto", "https") : mia).get("account/sessions"))
                            .at("/sessions/0/address")
                            .asText())
                    .isEqualTo(address);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.200.3.4, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.70, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "0.0.0.0/0, ::1, false"
    })
    void networks(String network, String address, boolean held) {
        byte[] bytes = com.google.common.net.InetAddresses.forString(address).getAddress();
        assertThat(Proxy.Network.of(network).holds(bytes)).isEqualTo(held);
    }

    @Test
    void settingsThatCannotBeMeantAreNamed() {
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_PROXY_USER", "X-User")))
                .hasMessageContaining("MUSTER_TRUSTED_PROXIES");
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_TRUSTED_PROXIES", "proxy.example")))
                .hasMessageContaining("10.0.0.7");
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_TRUSTED_PROXIES", "10.0.0.0/33")))
                .hasMessageContaining("/32");
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_SECOND_FACTOR", "yes")))
                .hasMessageContaining("required or optional");
        assertThat(Settings.of(Map.of("MUSTER_SECOND_FACTOR", "required")).secondFactor())
                .isTrue();
    }
}
