package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.command.Rejection;
import dev.muster.guarantee.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is good once is good once: codes of the app, recovery codes, links; also for two who use it at the same time, on two
 * servers where there can be two. So many rounds each, of {@code -Dmuster.rounds.once=} others.
 */
class UsedOnceTest {
    private static final int ROUNDS = Rounds.of("once", 25);

    @TempDir
    Path folder;

    private final Clock clock = new Clock();
    private Node one;
    private Node other;

    private void open(Places place) {
        String url = place.url();
        one = new Node(url, folder, clock).filled();
        other = new Node(url, folder, clock);
    }

    private void close() {
        one.close();
        other.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCodeOfTheApp(Places place) throws Exception {
        open(place);
        try {
            Node.Factor factor = one.enrol("liam");
            assertThat(one.signIn("liam", one.code(factor.key())).outcome())
                    .as("the code of the enrolment again")
                    .isEqualTo(SignIn.Outcome.CODE_WRONG);
            for (int i = 0; i < ROUNDS; i++) {
                clock.move(Duration.ofSeconds(30));
                String code = one.code(factor.key());
                assertThat(together(() -> spent(one, code), () -> spent(other, code)))
                        .as("round " + i)
                        .isEqualTo(1);
                assertThat(spent(other, code)).as("once more").isFalse();
            }
        } finally {
            close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecoveryCode(Places place) throws Exception {
        open(place);
        try {
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                if (codes.isEmpty()) {
                    forget();
                    codes.addAll(one.enrol("liam").recovery());
                }
                String code = codes.remove(0);
                assertThat(together(() -> spent(one, code), () -> spent(other, code)))
                        .as("round " + i)
                        .isEqualTo(1);
            }
        } finally {
            close();
        }
    }

    /** Without a second factor, as after a link that is made for that. */
    private void forget() {
        one.tables.change(h -> {
            Account liam = AccountRows.take(h, Node.LIAM).orElseThrow();
            AccountRows.write(h, liam.withSecond(null));
            return liam;
        });
    }

    /** The second half of a sign-in, which is the same however the password was checked. */
    private boolean spent(Node node, String code) {
        Account liam = node.account(Node.LIAM);
        return node.signIn.begin(liam, code, Session.Kind.PAGE, Node.HOME).outcome() == SignIn.Outcome.OPENED;
    }

    @ParameterizedTest
    @EnumSource
    void aLink(Places place) throws Exception {
        open(place);
        try {
            Present mia = one.begun(Node.MIA).present();
            for (int i = 0; i < ROUNDS; i++) {
                String secret = one.administration.reset(mia, Node.LIAM, false).secret();
                String mine = "the first of two words " + i;
                String theirs = "the other of two words " + i;
                assertThat(together(() -> used(one, secret, mine), () -> used(other, secret, theirs)))
                        .as("round " + i)
                        .isEqualTo(1);
                assertThat(used(one, secret, mine)).as("once more").isFalse();
            }
        } finally {
            close();
        }
    }

    private static boolean used(Node node, String secret, String password) {
        try {
            node.links.use(secret, password);
            return true;
        } catch (Rejection e) {
            assertThat(e.code()).isEqualTo(Rejection.Code.ABSENT);
            return false;
        }
    }

    /** How many of the two succeeded. */
    private static int together(Callable<Boolean> first, Callable<Boolean> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> both = new ArrayList<>();
            for (Callable<Boolean> work : List.of(first, second)) {
                both.add(two.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            int succeeded = 0;
            for (Future<Boolean> each : both) {
                succeeded += each.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            two.shutdownNow();
        }
    }
}
