package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in ends by itself: unused after a day, and used after a week. */
class SessionTimesTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final Clock clock = new Clock();

    @Test
    void aPagesEndsUnusedAfterADay() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Sessions.Opened opened = node.begun(Node.LIAM);
            clock.move(Session.Kind.PAGE.idle.minus(MOMENT));
            assertThat(node.signedIn(opened)).isTrue();
            clock.move(Session.Kind.PAGE.idle.minus(MOMENT));
            assertThat(node.signedIn(opened)).as("it was used").isTrue();
            clock.move(Session.Kind.PAGE.idle);
            assertThat(node.signedIn(opened)).isFalse();
        }
    }

    @Test
    void aPagesEndsAfterAWeekHoweverItIsUsed() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Sessions.Opened opened = node.begun(Node.LIAM);
            for (int hours = 12; hours < 7 * 24; hours += 12) {
                clock.move(Duration.ofHours(12));
                assertThat(node.signedIn(opened)).as("after %s hours", hours).isTrue();
            }
            clock.move(Duration.ofHours(12));
            assertThat(node.signedIn(opened)).isFalse();
        }
    }

    @Test
    void aProgramsEndsAfterThirtyDays() {
        try (Node node = new Node(null, folder, clock).filled()) {
            SignIn.Answer answer = node.signIn.with(
                    new SignIn.Credentials("liam", Node.PASSWORD, null), Session.Kind.TOKEN, Node.HOME);
            Sessions.Opened opened = java.util.Objects.requireNonNull(answer.opened());
            clock.move(Duration.ofDays(15));
            assertThat(node.sessions.find(opened.secret(), Session.Kind.TOKEN)).isPresent();
            clock.move(Duration.ofDays(15));
            assertThat(node.sessions.find(opened.secret(), Session.Kind.TOKEN)).isEmpty();
        }
    }

    @Test
    void whoOnlyReadsIsNotKeptOutWhereNothingCanBeWritten() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Sessions.Opened opened = node.begun(Node.LIAM);
            node.tables.change(h -> h.execute("create trigger full before update on host_session begin"
                    + " select raise(abort, 'the disk is full'); end"));
            clock.move(Duration.ofMinutes(10));
            assertThat(node.signedIn(opened)).isTrue();
        }
    }
}
