package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.muster.server.account.Secret;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The chapters of {@link StoryTest}, each a few acts in the browser and what must be seen of them. */
final class Story implements AutoCloseable {
    private static final String STANDUP = "Follow the sun";
    private final String kept;
    private final ChildServer server;
    private final Browsers browsers;
    private final String password;
    private final Program mia;
    private final List<Desk> desks = new ArrayList<>();
    private final Desk miasDesk;
    private final Desk liamsDesk;
    private Desk norasDesk;
    private Desk samsDesk;
    private Traffic traffic;
    private String incident = "";

    private Story(Kept kept, ChildServer server, Browsers browsers) {
        this.kept = kept.name().toLowerCase(Locale.ROOT);
        this.server = server;
        this.browsers = browsers;
        this.password = server.said("password, shown this once: (\\S+)");
        this.mia = Program.at(server.address()).as("mia", password);
        this.miasDesk = desk("Europe/London", 1440, 900).signIn("mia", password);
        this.liamsDesk = desk("Europe/London", 1440, 900).signIn("liam", password);
    }

    static Story begin(Kept kept, Path data) throws Exception {
        Browsers browsers = Browsers.open();
        try {
            return new Story(kept, ChildServer.start(data, kept.environment()), browsers);
        } catch (Throwable e) {
            browsers.close();
            throw e;
        }
    }

    private Desk desk(String zone, int width, int height) {
        Desk desk = new Desk(browsers.browser(), server.address(), zone, width, height);
        desks.add(desk);
        return desk;
    }

    /** The administrator publishes the playbook and makes a token that runs by it. */
    private String tokenOfThePlaybook() {
        ObjectNode content = (ObjectNode) Program.JSON.valueToTree(resource("story-playbook.json"));
        content.putArray("standups")
                .addObject()
                .put("title", STANDUP)
                .put("zone", "Europe/London")
                .put("windowMinutes", 10)
                .putArray("at")
                .add(minuteAfter(Duration.ofSeconds(15)));
        String playbook = mia.run("playbook.publish", Map.of("content", content), "the-playbook")
                .at("/ids/playbook")
                .asText();
        String secret = Secret.fresh();
        mia.run("intake.create-token", Map.of("name", "Story", "playbook", playbook, "secret", secret), "the-token");
        return secret;
    }

