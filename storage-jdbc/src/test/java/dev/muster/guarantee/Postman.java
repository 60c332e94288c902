package dev.muster.guarantee;

import dev.muster.guarantee.Halt.Gate;
import dev.muster.jdbc.JdbcStore;
import dev.muster.notifier.Message;
import dev.muster.notifier.Notifier;
import dev.muster.notifier.Receipt;
import dev.muster.storage.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A node of its own process that does what is due until it is killed. Arguments: address, file of the receiver, name of
 * the node, length of its leases in milliseconds, how far ahead its clock is in seconds, and what is wrong with it. Says
 * {@code ready}. Is told {@code halt POINT NAME} and {@code go}.
 */
final class Postman {
    /** What may be wrong with one. */
    enum Wrong {
        NOTHING,
        NO_FENCE,
        NO_LEASE,
        OWN_CLOCK
    }

    private Postman() {}

    public static void main(String[] args) throws IOException {
        Gate gate = new Gate();
        JdbcStore store = Base.at(args[0]).timeout(Duration.ofSeconds(4)).open();
        Duration ahead = Duration.ofSeconds(Long.parseLong(args[4]));
        Letters letters = new Letters(Path.of(args[1]));
        var unused = Nodes.builder(Halt.gated(wrong(Wrong.valueOf(args[5]), store, args[0]), gate), args[2])
                .notifier(slow(letters, gate))
                .contacts((workspace, person, notifier) -> Optional.of("box"))
                .clock(ahead(ahead))
                .lease(Duration.ofMillis(Long.parseLong(args[3])))
                .build();
        System.out.println("ready");
        obey(gate);
    }

    private static InstantSource ahead(Duration by) {
        return () -> InstantSource.system().instant().plus(by);
    }

    private static Store wrong(Wrong wrong, Store store, String address) {
        return switch (wrong) {
            case NOTHING -> store;
            case NO_FENCE -> Mutants.withoutFence(store);
            case NO_LEASE -> Mutants.withoutLease(store);
            case OWN_CLOCK -> Mutants.withoutPatience(store, Base.postgres(address));
        };
    }

    /** A receiver that takes its time, so that there is some in which others could do the same. */
    private static Notifier slow(Letters letters, Gate gate) {
        return new Notifier() {
            @Override
            public String name() {
                return letters.name();
            }

            @Override
            public Receipt deliver(Message message) throws IOException, InterruptedException {
                gate.pass(Halt.LEAVING);
                TimeUnit.MILLISECONDS.sleep(100);
                Receipt receipt = letters.deliver(message);
                gate.pass(Halt.LEFT);
                return receipt;
            }
        };
    }

    private static void obey(Gate gate) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("halt")) {
                gate.close(Halt.valueOf(words[1]), words[2]);
                System.out.println("watched " + words[2]);
            } else {
                gate.open();
            }
        }
    }
}
