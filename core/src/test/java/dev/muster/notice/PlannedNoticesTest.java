package dev.muster.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.notice.NoticeCommands.AcknowledgeNotice;
import dev.muster.notice.NoticeCommands.PlanNotice;
import dev.muster.notice.NoticeEvent.NoticeFired;
import dev.muster.notice.NoticeEvent.NoticeSkipped;
import dev.muster.notice.NoticeViews.ListNotices;
import dev.muster.notice.NoticeViews.NoticeHistory;
import dev.muster.notice.NoticeViews.Time;
import dev.muster.notice.NoticeViews.WhyNotice;
import dev.muster.notifier.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlannedNoticesTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private static final PersonId DAN = new PersonId("dan");
    private final TestMuster m = new TestMuster();
    private final ChannelId channel = channel(m);

    private static ChannelId channel(TestMuster m) {
        return new ChannelId(m.run("ada", new CreateChannel("ops", null, false, List.of(BEN, CLEO, DAN)))
                .id("channel"));
    }

    @AfterEach
    void close() {
        m.close();
    }

    private static <E> List<E> events(TestMuster m, ChannelId channel, String kind, Class<E> type) {
        List<E> all = new ArrayList<>();
        long after = 0;
        while (true) {
            var page = m.ask("ada", new History(channel, null, after, 200, null));
            page.entries().stream().filter(e -> e.kind().equals(kind)).forEach(e -> all.add(e.event(type)));
            if (!page.more()) {
                return all;
            }
            List<EntryView> entries = page.entries();
            after = entries.get(entries.size() - 1).seq();
        }
    }

    private List<NoticeFired> fired() {
        return events(m, channel, "notice.fired", NoticeFired.class);
    }

    private List<NoticeSkipped> skipped() {
        return events(m, channel, "notice.skipped", NoticeSkipped.class);
    }

    private NoticeId plan(PlanNotice command) {
        return new NoticeId(m.run("ada", command).id("notice"));
    }

    private static Plan everyone() {
        return Plan.to(Addressees.EVERYONE);
    }

    /** 2026-03-02 is a Monday; London changes its clock on 29 March. */
    @Test
    void aCronKeepsTheTimeOnTheWall() {
        plan(PlanNotice.cron(channel, "figures", everyone().at("30 9 * * 1-5", "Europe/London")));
        for (int day = 0; day < 30; day++) {
            m.advance(Duration.ofDays(1));
        }
        List<Instant> planned = fired().stream().map(NoticeFired::planned).toList();
        assertThat(planned).hasSize(23);
        assertThat(planned.get(0)).isEqualTo("2026-03-02T09:30:00Z");
        assertThat(planned.get(20)).isEqualTo("2026-03-30T08:30:00Z");
        assertThat(fired()).allSatisfy(f -> assertThat(f.merged()).isZero());
    }

    @Test
    void lateOnesAreEachGivenMergedOrSkippedAsTheNoticeSays() {
        plan(PlanNotice.every(channel, "each", 600, everyone().missed(Misfire.LATE, null)));
        plan(PlanNotice.every(channel, "one", 600, everyone().missed(Misfire.MERGE, null)));
        plan(PlanNotice.every(channel, "none", 600, everyone().missed(Misfire.SKIP, null)));
        plan(PlanNotice.every(channel, "some", 600, everyone().missed(Misfire.LATE, 1_300L)));
        m.advance(Duration.ofSeconds(3_700));
        assertThat(fired().stream().filter(f -> f.text().equals("each")))
                .extracting(NoticeFired::occurrence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(fired().stream().filter(f -> f.text().equals("one")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.occurrence()).isEqualTo(6);
                    assertThat(f.merged()).isEqualTo(5);
                });
        assertThat(fired().stream().filter(f -> f.text().equals("none"))).isEmpty();
        assertThat(skipped().stream().filter(f -> f.text().equals("none")))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.count()).isEqualTo(6);
                    assertThat(s.nextAt()).isEqualTo(TestMuster.START.plusSeconds(4_200));
                });
        assertThat(fired().stream().filter(f -> f.text().equals("some")))
                .extracting(NoticeFired::occurrence)
                .containsExactly(4L, 5L, 6L);
        assertThat(skipped().stream().filter(f -> f.text().equals("some")))
                .singleElement()
                .satisfies(s -> assertThat(s.count()).isEqualTo(3));
        m.advance(Duration.ofSeconds(500));
        assertThat(fired().stream().filter(f -> f.text().equals("none")))
                .extracting(NoticeFired::occurrence)
                .containsExactly(7L);
    }

    @Test
    void oneThatIsTooLateIsMissedAndSaysSo() {
        NoticeId id = plan(PlanNotice.once(
                channel,
                "now or never",
                TestMuster.START.plusSeconds(60),
                everyone().missed(Misfire.LATE, 120L)));
        m.advance(Duration.ofSeconds(600));
        assertThat(fired()).isEmpty();
        assertThat(m.ask("ben", new ListNotices(channel)).notices())
                .singleElement()
                .satisfies(n -> assertThat(n.state()).isEqualTo(Notice.Phase.MISSED));
        assertThat(m.ask("ben", new WhyNotice(channel, id, null)).times())
                .extracting(Time::what)
                .containsExactly("skipped");
    }

    /** Every occurrence of every policy is given once or skipped once, never early, whatever time does. */
    @Property(tries = 40)
    void everyOccurrenceIsAccountedForOnce(
            @ForAll @IntRange(min = 5, max = 600) int every,
            @ForAll Misfire misfire,
            @ForAll @IntRange(min = 0, max = 900) int bound,
            @ForAll boolean cron,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 2_000) Long> steps) {
        try (TestMuster t = new TestMuster()) {
            ChannelId room = channel(t);
            Plan plan = everyone().missed(misfire, bound == 0 ? null : (long) bound);
            t.run(
                    "ada",
                    cron
                            ? PlanNotice.cron(room, "x", plan.at("*/7 * * * *", "Asia/Kolkata"))
                            : PlanNotice.every(room, "x", every, plan));
            long elapsed = 0;
            for (long step : steps) {
                elapsed += step;
                t.advance(Duration.ofSeconds(step));
            }
            long expected = 0;
            for (Instant at = TestMuster.START.plusSeconds(1);
                    !at.isAfter(TestMuster.START.plusSeconds(elapsed));
                    at = at.plusSeconds(1)) {
                long since = Duration.between(TestMuster.START, at).toSeconds();
                boolean due = cron
                        ? at.atZone(java.time.ZoneId.of("Asia/Kolkata")).getMinute() % 7 == 0
                                && at.getEpochSecond() % 60 == 0
                        : since % every == 0;
                expected += due ? 1 : 0;
            }
            List<NoticeFired> given = events(t, room, "notice.fired", NoticeFired.class);
            List<NoticeSkipped> missed = events(t, room, "notice.skipped", NoticeSkipped.class);
            long told = given.stream().mapToLong(f -> f.merged() + 1).sum()
                    + missed.stream().mapToLong(NoticeSkipped::count).sum();
            assertThat(told).isEqualTo(expected);
            assertThat(given).extracting(NoticeFired::occurrence).doesNotHaveDuplicates();
        }
    }

    /** After an outage the urgent ones come first, so many at once, and the rest a second later. */
    @Test
    void whatAnOutageHeldBackComesByUrgencyAndNotAllAtOnce() {
        List<ChannelId> rooms = List.of(channel, channel(m));
        for (int i = 0; i < Waiting.AT_ONCE + 20; i++) {
            Urgency urgency = i % 10 == 0 ? Urgency.URGENT : i % 2 == 0 ? Urgency.LOW : Urgency.NORMAL;
            plan(PlanNotice.once(
                    rooms.get(i % 2),
                    urgency.word(),
                    TestMuster.START.plusSeconds(10 + i),
                    everyone().urgent(urgency)));
        }
        m.advance(Duration.ofHours(1));
        int first = 0;
        for (ChannelId room : rooms) {
            List<String> texts = events(m, room, "notice.fired", NoticeFired.class).stream()
                    .map(NoticeFired::text)
                    .toList();
            first += texts.size();
            assertThat(texts.stream().filter("urgent"::equals).count()).isIn(0L, 12L);
        }
        assertThat(first).isEqualTo(Waiting.AT_ONCE);
        m.advance(Duration.ofSeconds(1));
        assertThat(fired().size()
                        + events(m, rooms.get(1), "notice.fired", NoticeFired.class)
                                .size())
                .isEqualTo(Waiting.AT_ONCE + 20);
    }

    @Test
    void aChainAsksRolesAndGroupsAsTheyAreThen() {
        m.people.group("desk", false, "dan", "audrey");
        IncidentId incident = new IncidentId(m.run(
                        "ada",
                        new DeclareIncident(
                                "fire",
                                null,
                                Severity.SEV2,
                                null,
                                null,
                                List.of(BEN, CLEO, DAN),
                                null,
                                null,
                                null,
                                null,
                                null))
                .id("incident"));
        NoticeId id = plan(PlanNotice.once(
                incident.channel(),
                "approve",
                TestMuster.START.plusSeconds(30),
                Plan.to(Addressees.of(BEN))
                        .chain(
                                60,
                                List.of(
                                        Escalation.of(Addressees.role("commander"), 120),
                                        Escalation.of(Addressees.group(new GroupId("desk")), 60)))));
        m.advance(Duration.ofSeconds(30));
        m.run("ada", new AssignRole(incident, "commander", CLEO, null));
        assertThatThrownBy(() -> m.run("dan", new AcknowledgeNotice(incident.channel(), id)))
                .isInstanceOf(Rejection.class);
        m.advance(Duration.ofSeconds(60));
        m.advance(Duration.ofSeconds(119));
        assertThat(events(m, incident.channel(), "notice.fired", NoticeFired.class))
                .extracting(NoticeFired::notified)
                .containsExactly(List.of(BEN), List.of(CLEO));
        m.advance(Duration.ofSeconds(1));
        assertThat(events(m, incident.channel(), "notice.fired", NoticeFired.class)
                        .get(2)
                        .notified())
                .as("those of the group who are in the channel")
                .containsExactly(DAN);
        m.run("dan", new AcknowledgeNotice(incident.channel(), id));
        m.advance(Duration.ofDays(1));
        assertThat(events(m, incident.channel(), "notice.fired", NoticeFired.class))
                .hasSize(3);
    }

    @Test
    void whoPlannedItMayLeave() {
        m.run(
                "ben",
                PlanNotice.every(
                        channel, "still here", 60, Plan.to(Addressees.of(CLEO)).missed(Misfire.MERGE, null)));
        m.run("ben", new LeaveChannel(channel));
        m.people.add(TestMuster.People.person("ben", "Ben", true));
        m.advance(Duration.ofSeconds(60));
        assertThat(fired()).singleElement().satisfies(f -> assertThat(f.notified())
                .containsExactly(CLEO));
    }

    @Test
    void whySaysWhatBecameOfItForWhoeverAsks() {
        NoticeId id = plan(PlanNotice.every(channel, "look", 60, Plan.to(Addressees.of(CLEO))));
        m.advance(Duration.ofSeconds(60));
        NoticeHistory mine = m.ask("cleo", new WhyNotice(channel, id, null));
        NoticeHistory others = m.ask("ben", new WhyNotice(channel, id, null));
        assertThat(mine.times()).singleElement().satisfies(t -> assertThat(t.forMe())
                .isTrue());
        assertThat(others.times()).singleElement().satisfies(t -> {
            assertThat(t.forMe()).isFalse();
            assertThat(t.why()).isEqualTo("it was for others");
        });
        assertThat(mine.next()).isEqualTo(TestMuster.START.plusSeconds(120));
        assertThatThrownBy(() -> m.ask("audrey", new WhyNotice(channel, id, null)))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void whatMakesNoSenseIsRefusedByField() {
        refused("at", new PlanNotice(channel, "x", null, null, null, everyone(), null));
        refused(
                "plan.zone",
                PlanNotice.cron(
                        channel,
                        "x",
                        new Plan(
                                Addressees.EVERYONE,
                                Urgency.NORMAL,
                                "0 9 * * *",
                                null,
                                Misfire.MERGE,
                                null,
                                null,
                                List.of(),
                                null)));
        refused("cron", PlanNotice.cron(channel, "x", everyone().at("nine", "UTC")));
        refused("plan.cron", PlanNotice.cron(channel, "x", everyone().at("0 0 31 2 *", "UTC")));
        refused(
                "everySeconds",
                new PlanNotice(channel, "x", null, 60L, null, everyone().at("0 9 * * *", "UTC"), null));
        refused("plan.to", PlanNotice.every(channel, "x", 60, Plan.to(Addressees.of(new PersonId("guy")))));
        refused("plan.to", PlanNotice.every(channel, "x", 60, Plan.to(Addressees.group(new GroupId("none")))));
    }

    private void refused(String field, PlanNotice command) {
        assertThatThrownBy(() -> m.run("ben", command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo(field));
    }
}
