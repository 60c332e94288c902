package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.record.Claim;
import dev.muster.record.Job;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Due work, leases, and the fence that keeps out whoever lost his lease. */
public interface JobContract extends StoreFixture {
    /** A lease that outlasts any test. */
    Duration LONG = Duration.ofMinutes(10);

    /** A lease that a test waits out. */
    Duration SHORT = Duration.ofMillis(100);

    /** Lets a short lease run out; overridden where the database's clock can be set. */
    default void outwaitShortLease() throws Exception {
        Thread.sleep(SHORT.toMillis() + 60);
    }

    @Test
    default void dueJobsAreClaimedOldestFirstAndNeverEarly() throws Exception {
        Specimen s = new Specimen("w");
        Instant now = Specimen.START.plusSeconds(2);
        try (Store store = open()) {
            assertThat(store.jobs().nextDue()).isEmpty();
            Job later = s.job("later", Duration.ofSeconds(2).plusNanos(1_000));
            Job old = s.job("z-old", Duration.ofSeconds(1));
            Job due = s.job("due", Duration.ofSeconds(2));
            Specimen.write(store, Specimen.writing(later, due, old));
            assertThat(store.jobs().nextDue()).contains(old.due());
            List<Claim> claims = store.jobs().claim(now, 10, LONG);
            assertThat(claims.stream().map(c -> c.job().key().id()).toList())
                    .as("what is due at %s, oldest first", now)
                    .containsExactly("z-old", "due");
            assertThat(claims.get(0).job()).usingRecursiveComparison().isEqualTo(old);
            assertThat(store.jobs().nextDue()).as("the next that nobody holds").contains(later.due());
            assertThat(store.jobs().job(later.key())).isPresent();
            assertThat(store.jobs().job(s.job("no", LONG).key())).isEmpty();
        }
    }

    @Test
    default void aClaimTakesNoMoreThanAskedAndNobodyElseGetsIt() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.job("a", Duration.ZERO), s.job("b", Duration.ofMillis(1))));
            List<Claim> first = claim(store, 1, LONG);
            List<Claim> second = claim(store, 5, LONG);
            assertThat(ids(first)).containsExactly("a");
            assertThat(ids(second)).as("what the first has left").containsExactly("b");
            assertThat(claim(store, 5, LONG)).as("both are held").isEmpty();
            store.jobs().release(first);
            assertThat(ids(claim(store, 5, LONG))).as("what was let go").containsExactly("a");
        }
    }

    @Test
    default void aClaimTakesOnlyTheKindsThatItNames() throws Exception {
        Specimen s = new Specimen("w");
        Instant now = Specimen.START.plusSeconds(10);
        try (Store store = open()) {
            Job inside = s.job("inside", Duration.ofSeconds(2));
            Job first = kind(s.job("first", Duration.ofSeconds(1)), "other.errand");
            Job last = kind(s.job("last", Duration.ofSeconds(3)), "an.errand");
            Specimen.write(store, Specimen.writing(inside, first, last));
            JobKinds errands = JobKinds.only(Set.of("an.errand", "other.errand", "no.errand"));
            JobKinds others = JobKinds.except(errands.kinds());
            assertThat(store.jobs().nextDue(others)).contains(inside.due());
            assertThat(store.jobs().nextDue(errands)).contains(first.due());
            assertThat(ids(store.jobs().claim(others, now, 10, LONG))).containsExactly("inside");
            assertThat(store.jobs().nextDue(others)).isEmpty();
            assertThat(store.jobs().claim(JobKinds.only(Set.of()), now, 10, LONG))
                    .as("of no kind")
                    .isEmpty();
            assertThat(ids(store.jobs().claim(errands, now, 1, LONG))).containsExactly("first");
            assertThat(ids(store.jobs().claim(errands, now, 10, LONG))).containsExactly("last");
        }
    }

    private static Job kind(Job job, String kind) {
        return new Job(job.key(), kind, job.due(), job.payload());
    }

    @Test
    default void aClaimWhoseLeaseRanOutIsFencedOff() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.job("a", Duration.ZERO)));
            Claim zombie = claim(store, 1, SHORT).get(0);
            outwaitShortLease();
            List<Claim> again = claim(store, 1, LONG);
            assertThat(again).as("a lease that ran out is free").hasSize(1);
            Claim owner = again.get(0);
            assertThat(owner.fence()).as("a later claim has a greater fence").isGreaterThan(zombie.fence());
            assertThat(held(store, zombie))
                    .as("the old fence of a job that was claimed again holds")
                    .isEmpty();
            assertThat(held(store, owner))
                    .as("the new fence")
                    .containsExactly(owner.job().key());
            store.jobs().release(List.of(zombie));
            assertThat(claim(store, 1, LONG))
                    .as("a zombie's release frees nothing")
                    .isEmpty();
        }
    }

    @Test
    default void rewritingOrFinishingAJobEndsEveryClaimOfIt() throws Exception {
        Specimen s = new Specimen("w");
        try (Store store = open()) {
            Specimen.write(store, Specimen.writing(s.job("a", Duration.ZERO)));
            Claim first = claim(store, 1, LONG).get(0);
            Specimen.write(store, Specimen.writing(s.job("a", Duration.ofMillis(5))));
            assertThat(held(store, first))
                    .as("a claim of a job that was rewritten holds")
                    .isEmpty();
            Claim second = claim(store, 1, LONG).get(0);
            assertThat(second.fence()).isGreaterThan(first.fence());
            Specimen.write(
                    store,
                    Specimen.finishing(
                            s.job("a", LONG).key(), s.job("none", LONG).key()));
            assertThat(held(store, second))
                    .as("a claim of a job that is finished holds")
                    .isEmpty();
            assertThat(claim(store, 1, LONG)).isEmpty();
            Specimen.write(store, Specimen.writing(s.job("a", Duration.ZERO)));
            assertThat(held(store, second))
                    .as("a job made again under the same key is another")
                    .isEmpty();
            Claim third = claim(store, 1, LONG).get(0);
            assertThat(third.fence()).isGreaterThan(second.fence());
        }
    }

    @Test
    default void twoNodesNeverGetTheSameJob() throws Exception {
        Specimen s = new Specimen("w");
        int jobs = 60;
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try (Store store = open()) {
            Job[] all = new Job[jobs];
            for (int i = 0; i < jobs; i++) {
                all[i] = s.job("j" + i, Duration.ofMillis(i));
            }
            Specimen.write(store, Specimen.writing(all));
            Callable<List<String>> node = () -> {
                List<String> got = new ArrayList<>();
                List<Claim> claims = claim(store, 7, LONG);
                for (int empty = 0; empty < 3; empty += claims.isEmpty() ? 1 : 0) {
                    got.addAll(ids(claims));
                    claims = claim(store, 7, LONG);
                }
                return got;
            };
            List<String> got = new ArrayList<>();
            for (var result : nodes.invokeAll(List.of(node, node, node, node))) {
                got.addAll(result.get());
            }
            assertThat(got).as("each job is claimed once").doesNotHaveDuplicates();
            assertThat(new HashSet<>(got)).as("every job is claimed").hasSize(jobs);
        } finally {
            nodes.shutdownNow();
        }
    }

    private static List<Claim> claim(Store store, int limit, Duration lease) {
        return store.jobs().claim(Specimen.START.plusSeconds(10), limit, lease);
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(c -> c.job().key().id()).toList();
    }

    private static Set<Job.Key> held(Store store, Claim claim) {
        return store.transact(tx -> tx.held(List.of(claim)));
    }
}
