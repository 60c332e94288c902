package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.Marking;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.AwayFromStandups;
import dev.muster.handover.StandupCommands.ChangeStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.MakeTask;
import dev.muster.handover.StandupCommands.PauseStandup;
import dev.muster.handover.StandupCommands.ResumeStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.SkipStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupEvent.Missing;
import dev.muster.handover.StandupEvent.StandupAsked;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupEvent.StandupReminded;
import dev.muster.handover.StandupEvent.StandupTold;
import dev.muster.handover.StandupViews.ListSessions;
import dev.muster.handover.StandupViews.ListStandups;
import dev.muster.handover.StandupViews.SessionHistory;
import dev.muster.playbook.Task;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.slash.SlashViews.CompleteSlash;
import dev.muster.slash.SlashViews.RunSlash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ada in London, Ben in New York and Cleo in Singapore, in one channel; it is Monday 2 March 2026, 09:00 in London. */
class StandupTermsTest {
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CLEO = new PersonId("cleo");
    private TestMuster m = new TestMuster();
    private final ChannelId channel =
            new ChannelId(m.run("ada", new CreateChannel("ops", null, false, List.of(BEN, CLEO)))
                    .id("channel"));

    @AfterEach
    void close() {
        m.close();
    }

    @Test
    void eachIsAskedByTheirOwnClockInOneSession() {
        zone("ben", "America/New_York");
        zone("cleo", "Asia/Singapore");
        schedule(terms().ownZone().at("10:00"));
        m.runDue();
        restart();
        during(Duration.ofDays(2));
        List<StandupOpened> opened = entries("standup.opened").stream()
                .map(e -> e.event(StandupOpened.class))
                .toList();
        assertThat(entries("standup.opened"))
                .extracting(EntryView::time)
                .containsExactly(Instant.parse("2026-03-03T02:00:00Z"), Instant.parse("2026-03-04T02:00:00Z"));
        assertThat(opened.get(0).notified()).containsExactly(CLEO);
        assertThat(opened.get(0).occurrence()).isEqualTo("2026-03-03T10:00");
        assertThat(opened.get(0).closesAt()).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
        assertThat(entries("standup.asked"))
                .extracting(EntryView::time)
                .containsExactly(Instant.parse("2026-03-03T10:00:00Z"), Instant.parse("2026-03-03T15:00:00Z"));
        assertThat(entries("standup.asked").get(1).event(StandupAsked.class).notified())
                .containsExactly(BEN);
        assertThat(digests()).hasSize(1);
    }

    @Test
    void theClocksOfThoseWhoAreNotAskedDoNotCount() {
        zone("ben", "America/New_York");
        zone("cleo", "Asia/Singapore");
        m.people.group("night", false, "ben", "dan");
        schedule(terms().ownZone().members(BEN).at("10:00"));
        schedule(terms().ownZone().groups("night").at("11:00"));
        m.runDue();
        during(Duration.ofDays(1));
        assertThat(entries("standup.opened"))
                .extracting(EntryView::time)
                .containsExactly(Instant.parse("2026-03-02T15:00:00Z"), Instant.parse("2026-03-02T16:00:00Z"));
    }

    @Test
    void whoMovesWestIsNotAskedTwiceForTheSame() {
        zone("cleo", "Asia/Singapore");
        schedule(terms().ownZone().members(CLEO).at("10:00", "11:30"));
        m.runDue();
        during(Duration.ofHours(18));
        assertThat(entries("standup.opened")).hasSize(1);
        zone("cleo", "Asia/Bangkok");
        during(Duration.ofHours(2));
        assertThat(entries("standup.opened"))
                .extracting(e -> e.event(StandupOpened.class).occurrence())
                .containsExactly("2026-03-03T10:00", "2026-03-03T11:30");
        assertThat(entries("standup.opened").get(1).time()).isEqualTo(Instant.parse("2026-03-03T04:30:00Z"));
    }

