package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.account.Attempts;
import dev.muster.server.account.Sessions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong passwords by the thousand, one of a megabyte, and sign-ins without end. */
class GuessingTest {
    @TempDir
    Path folder;

    @Test
    void guessesAreHardlyLookedAt() {
        guess(1_500);
    }

    @Test
    @Tag("faults")
    void tenThousandGuessesAreHardlyLookedAt() {
        guess(10_000);
    }

    private void guess(int guesses) {
        try (Site site = Site.open(folder.resolve("data"))) {
            Program mia = site.page("mia", site.password());
            List<HttpResponse<String>> odd = new ArrayList<>();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (int i = 0; i < guesses; i++) {
                String handle = i % 2 == 0 ? "liam" : "nobody" + i % 50;
                HttpResponse<String> answer = site.signIn(handle, "guess " + i, null);
                statuses.merge(answer.statusCode(), 1, Integer::sum);
                if (answer.statusCode() == 429
                        && answer.headers().firstValue("Retry-After").isEmpty()) {
                    odd.add(answer);
                }
            }
            System.out.println(guesses + " guesses were answered " + statuses);
            assertThat(statuses.keySet()).containsExactly(401, 429);
            assertThat(statuses.get(401)).isBetween(1, Attempts.PER_ADDRESS);
            assertThat(odd).isEmpty();
            assertThat(mia.get("session").statusCode())
                    .as("who is signed in stays so")
                    .isEqualTo(200);
        }
    }

    @Test
    void aLongPasswordIsRefusedBeforeItIsLookedAt() {
        try (Site site = Site.open(folder.resolve("data"))) {
            String body = Program.credentials("liam", "x".repeat(1_000_000), "page");
            long began = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(site.anyone().post("session", body).statusCode()).isEqualTo(400);
            }
            System.out.println("50 passwords of a megabyte took " + (System.nanoTime() - began) / 1_000_000 + " ms");
            assertThat(site.signIn("liam", "x".repeat(257), null).statusCode()).isEqualTo(400);
            assertThat(site.signIn("liam", site.password(), null).statusCode())
                    .as("and none was counted")
                    .isEqualTo(200);
        }
    }

    @Test
    void aPersonHasSoManySignIns() {
        try (Site site = Site.open(folder.resolve("data"))) {
            List<Program> pages = new ArrayList<>();
            for (int i = 0; i < Sessions.MOST_PER_PERSON + 5; i++) {
                pages.add(site.page("liam", site.password()));
            }
            assertThat(pages.stream().filter(p -> p.get("session").statusCode() == 200))
                    .containsExactlyElementsOf(pages.subList(5, pages.size()));
        }
    }
}
