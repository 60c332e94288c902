package dev.muster.guarantee;

import dev.muster.record.Claim;
import dev.muster.record.Job;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Jobs;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A point between the claim of a job and the end of its effect, at which one thread waits until it is told to go on. */
enum Halt {
    CLAIMED,
    /** With the claim of a bell in hand, which nothing but the fence keeps from ringing twice. */
    RINGING,
    LEAVING,
    LEFT,
    COMMITTING,
    COMMITTED;

    /** Which point is next, and who waits there. */
    static final class Gate {
        private Halt next;
        private String name = "";
        private CountDownLatch open = new CountDownLatch(0);

        /** The next thread that comes to this point says {@code halted} and the name, and waits. */
        synchronized void close(Halt at, String as) {
            next = at;
            name = as;
            open = new CountDownLatch(1);
        }

        synchronized void open() {
            open.countDown();
        }

        void pass(Halt point) {
            CountDownLatch wait;
            synchronized (this) {
                if (next != point) {
                    return;
                }
                next = null;
                wait = open;
                System.out.println("halted " + name);
            }
            try {
                wait.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A store with the gate behind each claim and on both sides of the commit of what a claim brought about. */
    static Store gated(Store inner, Gate gate) {
        return new Wrapped(inner) {
            @Override
            public <T> T transact(Function<Transaction, T> work) {
                boolean[] claimed = new boolean[1];
                T result = super.transact(tx -> {
                    T decided = work.apply(new Work(tx) {
                        @Override
                        public Set<Job.Key> held(Collection<Claim> claims) {
                            claimed[0] |= !claims.isEmpty();
                            return super.held(claims);
                        }
                    });
                    if (claimed[0]) {
                        gate.pass(COMMITTING);
                    }
                    return decided;
                });
                if (claimed[0]) {
                    gate.pass(COMMITTED);
                }
                return result;
            }

            @Override
            public Jobs jobs() {
                return new Wrapped.Claims(super.jobs()) {
                    @Override
                    public List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease) {
                        List<Claim> claims = super.claim(kinds, now, limit, lease);
                        if (!claims.isEmpty()) {
                            gate.pass(CLAIMED);
                        }
                        if (claims.stream().anyMatch(c -> c.job().kind().equals("bell.ring"))) {
                            gate.pass(RINGING);
                        }
                        return claims;
                    }
                };
            }
        };
    }
}
