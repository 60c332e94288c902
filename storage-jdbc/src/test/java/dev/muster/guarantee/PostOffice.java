package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.guarantee.Bells.SetBells;
import dev.muster.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Nodes as processes over one PostgreSQL that deliver and ring, and one here that gives them work and does none itself. */
final class PostOffice implements AutoCloseable {
    private final String address;
    private final Duration lease;
    private final Letters letters;
    private final JdbcStore store;
    private final Muster desk;
    private final ChannelId channel;
    private final List<Child> nodes = new ArrayList<>();
    private final List<String> bells = new ArrayList<>();

    PostOffice(String address, Path outside, Duration lease) {
        this.address = address;
        this.lease = lease;
        letters = new Letters(outside);
        store = Base.at(address).open();
        desk = letters.node(store, "desk").build();
        channel = Letters.channel(desk);
    }

    /** Opens one more node whose clock is so far ahead, and waits until it works. */
    Child node(Duration ahead, Postman.Wrong wrong) throws InterruptedException {
        String name = "n" + nodes.size();
        Child node =
                Child.java(Postman.class, address, letters.file(), name, lease.toMillis(), ahead.toSeconds(), wrong);
        nodes.add(node);
        node.await("ready"::equals, Duration.ofSeconds(60));
        return node;
    }

    /** One more person is told, and one more bell is due now. */
    void work() {
        work(Instant.now());
    }

    /** One more person is told, and one more bell is due then. */
    void work(Instant due) {
        String what = "work-" + bells.size();
        bells.add(what);
        Letters.tell(desk, channel, what);
        desk.run(People.as("ada"), new SetBells(List.of(what), due), null);
    }

    /**
     * Gives work until the node halts at a point, strikes it there, and waits until all work is done.
     *
     * @return how long that took from the blow on
     */
    Duration strike(Child node, Halt at, String name, Blow blow) throws Exception {
        node.tell("halt " + at + " " + name);
        node.await(("watched " + name)::equals, Duration.ofSeconds(20));
        CompletableFuture<Void> halted = new CompletableFuture<>();
        CompletableFuture<Void> given = CompletableFuture.runAsync(() -> {
            while (!halted.isDone()) {
                work();
                pause();
            }
        });
        long began;
        try {
            node.await(("halted " + name)::equals, Duration.ofSeconds(60));
            blow.fall(node);
            began = System.nanoTime();
        } finally {
            halted.complete(null);
        }
        // the last of it may wait for what the node holds
        given.get(60, TimeUnit.SECONDS);
        untilDone();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What happens to a node. */
    interface Blow {
        void fall(Child node) throws Exception;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all work is on record. */
    void untilDone() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Letters.inside(store).size() >= bells.size()
                        && Bells.rings(store).size() >= bells.size());
    }

    int works() {
        return bells.size();
    }

    /** What is wrong with what is on record, in words. */
    List<String> wrong() throws IOException {
        List<String> wrong = new ArrayList<>(letters.wrong(bells.size(), store));
        wrong.addAll(Effects.wrong(bells, Bells.rings(store)));
        return wrong;
    }

    /** How many left more than once. */
    long twiceOutside() throws IOException {
        return letters.outside().values().stream().filter(n -> n > 1).count();
    }

    @Override
    public void close() throws InterruptedException {
        for (Child node : nodes) {
            node.close();
        }
        desk.close();
        store.close();
    }
}
