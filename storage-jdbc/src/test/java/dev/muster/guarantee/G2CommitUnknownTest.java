package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Outcome;
import dev.muster.jdbc.JdbcStore;
import dev.muster.jdbc.TestPostgres;
import dev.muster.storage.CommitUnknown;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** G2, where it is hardest: the answer to a commit is lost, and the database is still at it or another node was faster. */
class G2CommitUnknownTest {
    /** Does something special at the nth transaction from when it was armed. */
    private abstract static class Special extends Wrapped {
        private final AtomicInteger left = new AtomicInteger();

        Special(Store inner) {
            super(inner);
        }

        void arm(int nth) {
            left.set(nth);
        }

        abstract <T> T special(Function<Transaction, T> work);

        @Override
        public <T> T transact(Function<Transaction, T> work) {
            return left.get() > 0 && left.decrementAndGet() == 0 ? special(work) : super.transact(work);
        }
    }

    /** The commit goes on in the database for a while after the connection was lost. */
    private static final class StillUnderWay extends Special {
        StillUnderWay(Store inner) {
            super(inner);
        }

        @Override
        <T> T special(Function<Transaction, T> work) {
            CountDownLatch written = new CountDownLatch(1);
            Thread database = new Thread(() -> inner.transact(tx -> {
                T result = work.apply(tx);
                written.countDown();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                return result;
            }));
            database.start();
            await(written);
            throw new CommitUnknown("lost by the test");
        }
    }

    @Test
    void aCommitThatIsStillUnderWayIsNotRunAgain() {
        try (JdbcStore inner = JdbcStore.postgres(TestPostgres.fresh())) {
            StillUnderWay store = new StillUnderWay(inner);
            try (Muster muster = Nodes.node(store, "a")) {
                ChannelId channel = Nodes.channel(muster, 1);
                store.arm(1);
                Outcome posted = muster.run(People.as("w0"), new PostMessage(channel, "once", null), null);
                assertThat(Nodes.log(inner, channel))
                        .filteredOn(l -> l.id().equals("once"))
                        .singleElement()
                        .satisfies(l -> assertThat(l.sequence()).isEqualTo(Nodes.number(posted)));
            }
        }
    }

    /** The transaction is lost, and the same command comes in over another node before anyone looks. */
    private static final class OtherWasFaster extends Special {
        private Runnable other = () -> {};

        OtherWasFaster(Store inner) {
            super(inner);
        }

        @Override
        <T> T special(Function<Transaction, T> work) {
            Store before = Mutants.answersBeforeCommit(inner, 1);
            before.transact(work);
            other.run();
            throw new CommitUnknown("lost by the test");
        }
    }

    @Test
    void anothersReceiptIsNotTakenForOnesOwn() throws Exception {
        try (JdbcStore inner = JdbcStore.postgres(TestPostgres.fresh());
                Muster other = Nodes.node(inner, "b")) {
            OtherWasFaster store = new OtherWasFaster(inner);
            CountDownLatch together = new CountDownLatch(1);
            Store gated = new Wrapped(store) {
                @Override
                public <T> T transact(Function<Transaction, T> work) {
                    return super.transact(tx -> {
                        T result = work.apply(tx);
                        await(together);
                        return result;
                    });
                }
            };
            ChannelId channel = Nodes.channel(other, 3);
            try (Muster muster = Nodes.node(gated, "a")) {
                PostMessage same = new PostMessage(channel, "same", null);
                store.other = () -> other.run(People.as("w1"), same, "key");
                store.arm(2);
                muster.submit(People.as("w0"), new PostMessage(channel, "first", null), "first");
                TimeUnit.MILLISECONDS.sleep(200); // until the lane waits in its transaction
                CompletableFuture<Outcome> twice = muster.submit(People.as("w1"), same, "key");
                CompletableFuture<Outcome> beside =
                        muster.submit(People.as("w2"), new PostMessage(channel, "beside", null), null);
                together.countDown();
                long besideAt = Nodes.number(beside.get(30, TimeUnit.SECONDS));
                long sameAt = Nodes.number(twice.get(30, TimeUnit.SECONDS));
                assertThat(Nodes.log(inner, channel))
                        .contains(new History.Line(besideAt, "beside"), new History.Line(sameAt, "same"))
                        .filteredOn(l -> l.id().equals("same"))
                        .hasSize(1);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
