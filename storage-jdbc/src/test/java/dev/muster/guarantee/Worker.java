package dev.muster.guarantee;

import dev.muster.jdbc.JdbcStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A node of its own process that does nothing but what comes due. Arguments: address, name, lease in ms. Says {@code ready}. */
final class Worker {
    private Worker() {}

    public static void main(String[] args) throws InterruptedException {
        JdbcStore store = Base.at(args[0]).open();
        var unused = Nodes.builder(store, args[1])
                .lease(Duration.ofMillis(Long.parseLong(args[2])))
                .build();
        System.out.println("ready");
        TimeUnit.MINUTES.sleep(30);
    }
}
