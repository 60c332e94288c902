package dev.muster.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The chapters of {@link WeekTest}: a server whose time is moved on by the hour, and people whose browsers follow it. */
final class Week implements AutoCloseable {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final Map<String, String> NAMES = Map.of("nora", "Nora Rivera", "sam", "Sam Tan");
    private final Browsers browsers = Browsers.open();
    private volatile Duration ahead = Duration.between(Instant.now(), MONDAY);
    private final Site site;
    private final Program mia;
    private final List<Desk> desks = new ArrayList<>();
    private Desk londons;
    private Desk newYorks;
    private Desk singapores;
    private Desk executives;
    private String executive = "";
    private String incident = "";
    private int hours;
    private int keys;

    Week(Path folder) {
        site = Site.open(new Settings("127.0.0.1", 0, folder, null), builder -> builder.clock(this::now));
        mia = site.anyone().as("mia", site.password());
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private Desk desk(String handle, String zone, int width, int height) {
        Desk desk = new Desk(browsers.browser(), site.address(), zone, width, height);
        desks.add(desk);
        desk.page().clock().setFixedTime(now().toEpochMilli());
        return desk.signIn(handle, site.password());
    }

    /** It is this time everywhere. */
    private void move(Instant to) {
        ahead = Duration.between(Instant.now(), to);
        desks.forEach(d -> d.page().clock().setFixedTime(to.toEpochMilli()));
    }

    private JsonNode run(String name, Object... pairs) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            data.put(pairs[i].toString(), pairs[i + 1]);
        }
        return mia.run(name, data, "act-" + ++keys).path("ids");
    }

    void executivesWantToKnowEveryHour() {
        executive = run("channel.create", "name", "Executives", "open", false, "members", List.of("eve"))
                .path("channel")
                .asText();
        run(
                "stakeholder.set-matrix",
                "version",
                0,
                "content",
                Map.of(
                        "audiences",
                        List.of(Map.of(
                                "id",
                                "execs",
                                "name",
                                "Executives",
                                "language",
                                "en",
                                "zone",
                                "America/New_York",
                                "channel",
                                executive)),
                        "rows",
                        List.of(Map.of("severity", "SEV1", "audience", "execs", "post", true, "cadenceMinutes", 60))));
    }

    void londonOpens() {
        londons = desk("mia", "Europe/London", 1440, 900);
        londons.at("declare").click();
        londons.at("declare-title").fill("Customer data is open");
        londons.at("declare-severity").selectOption("SEV1");
        londons.at("declare-submit").click();
        assertThat(londons.at("header-severity")).containsText("SEV1");
        incident = mia.ask("incident/list").at("/incidents/0/id").asText();
        run("channel.add-members", "channel", incident, "people", List.of("liam", "nora", "noah"));
        run("incident.assign-role", "incident", incident, "role", "commander", "primary", "mia", "backup", "liam");
        run("task.add", "channel", incident, "title", "Close the share", "owner", "liam");
        run("task.add", "channel", incident, "title", "Count whose data it was", "owner", "nora");
        run("incident.decide", "incident", incident, "text", "We tell customers before the press");
        run(
                "standup.schedule",
                "channel",
                incident,
                "title",
                "Follow the sun",
                "zone",
                "Europe/London",
                "at",
                List.of("17:00", "23:00"),
                "windowMinutes",
                30);
        londons.say("The share was public since Friday");
        londons.tab("details");
        londons.at("details-clocks").click();
        londons.at("clock-start").click();
        londons.at("clock-definition-choice").selectOption("gdpr-33");
        londons.at("clock-submit-form").click();
        londons.at("clock-record").click();
        londons.at("clock-at").fill(local(now().minus(Duration.ofMinutes(30))));
        londons.at("clock-note").fill("A customer wrote to us");
        londons.at("clock-submit-form").click();
        assertThat(londons.at("header-clock")).containsText("GDPR Notification");
        londons.picture("week-1-london-opens");
    }

    /** As a native field wants it. */
    private static String local(Instant at) {
        return LocalDateTime.ofInstant(at, LONDON).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }

    /** So many hours pass; in each of them the executives are told, and nobody writes it. */
    void hoursPass(int many) {
        for (int i = 0; i < many; i++) {
            anHourLater(now().plus(Duration.ofHours(1)));
        }
    }

    private void anHourLater(Instant time) {
        move(time);
        int expected = ++hours;
        await().atMost(Browsers.PATIENCE).until(() -> told().size() >= expected);
        assertThat(told()).hasSize(expected).allMatch(d -> d.path("automatic").asBoolean());
    }

    private List<JsonNode> told() {
        JsonNode page = mia.ask("channel/history?limit=200&channel=" + executive);
        return StreamSupport.stream(page.path("entries").spliterator(), false)
                .filter(e -> e.path("kind").asText().equals("stakeholder.received"))
                .map(e -> e.path("data"))
                .toList();
    }

    void anExecutiveReadsOnThePhone() {
        executives = desk("eve", "America/New_York", 360, 740);
        executives.go("#/c/" + executive);
        Locator facts = executives.at("update-card");
        assertThat(facts).hasCount(hours);
        assertThat(facts.last()).containsText("Nobody wrote it");
        assertThat(executives.fits()).isTrue();
        executives.picture("week-2-executives");
    }

    /** The standup of the evening in London, and command that goes west. */
    void londonHandsOverToNewYork() {
        newYorks = desk("nora", "America/New_York", 1440, 900).enter(incident);
        anHourLater(Instant.parse("2027-03-01T17:02:00Z"));
        londons.answer("Closed the share", "Tell the regulator");
        newYorks.answer("Read what happened", "Count whose data it was");
        londons.tab("notes").at("standup-close").click();
        assertThat(newYorks.at("standup-digest")).containsText("Closed the share");
        handOver(londons, newYorks, "nora", "noah", "Count whose data it was, by night");
        newYorks.picture("week-3-new-york");
    }

    private void handOver(Desk from, Desk to, String person, String backup, String next) {
        from.at("handover-open").click();
        from.at("handover-to").selectOption(person);
        from.at("handover-backup").selectOption(backup);
        from.at("handover-next").fill(next);
        from.at("handover-submit").click();
        to.at("handover-accept").click();
        for (Desk desk : List.of(from, to)) {
            assertThat(desk.at("header-commander")).containsText(NAMES.get(person));
        }
        assertThat(mia.ask("incident/show?incident=" + incident)
                        .at("/roles/0/primary")
                        .asText())
                .isEqualTo(person);
    }

    /** Who comes new reads one page, and knows. */
    void newYorkHandsOverToSingapore() {
        anHourLater(Instant.parse("2027-03-01T23:02:00Z"));
        newYorks.answer("Counted 4,112 customers", "Write to them");
        newYorks.tab("notes").at("standup-close").click();
        assertThat(newYorks.at("standup-digest").last()).containsText("Counted 4,112 customers");
        run("channel.add-members", "channel", incident, "people", List.of("sam"));
        singapores = desk("sam", "Asia/Singapore", 1440, 900).enter(incident);
        handOver(newYorks, singapores, "sam", "liam", "Write to 4,112 customers");
        singapores.tab("brief");
        for (String known : List.of(
                "Sam Tan",
                "We tell customers before the press",
                "Close the share",
                "Count whose data it was",
                "Counted 4,112 customers",
                "Write to 4,112 customers")) {
            assertThat(singapores.at("brief")).containsText(known);
        }
        assertThat(singapores.at("header-clock")).containsText("GDPR Notification");
        Screens.examine(singapores, "week-4-singapore");
    }

    /** Two hours before the deadline it is met, and that is on record. */
    void theRegulatorIsToldInTime() {
        move(MONDAY.minus(Duration.ofMinutes(30)).plus(Duration.ofHours(70)));
        assertThat(londons.at("header-clock")).hasAttribute("data-urgency", "soon");
        londons.at("header-clock").click();
        Locator stage = londons.at("clock-stage").first();
        stage.getByTestId("clock-submit").click();
        londons.at("clock-reference").fill("ICO-4711");
        londons.at("clock-submit-form").click();
        assertThat(stage).hasAttribute("data-state", "submitted");
        assertThat(stage).containsText("ICO-4711");
        londons.picture("week-5-regulator");
    }

    /** The last thing that executives hear says that it is the last. */
    void itIsOver() {
        run("incident.set-status", "incident", incident, "status", "resolved", "reason", "Everybody was told");
        await().atMost(Browsers.PATIENCE)
                .until(() -> told().stream().anyMatch(d -> d.path("last").asBoolean()));
        assertThat(told()).filteredOn(d -> d.path("last").asBoolean()).hasSize(1);
        executives.page().reload();
        executives.picture("week-6-over");
        List<String> standups = new ArrayList<>();
        for (JsonNode entry :
                mia.ask("channel/history?limit=200&channel=" + incident).path("entries")) {
            if (entry.path("kind").asText().equals("standup.opened")) {
                standups.add(entry.at("/data/occurrence").asText());
            }
        }
        assertThat(standups).doesNotHaveDuplicates().hasSize(2);
        for (Desk desk : desks) {
            assertThat(desk.faults()).isEmpty();
        }
    }

    /** How every desk looks now, as far as it can still be seen. */
    void pictures(Throwable failure) {
        for (int i = 0; i < desks.size(); i++) {
            try {
                desks.get(i).picture("week-failed-" + i);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        desks.forEach(Desk::close);
        site.close();
        browsers.close();
    }
}
