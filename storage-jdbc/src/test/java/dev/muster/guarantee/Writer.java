package dev.muster.guarantee;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.guarantee.History.Op;
import dev.muster.guarantee.History.Result;
import dev.muster.jdbc.JdbcStore;
import java.util.Optional;

/**
 * A node of its own process, at full rate: each thread posts, and prints what was acknowledged before it posts again.
 * Arguments: address, name, channel, threads.
 */
final class Writer {
    private Writer() {}

    public static void main(String[] args) {
        JdbcStore store = Base.at(args[0]).open();
        Muster muster = Nodes.node(store, args[1]);
        ChannelId channel = new ChannelId(args[2]);
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            String person = "w" + i;
            new Thread(() -> write(muster, channel, args[1], person), person).start();
        }
    }

    @SuppressWarnings("InfiniteLoopStatement") // until it is killed
    private static void write(Muster muster, ChannelId channel, String node, String person) {
        for (int n = 0; ; n++) {
            String id = node + "-" + person + "-" + n;
            long invoked = System.nanoTime();
            long number = Nodes.post(muster, channel, person, id);
            System.out.println("acknowledged " + id + " " + invoked + " " + System.nanoTime() + " " + number);
        }
    }

    /** An acknowledgement that was printed. */
    static Optional<Op> acknowledged(String line) {
        String[] part = line.split(" ");
        if (part.length != 5 || !part[0].equals("acknowledged")) {
            return Optional.empty();
        }
        String[] id = part[1].split("-");
        return Optional.of(new Op(
                part[1],
                id[0] + id[1],
                id[0],
                Long.parseLong(part[2]),
                Long.parseLong(part[3]),
                Result.OK,
                Long.parseLong(part[4])));
    }
}
