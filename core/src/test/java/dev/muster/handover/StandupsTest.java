package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.PinView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupCommands.UnscheduleStandup;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupViews.ListStandups;
import dev.muster.handover.StandupViews.SessionView;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Status;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ada, Ben and Cleo in one channel; it is 2 March 2026, 09:00 in London. */
class StandupsTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private final TestMuster m = new TestMuster();
    private final ChannelId channel =
            new ChannelId(m.run("ada", new CreateChannel("ops", null, false, List.of(BEN, CLEO)))
                    .id("channel"));

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void opensAtItsTimeAsksEveryoneAndPinsTheDigest() {
        schedule("Europe/London", List.of("09:30"), 15);
        m.advance(Duration.ofMinutes(29));
        assertThat(opened()).isEmpty();
        m.run("ada", new AddMembers(channel, List.of(new PersonId("dan")), null));
        m.advance(Duration.ofMinutes(1));
        assertThat(opened().get(0).notified()).hasSize(4);
        SessionId session = opened().get(0).session();
        m.run("ben", new AnswerStandup(channel, session, "looked", "fix", null));
        m.run("ben", new AnswerStandup(channel, session, "looked twice", "fix", "no access"));
        m.run("dan", new AnswerStandup(channel, session, "read", null, null));
        m.advance(Duration.ofMinutes(15));
        StandupDigested digest = digests().get(0);
        assertThat(digest.answers()).extracting(Answer::name).containsExactly("Ben", "Dan");
        assertThat(digest.answers().get(0).done()).isEqualTo("looked twice");
        assertThat(digest.missing()).extracting(StandupEvent.Missing::name).containsExactlyInAnyOrder("Ada", "Cleo");
        PinView pin = pins().get(0);
        assertThat(pin.entry().kind()).isEqualTo("standup.digested");
        assertThat(pin.entry().data()).contains("\"pinned\":true");
    }

    @Test
    void theDigestOfTheNextTakesThePlaceOfThePin() {
        schedule("Europe/London", List.of("10:00", "16:00"), 10);
        m.advance(Duration.ofHours(1));
        m.advance(Duration.ofMinutes(10));
        long first = pins().get(0).message();
        m.clock.set(Instant.parse("2026-03-02T16:00:00Z"));
        m.runDue();
        m.advance(Duration.ofMinutes(10));
        assertThat(pins()).hasSize(1);
        assertThat(pins().get(0).message()).isGreaterThan(first);
        m.run("ada", new UnpinMessage(channel, pins().get(0).message()));
        assertThat(pins()).isEmpty();
    }

    @Test
    void closesEarlyWhenEveryoneHasAnswered() {
        SessionId session = new SessionId(
                m.run("ada", StartStandup.titled(channel, "Quick look", 30)).id("session"));
        for (String person : List.of("ada", "ben", "cleo")) {
            assertThat(digests()).isEmpty();
            m.run(person, new AnswerStandup(channel, session, "fine", null, null));
        }
        assertThat(digests().get(0).missing()).isEmpty();
        m.advance(Duration.ofHours(1));
        assertThat(digests()).hasSize(1);
        SessionView view = m.ask("ben", new ListStandups(channel)).sessions().get(0);
        assertThat(view.closed()).isTrue();
        assertThat(view.mine()).isNotNull();
    }

    @Test
    void aPersonCanCloseItAndUnscheduleIt() {
        StandupId id = schedule("Europe/London", List.of("10:00"), 15);
        SessionId session = new SessionId(
                m.run("ada", new StartStandup(channel, id, null, null, null)).id("session"));
        assertThatThrownBy(() -> m.run("ada", new StartStandup(channel, id, null, null, null)))
                .hasMessageContaining("open already");
        m.run("ben", new CloseStandup(channel, session));
        assertThat(digests()).hasSize(1);
        m.run("ben", new UnscheduleStandup(channel, id));
        m.advance(Duration.ofDays(3));
        assertThat(opened()).hasSize(1);
    }

    @Test
    void acrossMidnightAndTheChangeOfTheClocks() {
        m.clock.set(Instant.parse("2026-03-27T12:00:00Z"));
        schedule("Europe/London", List.of("23:50", "01:30"), 30);
        while (m.clock.instant().isBefore(Instant.parse("2026-03-30T12:00:00Z"))) {
            m.advance(Duration.ofMinutes(10));
        }
        assertThat(entries("standup.opened"))
                .extracting(EntryView::time)
                .containsExactly(
                        Instant.parse("2026-03-27T23:50:00Z"),
                        Instant.parse("2026-03-28T01:30:00Z"),
                        Instant.parse("2026-03-28T23:50:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-29T22:50:00Z"),
                        Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(digests()).hasSize(6);
    }

    @Test
    void afterAnOutageTheLatestIsOpenedLateOrNotAtAll() {
        schedule("Europe/London", List.of("10:00", "11:00", "12:00"), 30);
        m.clock.set(Instant.parse("2026-03-02T12:20:00Z"));
        m.runDue();
        assertThat(opened()).hasSize(1);
        assertThat(opened().get(0).closesAt()).isEqualTo(Instant.parse("2026-03-02T12:50:00Z"));
        m.clock.set(Instant.parse("2026-03-09T08:00:00Z"));
        m.runDue();
        assertThat(opened()).hasSize(1);
        m.clock.set(Instant.parse("2026-03-09T10:00:00Z"));
        m.runDue();
        assertThat(opened()).hasSize(2);
    }

    @Test
    void restsWhileTheChannelIsArchived() {
        schedule("Europe/London", List.of("10:00"), 30);
        m.run("ada", new ArchiveChannel(channel));
        m.advance(Duration.ofDays(2));
        m.run("ada", new RestoreChannel(channel));
        assertThat(opened()).isEmpty();
        m.clock.set(Instant.parse("2026-03-05T10:00:00Z"));
        m.runDue();
        assertThat(opened()).hasSize(1);
    }

    @Test
    void aPlaybookBringsItsStandupsAndTheyRestWhenTheIncidentIsOver() {
        PlaybookContent content = new PlaybookContent(
                "Outage",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(new PlaybookContent.StandupPlan(
                        "Follow the sun", "Asia/Singapore", List.of("18:00"), 15, List.of("Well?"))));
        String playbook = m.run("ada", new PublishPlaybook(null, content)).id("playbook");
        IncidentId incident = new IncidentId(m.run("ada", DeclareIncident.of("payments fail", null, playbook))
                .id("incident"));
        var view = m.ask("ada", new ListStandups(incident.channel())).standups().get(0);
        assertThat(view.nextAt()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(view.questions()).containsExactly("Well?");
        m.run("ada", new SetStatus(incident, Status.RESOLVED, null));
        m.advance(Duration.ofDays(1));
        assertThat(m.ask("ada", new ListStandups(incident.channel())).sessions())
                .isEmpty();
        m.run("ada", new SetStatus(incident, Status.ACTIVE, "not over"));
        m.advance(Duration.ofDays(1).plusMinutes(60));
        assertThat(m.ask("ada", new ListStandups(incident.channel())).sessions())
                .hasSize(1);
    }

    @Test
    void enginesThatRaceOpenOneSession() {
        schedule("Europe/London", List.of("10:00"), 30);
        try (TestMuster other = m.another()) {
            for (int i = 0; i < 6; i++) {
                m.clock.advance(Duration.ofMinutes(15));
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(m::runDue), CompletableFuture.runAsync(other::runDue))
                        .join();
            }
        }
        assertThat(opened()).hasSize(1);
        assertThat(digests()).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsRefusedByField() {
        refused("zone", ScheduleStandup.of(channel, "x", "Mars/Base", List.of("09:00"), 5));
        refused("at", ScheduleStandup.of(channel, "x", "UTC", List.of("9:00"), 5));
        refused("at", ScheduleStandup.of(channel, "x", "UTC", List.of(), 5));
        refused("windowMinutes", ScheduleStandup.of(channel, "x", "UTC", List.of("09:00"), 0));
        refused(
                "members",
                new ScheduleStandup(channel, "x", "UTC", List.of("09:00"), 5, List.of(new PersonId("dan")), null));
    }

    private void refused(String field, ScheduleStandup command) {
        assertThatThrownBy(() -> m.run("ben", command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo(field));
    }

    private StandupId schedule(String zone, List<String> at, int window) {
        return new StandupId(m.run("ada", ScheduleStandup.of(channel, "Handover standup", zone, at, window))
                .id("standup"));
    }

    private List<PinView> pins() {
        return m.ask("ada", new ShowChannel(channel)).pins();
    }

    private List<StandupOpened> opened() {
        return entries("standup.opened").stream()
                .map(e -> e.event(StandupOpened.class))
                .toList();
    }

    private List<StandupDigested> digests() {
        return entries("standup.digested").stream()
                .map(e -> e.event(StandupDigested.class))
                .toList();
    }

    private List<EntryView> entries(String kind) {
        return m.ask("ada", new History(channel, null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }
}
