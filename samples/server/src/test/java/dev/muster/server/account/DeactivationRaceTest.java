package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.command.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody is disabled while they sign in, set up a second factor, and use a link: a thousand random interleavings. After
 * the disabling was answered nothing of theirs is good, and nothing that was under way makes it so.
 */
class DeactivationRaceTest {
    private static final int ROUNDS = 1_000;

    @TempDir
    Path folder;

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void nothingOfADisabledPersonIsGood(Places place) throws Exception {
        String url = place.url();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Node one = new Node(url, folder, new Clock()).filled();
                Node other = new Node(url, folder, new Clock())) {
            Present mia = one.begun(Node.MIA).present();
            int signedInFirst = 0;
            for (int i = 0; i < ROUNDS; i++) {
                Account liam = other.account(Node.LIAM);
                Sessions.Opened before = one.begun(Node.LIAM);
                CyclicBarrier start = new CyclicBarrier(3);
                Future<?> disabling = threads.submit(() -> late(start, () -> active(one, mia, false)));
                List<Sessions.Opened> opened = new ArrayList<>();
                Future<?> signingIn = threads.submit(() -> late(start, () -> {
                    Sessions.@Nullable Opened made = other.signIn
                            .begin(liam, null, Session.Kind.PAGE, Node.HOME)
                            .opened();
                    if (made != null) {
                        opened.add(made);
                    }
                }));
                Future<?> describing = threads.submit(() -> late(start, () -> describe(other, before.present())));
                disabling.get();
                assertThat(one.signedIn(before)).as("round " + i).isFalse();
                signingIn.get();
                describing.get();
                signedInFirst += opened.size();
                assertThat(one.account(Node.LIAM).active()).isFalse();
                assertThat(other.sessions.of(Node.LIAM)).as("round " + i).isEmpty();
                for (Sessions.Opened made : opened) {
                    assertThat(other.signedIn(made)).isFalse();
                }
                active(one, mia, true);
                for (Sessions.Opened made : opened) {
                    assertThat(other.signedIn(made))
                            .as("enabled again, what ended stays ended")
                            .isFalse();
                }
            }
            System.out.println(place + ": signed in before being disabled in " + signedInFirst + " of " + ROUNDS);
            assertThat(signedInFirst).as("both orders happened").isBetween(ROUNDS / 50, ROUNDS - ROUNDS / 50);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void active(Node node, Present by, boolean active) {
        node.administration.change(by, Node.LIAM, new Administration.Change(null, null, active, null, null, null));
    }

    /** A change of their own, which reads the account and writes it whole. */
    private static void describe(Node node, Present liam) {
        try {
            node.own.describe(liam, "Liam Osei", liam.account().zone());
        } catch (Rejection e) {
            assertThat(e.code()).isEqualTo(Rejection.Code.ABSENT);
        }
    }

    private interface Work {
        void run();
    }

    private Void late(CyclicBarrier start, Work work) throws Exception {
        long nanos;
        synchronized (random) {
            nanos = (long) Math.pow(10, 3 + 3.3 * random.nextDouble());
        }
        start.await();
        LockSupport.parkNanos(nanos);
        work.run();
        return null;
    }
}