    @Test
    void whatTheDirectorySaysIsInNoEntry() {
        zone("ben", "America/New_York");
        m.people.group("night", false, "ben", "dan");
        StandupId id = schedule(terms().ownZone().members(BEN).groups("night").at("10:00"));
        m.run("ada", change(id, List.of("11:00"), "Later"));
        assertThat(entries("standup.scheduled")).hasSize(1);
        assertThat(entries("standup.changed")).hasSize(1);
        assertThat(Stream.of("standup.scheduled", "standup.changed").flatMap(k -> entries(k).stream()))
                .extracting(EntryView::data)
                .noneMatch(d -> d.contains("America/New_York") || d.contains("dan"));
        during(Duration.ofHours(8));
        assertThat(entries("standup.opened").get(0).event(StandupOpened.class).asked())
                .as("and is known all the same")
                .singleElement()
                .satisfies(a -> assertThat(a.at()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z")));
    }

    @Test
    void onlyOnItsDaysOfTheWeek() {
        schedule(terms().days("tuesday", "friday").at("10:00"));
        during(Duration.ofDays(9));
        assertThat(entries("standup.opened"))
                .extracting(EntryView::time)
                .containsExactly(
                        Instant.parse("2026-03-03T10:00:00Z"),
                        Instant.parse("2026-03-06T10:00:00Z"),
                        Instant.parse("2026-03-10T10:00:00Z"));
    }

    @Test
    void aWindowGoesAcrossMidnight() {
        schedule(terms().until("00:45").at("23:30"));
        m.clock.set(Instant.parse("2026-03-02T23:30:00Z"));
        m.runDue();
        m.clock.set(Instant.parse("2026-03-03T00:40:00Z"));
        m.runDue();
        assertThat(digests()).isEmpty();
        m.run("ben", new AnswerStandup(channel, null, "done", null, null));
        m.advance(Duration.ofMinutes(5));
        assertThat(digests().get(0).answers()).hasSize(1);
    }

    @Test
    void rolesGroupsAndPeopleAreAskedAndWhoIsAwayIsNot() {
        m.people.group("night", false, "cleo", "dan");
        m.run("ben", new AwayFromStandups(channel, null, m.clock.instant().plus(Duration.ofDays(3))));
        schedule(terms().groups("night").members(BEN).at("10:00"));
        m.advance(Duration.ofHours(1));
        StandupOpened opened = entries("standup.opened").get(0).event(StandupOpened.class);
        assertThat(opened.notified()).containsExactly(CLEO);
        assertThat(opened.away()).extracting(Missing::person).containsExactly(BEN);
        m.advance(Duration.ofHours(1));
        assertThat(digests().get(0).missing()).extracting(Missing::person).containsExactly(CLEO);
        assertThat(digests().get(0).away()).extracting(Missing::person).containsExactly(BEN);
        m.people.group("night", false, "ada");
        m.run("ben", new AwayFromStandups(channel, null, null));
        m.advance(Duration.ofHours(23));
        assertThat(entries("standup.opened").get(1).event(StandupOpened.class).notified())
                .as("asked of the directory again each time")
                .containsExactlyInAnyOrder(new PersonId("ada"), BEN);
    }

    @Test
    void whoHasNotAnsweredIsRemindedOnce() {
        schedule(terms().remind(10).at("10:00"));
        m.advance(Duration.ofHours(1));
        m.run("ben", new AnswerStandup(channel, null, "done", null, null));
        m.advance(Duration.ofMinutes(50));
        restart();
        m.runDue();
        m.advance(Duration.ofMinutes(9));
        assertThat(entries("standup.reminded")).singleElement().satisfies(e -> assertThat(
                        e.event(StandupReminded.class).notified())
                .containsExactlyInAnyOrder(new PersonId("ada"), CLEO));
    }

    @Test
    void answersAfterTheEndAreOnRecordAsLate() {
        SessionId session = started();
        m.run("ada", new CloseStandup(channel, session));
        m.advance(Duration.ofDays(2));
        m.run("ben", new AnswerStandup(channel, session, "late but done", null, null));
        m.run("ben", new AnswerStandup(channel, session, "late, twice", null, null));
        EntryView digest = entries("standup.digested").get(0);
        assertThat(digest.data()).contains("late, twice").doesNotContain("late but done");
        assertThat(entries("standup.answered").get(0).data()).contains("\"late\":true");
        assertThat(history().sessions().get(0).answers()).singleElement().satisfies(a -> {
            assertThat(a.late()).isTrue();
            assertThat(a.done()).isEqualTo("late, twice");
        });
        assertThat(history().sessions().get(0).missing()).hasSize(3);
        m.advance(Duration.ofDays(6));
        conflict("cleo", new AnswerStandup(channel, session, "x", null, null), "7 days");
    }

    @Test
    void skippedPausedResumedAndChangedFromTheNextOn() {
        StandupId id = schedule(terms().at("10:00", "12:00"));
        Instant ten = Instant.parse("2026-03-02T10:00:00Z");
        m.run("ada", new SkipStandup(channel, id, ten));
        conflict("ada", new SkipStandup(channel, id, ten), "the next one is at 2026-03-02T12:00:00Z");
        m.advance(Duration.ofHours(2));
        assertThat(entries("standup.opened")).isEmpty();
        m.run("ada", new PauseStandup(channel, id));
        m.run("ada", new PauseStandup(channel, id));
        during(Duration.ofDays(2));
        assertThat(entries("standup.opened")).isEmpty();
        m.run("ada", new ResumeStandup(channel, id));
        m.advance(Duration.ofHours(1));
        assertThat(entries("standup.opened")).hasSize(1);
        m.run("ada", change(id, List.of("12:00", "15:00"), "Late look"));
        assertThat(list(id)).isEqualTo(Instant.parse("2026-03-04T15:00:00Z"));
        assertThat(entries("standup.paused")).hasSize(1);
        during(Duration.ofHours(4));
        assertThat(entries("standup.opened").get(1).event(StandupOpened.class).title())
                .isEqualTo("Late look");
    }

    private @Nullable Instant list(StandupId id) {
        return m.ask("ada", new ListStandups(channel)).standups().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow()
                .nextAt();
    }

    private ChangeStandup change(StandupId id, List<String> at, String title) {
        return new ChangeStandup(
                channel, id, title, null, at, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingTwice() {
        StandupId id = schedule(terms().at("10:00", "16:00"));
        m.advance(Duration.ofHours(1));
        m.clock.set(Instant.parse("2026-03-02T09:30:00Z"));
        m.run("ada", new PauseStandup(channel, id));
        m.run("ada", new ResumeStandup(channel, id));
        during(Duration.ofHours(2));
        assertThat(entries("standup.opened")).hasSize(1);
        assertThat(list(id)).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
    }

    @Test
    void theDigestIsToldElsewhereUnlessThatIsWider() {
        ChannelId board =
                new ChannelId(m.run("ada", new CreateChannel("board", null, false, List.of(new PersonId("dan"))))
                        .id("channel"));
        m.run("ada", new SetMarking(board, Marking.AMBER, null));
        StandupId id = schedule(terms().digestTo(board).at("10:00"));
        m.advance(Duration.ofHours(1));
        m.run("ben", new AnswerStandup(channel, null, "all of it", null, null));
        m.advance(Duration.ofHours(1));
        assertThat(entries(board, "standup.told")).singleElement().satisfies(e -> {
            assertThat(e.actor().value()).isEqualTo("muster");
            assertThat(e.event(StandupTold.class).answers().get(0).done()).isEqualTo("all of it");
        });
        m.run("ada", new SetMarking(channel, Marking.RED, null));
        m.advance(Duration.ofHours(23));
        m.advance(Duration.ofHours(1));
        assertThat(entries(board, "standup.told")).hasSize(1);
        assertThat(entries("standup.withheld")).hasSize(1);
        conflict("ada", changeTo(id, board), "wider audience");
        refused("ben", changeTo(id, board), Rejection.Code.ABSENT);
        m.run("ada", new SetMarking(channel, Marking.AMBER, "agreed"));
        m.run("ada", new AddMembers(board, List.of(BEN), null));
        m.run("ben", changeTo(id, board));
        m.run("ada", new RemoveMember(board, BEN));
        m.advance(Duration.ofHours(23));
        m.advance(Duration.ofHours(1));
        assertThat(entries(board, "standup.told")).hasSize(1);
        assertThat(entries("standup.withheld")).hasSize(2);
    }

    private ChangeStandup changeTo(StandupId id, ChannelId board) {
        return new ChangeStandup(
                channel,
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                board.value(),
                null);
    }

    @Test
    void whatIsInTheWayBecomesOneTask() {
        SessionId session = started();
        m.run("ben", new AnswerStandup(channel, session, "x", null, "no access to the vault\nsince Monday"));
        m.run("cleo", new AnswerStandup(channel, session, "x", null, null));
        String task = m.run("ada", new MakeTask(channel, session, BEN, null)).id("task");
        assertThat(m.run("cleo", new MakeTask(channel, session, BEN, "again")).id("task"))
                .isEqualTo(task);
        conflict("ada", new MakeTask(channel, session, CLEO, null), "named nothing");
        List<Task> tasks = m
                .store
                .snapshot(q -> q.find(Find.of(TestMuster.ACME, Task.KIND.name(), Term.of("channel", channel))))
                .stream()
                .map(Task.KIND::value)
                .toList();
        assertThat(tasks).singleElement().satisfies(t -> {
            assertThat(t.title()).isEqualTo("no access to the vault");
            assertThat(t.description())
                    .contains(
                            "since Monday",
                            "#/c/" + channel + "/m/"
                                    + entries("standup.answered").get(0).seq());
        });
        m.run("ada", new CloseStandup(channel, session));
        assertThat(history().sessions().get(0).answers().get(0).task()).isEqualTo(task);
    }

    @Test
    void answeredByTyping() {
        SessionId session = started();
        m.run("ben", new RunSlash(channel, "/standup found it | fix it | no access"));
        m.run("ada", new CloseStandup(channel, session));
        Answer answer = digests().get(0).answers().get(0);
        assertThat(List.of(answer.done(), answer.next(), answer.blockers()))
                .containsExactly("found it", "fix it", "no access");
        conflict("ben", new RunSlash(channel, "/standup more"), "no standup is open");
        assertThatThrownBy(() -> m.run("ben", new RunSlash(channel, "/standup")))
                .hasMessageContaining("/standup <");
        assertThat(m.ask("ben", new CompleteSlash(channel, "/stan", null, null)).toString())
                .contains("standup");
    }

    @Test
    void theHistoryGoesBackPageByPage() {
        for (int i = 0; i < 5; i++) {
            SessionId session = started();
            m.run("ada", new CloseStandup(channel, session));
            m.advance(Duration.ofMinutes(1));
        }
        SessionHistory first = m.ask("ben", new ListSessions(channel, null, null, 3));
        SessionHistory rest = m.ask("ben", new ListSessions(channel, null, first.before(), 3));
        assertThat(first.sessions()).hasSize(3);
        assertThat(rest.sessions()).hasSize(2).doesNotContainAnyElementsOf(first.sessions());
        assertThat(rest.before()).isNull();
        assertThatThrownBy(() -> m.ask("dan", new ListSessions(channel, null, null, 3)))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        field("days", terms().days("someday"));
        field("until", terms().until("25:00"));
        field("until", terms().ownZone().until("11:00"));
        field("remindMinutes", terms().remind(60));
        field("roles", terms().roles("juggler"));
    }

    private void field(String field, Terms terms) {
        assertThatThrownBy(() -> schedule(terms.at("10:00")))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.field()).isEqualTo(field));
    }

    private void zone(String id, String zone) {
        Person p = TestMuster.People.person(id, id, false);
        m.people.add(new Person(p.id(), id, p.name(), ZoneId.of(zone), true, false, Set.of(), Set.of()));
    }

    private void restart() {
        TestMuster before = m;
        m = new TestMuster(before.store, before.clock, before.people, b -> b.node("again"));
    }

    private void during(Duration time) {
        Instant end = m.clock.instant().plus(time);
        while (m.clock.instant().isBefore(end)) {
            m.advance(Duration.ofMinutes(15));
        }
    }

    private SessionId started() {
        return new SessionId(
                m.run("ada", StartStandup.titled(channel, "Now", 30)).id("session"));
    }

    private static final class Terms {
        private List<String> days = List.of();
        private boolean own;
        private @Nullable String until;
        private List<String> roles = List.of();
        private List<GroupId> groups = List.of();
        private List<PersonId> members = List.of();
        private @Nullable Integer remind;
        private @Nullable ChannelId digestTo;
        private List<String> at = List.of();

        Terms days(String... some) {
            days = List.of(some);
            return this;
        }

        Terms ownZone() {
            own = true;
            return this;
        }

        Terms until(String time) {
            until = time;
            return this;
        }

        Terms roles(String... some) {
            roles = List.of(some);
            return this;
        }

        Terms groups(String group) {
            groups = List.of(new GroupId(group));
            return this;
        }

        Terms members(PersonId... some) {
            members = List.of(some);
            return this;
        }

        Terms remind(int minutes) {
            remind = minutes;
            return this;
        }

        Terms digestTo(ChannelId other) {
            digestTo = other;
            return this;
        }

        Terms at(String... times) {
            at = List.of(times);
            return this;
        }
    }

    private static Terms terms() {
        return new Terms();
    }

    private StandupId schedule(Terms t) {
        return new StandupId(m.run(
                        "ada",
                        new ScheduleStandup(
                                channel,
                                "Daily",
                                "Europe/London",
                                t.at,
                                60,
                                t.members,
                                null,
                                t.days,
                                t.own,
                                t.until,
                                t.roles,
                                t.groups,
                                t.remind,
                                t.digestTo,
                                null))
                .id("standup"));
    }

    private void conflict(String person, Command command, String words) {
        assertThatThrownBy(() -> m.run(person, command))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining(words);
    }

    private void refused(String person, Command command, Rejection.Code code) {
        assertThatThrownBy(() -> m.run(person, command))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    private SessionHistory history() {
        return m.ask("ben", new ListSessions(channel, null, null, null));
    }

    private List<StandupDigested> digests() {
        return entries("standup.digested").stream()
                .map(e -> e.event(StandupDigested.class))
                .toList();
    }

    private List<EntryView> entries(String kind) {
        return entries(channel, kind);
    }

    private List<EntryView> entries(ChannelId in, String kind) {
        return m.ask("ada", new History(in, null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }
}
