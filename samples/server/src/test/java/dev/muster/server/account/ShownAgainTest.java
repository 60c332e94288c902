package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody shows again, and that they go on under another secret once they did. */
class ShownAgainTest {
    private static final String HOME = Node.HOME.address();

    @TempDir
    Path folder;

    private final Clock clock = new Clock();

    private void nextCode() {
        Node.minutes(clock, 1);
    }

    @Test
    void everySignInHasASecretOfItsOwn() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Sessions.Opened first = node.opened("liam");
            Sessions.Opened second = node.opened("liam");
            assertThat(second.secret()).isNotEqualTo(first.secret()).hasSizeGreaterThanOrEqualTo(43);
        }
    }

    @Test
    void whoShowsThePasswordAgainGoesOnUnderAnotherSecret() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Sessions.Opened before = node.opened("liam");
            assertThatThrownBy(() -> node.own.again(before.present(), "not it", null, HOME))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("not your password");
            assertThat(node.signedIn(before)).isTrue();
            Sessions.Opened again = node.own.again(before.present(), Node.PASSWORD, null, HOME);
            assertThat(node.signedIn(before)).isFalse();
            assertThat(node.signedIn(again)).isTrue();
            assertThat(node.news.ends).isEqualTo(1);
            Sessions.Opened begun = node.own
                    .beginSecond(again.present(), Node.PASSWORD, null, HOME)
                    .opened();
            assertThat(node.signedIn(again)).isFalse();
            Sessions.Opened changed =
                    node.own.changePassword(begun.present(), Node.PASSWORD, "seven quiet elephants", HOME);
            assertThat(node.signedIn(begun)).isFalse();
            assertThat(node.signedIn(changed)).isTrue();
        }
    }

    @Test
    void anotherSecondFactorTakesACodeOfTheOneThatIsThere() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Node.Factor factor = node.enrol("liam");
            Present me = factor.opened().present();
            nextCode();
            assertThatThrownBy(() -> node.own.beginSecond(me, Node.PASSWORD, null, HOME))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("code");
            assertThatThrownBy(() -> node.own.beginSecond(me, Node.PASSWORD, "000000", HOME))
                    .isInstanceOf(Rejection.class);
            String code = node.code(factor.key());
            OwnAccount.Begun begun = node.own.beginSecond(me, Node.PASSWORD, code, HOME);
            assertThat(node.account(Node.LIAM).second()).isNotNull();
            assertThatThrownBy(() -> node.own.beginSecond(begun.opened().present(), Node.PASSWORD, code, HOME))
                    .as("a code is good once")
                    .isInstanceOf(Rejection.class);
            assertThatThrownBy(() -> node.own.again(begun.opened().present(), Node.PASSWORD, null, HOME))
                    .isInstanceOf(Rejection.class);
            String fresh = begun.enrolment().secret();
            node.own.confirmSecond(begun.opened().present(), node.code(fresh));
            nextCode();
            assertThat(node.signIn("liam", node.code(factor.key())).outcome()).isEqualTo(SignIn.Outcome.CODE_WRONG);
            assertThat(node.signIn("liam", node.code(fresh)).outcome()).isEqualTo(SignIn.Outcome.OPENED);
        }
    }

    @Test
    void whomAProxyVouchesForIsAskedForThereAgain() {
        try (Node node = new Node(null, folder, clock).filled()) {
            String vouched = node.sessions.vouched();
            assertThat(node.accounts.signedIn(Accounts.WORKSPACE, Node.LIAM, vouched))
                    .isTrue();
            clock.move(Sessions.RECENT.minusMillis(1));
            assertThat(node.accounts.signedIn(Accounts.WORKSPACE, Node.LIAM, vouched))
                    .isTrue();
            clock.move(java.time.Duration.ofMillis(1));
            assertThat(node.accounts.signedIn(Accounts.WORKSPACE, Node.LIAM, vouched))
                    .isFalse();
            assertThat(node.accounts.signedIn(Accounts.WORKSPACE, Node.LIAM, node.sessions.vouched()))
                    .isTrue();
        }
    }

    @Test
    void aSignInIsRecentForSoLongAndNoLonger() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Session session = node.opened("liam").present().session();
            clock.move(Sessions.RECENT.minusMillis(1));
            assertThat(node.sessions.isRecent(session)).isTrue();
            clock.move(java.time.Duration.ofMillis(1));
            assertThat(node.sessions.isRecent(session)).isFalse();
        }
    }
}