    private static String minuteAfter(Duration wait) {
        ZonedDateTime time = ZonedDateTime.now(ZoneId.of("Europe/London")).plus(wait);
        return time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    static JsonNode resource(String name) {
        try (InputStream in = Story.class.getResourceAsStream(name)) {
            return Program.JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void anAlertThatComesTwiceOpensOneIncident() {
        String payload = resource("alertmanager.json").toString();
        String alerts = "api/v1/intake/alertmanager";
        Program alertmanager = Program.at(server.address()).with("Authorization", "Bearer " + tokenOfThePlaybook());
        HttpResponse<String> first = alertmanager.post(alerts, payload);
        HttpResponse<String> again = alertmanager.post(alerts, payload);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
        assertThat(Program.json(first).path("result").asText()).isEqualTo("opened");
        assertThat(Program.json(again).path("result").asText()).isEqualTo("unchanged");
        incident = Program.json(first).path("incidentId").asText();
        assertThat(Program.json(again).path("incidentId").asText()).isEqualTo(incident);
        assertThat(mia.ask("incident/list").path("incidents")).hasSize(1);
    }

    void theRoomIsStaffedAndTold() {
        miasDesk.pick(incident);
        liamsDesk.pick(incident);
        assertThat(miasDesk.at("header-severity")).containsText("SEV1");
        assertThat(miasDesk.at("header-commander")).containsText("Mia Clarke");
        assertThat(miasDesk.at("header-next-update")).containsText("Next update in");
        assertThat(miasDesk.at("welcome-card")).containsText("Mia Clarke is in command");
        assertThat(miasDesk.at("task")).hasCount(4);
        assertThat(members()).containsExactlyInAnyOrder("mia", "liam", "nora", "noah");
        assertThat(mia.ask("standup/list?channel=" + incident).path("standups")).hasSize(1);
    }

    private List<String> members() {
        return mia.ask("channel/show?channel=" + incident).path("members").findValuesAsText("person");
    }

    void theSilentOwnersTaskPassesToTheBackup() {
        String task = "Say that you are awake";
        assertThat(miasDesk.task(task).getByTestId("task-escalated")).isVisible();
        assertThat(miasDesk.task(task).getByTestId("task-owner")).hasAttribute("data-owner", "noah");
        assertThat(liamsDesk.task(task).getByTestId("task-owner")).hasAttribute("data-owner", "noah");
    }

    void twoPeopleTalkAndTickAndSeeEachOther() {
        miasDesk.say("Checkout fails for every third order since 23:07");
        liamsDesk.sees("Checkout fails for every third order since 23:07");
        liamsDesk.say("Deployment 4711 went out at 23:05, @mia");
        miasDesk.sees("Deployment 4711 went out at 23:05, @mia");
        liamsDesk.tick("List every change of the last four hours");
        miasDesk.seesTask("List every change of the last four hours", "done");
        miasDesk.tick("Confirm the impact");
        liamsDesk.seesTask("Confirm the impact", "done");
        miasDesk.picture(kept + "-room-1440");
    }

    void theMainScreensAreAccessible() {
        Screens.check(miasDesk, kept, incident);
    }

    void aThirdJoinsLateAndIsBriefed() {
        samsDesk = desk("Asia/Singapore", 1440, 900).signIn("sam", password);
        assertThat(samsDesk.at("incident-row")).hasCount(0);
        mia.run("channel.add-members", Map.of("channel", incident, "people", List.of("sam")), "sam-comes");
        samsDesk.pick(incident).tab("brief");
        assertThat(samsDesk.at("brief")).containsText("Mia Clarke");
        assertThat(samsDesk.at("brief")).containsText("Roll back the newest change");
        assertThat(samsDesk.at("brief")).containsText("Say that you are awake");
        assertThat(samsDesk.at("brief")).containsText("Open tasks (2)");
        assertThat(samsDesk.at("brief")).containsText("2 tasks done");
        samsDesk.sees("Deployment 4711 went out at 23:05, @mia");
        samsDesk.picture(kept + "-brief-1440");
    }

    void londonHandsCommandToNewYork() {
        norasDesk = desk("America/New_York", 1440, 900).signIn("nora", password).enter(incident);
        miasDesk.at("handover-open").click();
        miasDesk.at("handover-to").selectOption("nora");
        miasDesk.at("handover-backup").selectOption("noah");
        miasDesk.at("handover-next").fill("Roll back deployment 4711");
        miasDesk.at("handover-submit").click();
        norasDesk.at("handover-accept").click();
        for (Desk desk : List.of(miasDesk, liamsDesk, norasDesk, samsDesk)) {
            assertThat(desk.at("header-commander")).containsText("Nora Rivera");
        }
        assertThat(miasDesk.at("handover-state")).containsText("Nora Rivera");
    }

    void theStandupIsHeldAndItsDigestPinned() {
        LocatorAssertions.IsVisibleOptions within = new LocatorAssertions.IsVisibleOptions().setTimeout(140_000);
        assertThat(liamsDesk.at("standup-answer")).isVisible(within);
        liamsDesk.answer("Found deployment 4711", "Roll it back");
        norasDesk.answer("Took command", "Update the customers");
        norasDesk.tab("notes").at("standup-close").click();
        for (Desk desk : List.of(miasDesk, liamsDesk, norasDesk, samsDesk)) {
            assertThat(desk.at("standup-digest")).containsText("Found deployment 4711");
        }
        assertThat(miasDesk.at("standup-digest")).containsText("No answer from");
        miasDesk.tab("pins");
        // the handover and the digest
        assertThat(miasDesk.at("pinned-item")).hasCount(2);
        miasDesk.picture(kept + "-standup-1440");
    }

    void theServerIsKilledInTheMiddleOfTraffic() throws Exception {
        mia.run("incident.update-status", update("We are rolling back", 1), "the-promise");
        mia.run(
                "notice.schedule",
                Map.of("channel", incident, "text", "Call the supplier", "inSeconds", 6),
                "the-notice");
        traffic = Traffic.start(mia, incident);
        miasDesk.tab("checklist");
        for (int i = 1; i <= 20; i++) {
            miasDesk.say("from mia " + i + ".");
            liamsDesk.say("from liam " + i + ".");
            if (i == 10) {
                traffic.awaitAcknowledged(20);
                server.kill();
            }
        }
        assertThat(miasDesk.at("connection")).isVisible();
        assertThat(miasDesk.at("pending").first()).isVisible();
        miasDesk.picture(kept + "-away-1440");
        Duration took = server.run();
        System.out.println(kept + ": ready again after " + took.toMillis() + " ms");
    }

    private Map<String, Object> update(String text, int next) {
        return Map.of("incident", incident, "text", text, "nextInMinutes", next);
    }

    void everybodyGoesOnAndNothingIsLostOrDoubled() throws Exception {
        LocatorAssertions.HasCountOptions soon =
                new LocatorAssertions.HasCountOptions().setTimeout(Browsers.PATIENCE.toMillis());
        for (Desk desk : List.of(miasDesk, liamsDesk)) {
            assertThat(desk.at("connection")).hasCount(0, soon);
            assertThat(desk.at("pending")).hasCount(0, soon);
        }
        List<String> acknowledged = traffic.finish();
        List<String> stored = new ArrayList<>();
        await().atMost(Browsers.PATIENCE).untilAsserted(() -> {
            stored.clear();
            stored.addAll(texts());
            assertThat(stored).contains("from mia 20.", "from liam 20.");
        });
        assertThat(new HashSet<>(stored)).as("nothing is doubled").hasSameSizeAs(stored);
        assertThat(stored).as("nothing acknowledged is missing").containsAll(acknowledged);
        for (int i = 1; i <= 20; i++) {
            assertThat(stored).contains("from mia " + i + ".", "from liam " + i + ".");
        }
        looksFor(miasDesk, "from liam 20.");
        looksFor(liamsDesk, "from mia 20.");
        looksFor(norasDesk, "from mia 20.");
        miasDesk.say("We are back");
        samsDesk.sees("We are back");
        liamsDesk.tick("Roll back the newest change");
        miasDesk.seesTask("Roll back the newest change", "done");
    }

    /**
     * Goes to a message as a link would: on the page that came back first it lies far above what is drawn, for the
     * program wrote twenty messages a second until the last page was back.
     */
    private void looksFor(Desk desk, String text) {
        JsonNode found = entries().stream()
                .filter(e -> e.at("/data/text").asText().equals(text))
                .findFirst()
                .orElseThrow();
        desk.go("#/c/" + incident + "/m/" + found.path("seq").asLong()).sees(text);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : entries()) {
            if (entry.path("kind").asText().equals("channel.message-posted")) {
                texts.add(entry.at("/data/text").asText());
            }
        }
        return texts;
    }

    private List<JsonNode> entries() {
        List<JsonNode> all = new ArrayList<>();
        boolean more = true;
        for (long after = 0; more; ) {
            JsonNode page = mia.ask("channel/history?limit=200&channel=" + incident + "&after=" + after);
            page.path("entries").forEach(all::add);
            after = all.get(all.size() - 1).path("seq").asLong();
            more = page.path("more").asBoolean();
        }
        return all;
    }

    void theReminderStillFiresOnce() {
        await().atMost(Duration.ofSeconds(90)).until(() -> count("incident.update-overdue") > 0);
        assertThat(count("incident.update-overdue")).isEqualTo(1);
        assertThat(count("notice.fired")).isEqualTo(1);
        long notice = entries().stream()
                .filter(e -> e.path("kind").asText().equals("notice.fired"))
                .findFirst()
                .orElseThrow()
                .path("seq")
                .asLong();
        // it lies far above what a page draws by now, so it is gone to as a link would
        miasDesk.go("#/c/" + incident + "/m/" + notice);
        assertThat(miasDesk.at("notice-card")).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertThat(miasDesk.at("header-next-update")).hasAttribute("data-urgency", "overdue");
    }

    private long count(String kind) {
        return entries().stream()
                .filter(e -> e.path("kind").asText().equals(kind))
                .count();
    }

    void thePageKeptToItsContentPolicy() {
        for (Desk desk : desks) {
            assertThat(desk.faults()).isEmpty();
        }
    }

    /** How every desk looks now, as far as it can still be seen. */
    void pictures(String name, Throwable failure) {
        System.out.println(server.output());
        for (int i = 0; i < desks.size(); i++) {
            try {
                desks.get(i).picture(kept + "-" + name + "-" + i);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        desks.forEach(Desk::close);
        browsers.close();
        server.close();
    }
}
