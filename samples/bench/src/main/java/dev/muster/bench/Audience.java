package dev.muster.bench;

import dev.muster.access.PersonId;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
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
        return new Outlet() {
            @Override
            public void subscribed(JournalId journal, Cursor from, Cursor head) {}

            @Override
            public boolean entries(Bundle bundle) {
                if (bundle.json().contains("\"incident.declared\"")) {
                    waiting.countDown();
                }
                return true;
            }

            @Override
            public void ended(JournalId journal) {}

            @Override
            public void resync(JournalId journal, Cursor head) {}

            @Override
            public void invited(JournalId journal) {}

            @Override
            public void whisper(JournalId journal, PersonId from, String what) {}

            @Override
            public void dismissed(String reason) {}
        };
    }
}
