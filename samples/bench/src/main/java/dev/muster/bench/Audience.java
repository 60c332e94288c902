package dev.muster.bench;

import dev.muster.transport.Bundle;
import dev.muster.transport.Outlet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** People who are waiting to see an incident open: each counts once, when it has the declaration. */
final class Audience {
    private volatile CountDownLatch waiting = new CountDownLatch(0);

    void expect(int people) {
        waiting = new CountDownLatch(people);
    }

    boolean await(long time, TimeUnit unit) throws InterruptedException {
        return waiting.await(time, unit);
    }

    Outlet outlet() {
        return new Deaf() {
            @Override
            public boolean entries(Bundle bundle) {
                if (bundle.json().contains("\"incident.declared\"")) {
                    waiting.countDown();
                }
                return true;
            }
        };
    }
}
