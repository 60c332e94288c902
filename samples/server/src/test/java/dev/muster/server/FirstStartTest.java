package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An empty folder without the demonstration: one administrator, a link that is good once, and nothing else. */
class FirstStartTest {
    @TempDir
    Path folder;

    private Site site() {
        return Site.open(Settings.of(
                Map.of("MUSTER_PORT", "0", "MUSTER_DATA", folder.resolve("data").toString(), "MUSTER_ADMIN", "olga")));
    }

    @Test
    void thereIsOneAdministratorAndNoPassword() {
        String first;
        try (Site site = site()) {
            first = site.firstLink();
            assertThat(site.said()).contains("olga").doesNotContain("password, shown");
            for (String guess : List.of("", "olga", "admin", "password", first)) {
                assertThat(site.signIn("olga", guess, null).statusCode())
                        .as(guess)
                        .isBetween(400, 401);
            }
            assertThat(site.signIn("mia", "anything at all", null).statusCode()).isEqualTo(401);
        }
        try (Site site = site()) {
            String second = site.firstLink();
            assertThat(site.anyone()
                            .post("reset/look", Site.json(Map.of("secret", first)))
                            .statusCode())
                    .as("the link of the start before")
                    .isEqualTo(404);
            Map<String, String> chosen = Map.of("secret", second, "password", Site.CHOSEN);
            Site.done(site.anyone(), "reset/use", chosen);
            assertThat(site.anyone().post("reset/use", Site.json(chosen)).statusCode())
                    .isEqualTo(404);
            Program olga = site.page("olga", Site.CHOSEN);
            assertThat(Program.json(olga.get("admin/overview")).path("people").findValuesAsText("handle"))
                    .containsExactly("olga");
            assertThat(olga.ask("playbook/list").path("playbooks")).isEmpty();
        }
        try (Site site = site()) {
            assertThat(site.said()).as("once somebody can sign in").doesNotContain("reset#");
        }
    }

    @Test
    void theDemonstrationIsChosenAndNotGiven() {
        assertThat(Settings.of(Map.of()).demonstration()).isFalse();
        assertThat(Settings.of(Map.of("MUSTER_DEMO", "true")).demonstration()).isTrue();
        assertThat(Settings.of(Map.of()).requests()).isEqualTo(200);
        assertThat(Settings.of(Map.of("MUSTER_REQUESTS", "50")).requests()).isEqualTo(50);
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_REQUESTS", "many"))).hasMessageContaining("999999");
        assertThat(Settings.of(Map.of()).outbound()).isEmpty();
        assertThat(Settings.of(Map.of("MUSTER_OUTBOUND", "hooks.example.org, internal:metrics.example.org"))
                        .outbound())
                .hasSize(2);
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_OUTBOUND", "https://hooks.example.org")))
                .hasMessageStartingWith("MUSTER_OUTBOUND: a host is like");
        assertThat(Settings.of(Map.of()).mail()).isNull();
        Map<String, String> mail = Map.of(
                "MUSTER_SMTP", "mail.example.org:587",
                "MUSTER_MAIL_DOMAIN", "example.org",
                "MUSTER_MAIL_FROM", "incidents@example.org");
        assertThat(Settings.of(mail).mail()).isNotNull();
        Map<String, String> clear = new java.util.HashMap<>(mail);
        clear.putAll(Map.of("MUSTER_SMTP_SECURITY", "none", "MUSTER_SMTP_USER", "muster"));
        assertThatThrownBy(() -> Settings.of(clear)).hasMessageContaining("in the clear");
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_SMTP", "mail.example.org")))
                .hasMessageContaining("host:port");
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_DEMO", "yes"))).hasMessageContaining("true or false");
        assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_ADMIN", "a b"))).hasMessageContaining("handle");
    }

    @Test
    void filesGetAnOriginThatEveryServerOpens() {
        assertThat(Settings.of(Map.of()).files()).isNull();
        assertThat(Settings.of(Map.of("MUSTER_FILES", "https://files.example.com"))
                        .files())
                .hasHost("files.example.com");
        for (String wrong :
                List.of("files.example.com", "https://files.example.com/muster", "https://a@files/", "ftp://f")) {
            assertThatThrownBy(() -> Settings.of(Map.of("MUSTER_FILES", wrong)))
                    .hasMessageContaining("such as https://files.example.com");
        }
        Map<String, String> several =
                Map.of("MUSTER_FILES", "https://files.example.com", "MUSTER_DB", "jdbc:postgresql://db/muster");
        assertThatThrownBy(() -> Settings.of(several)).hasMessageContaining("MUSTER_KEY_FILE");
    }

    @Test
    void theFolderIsItsOwnersAlone() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Folder.own(data).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        Path fresh = folder.resolve("fresh");
        Folder.own(fresh).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }
}
