package dev.muster.server.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which a request's head has begun and is not whole after a time. The container's idle time alone
 * never ends one that sends a byte now and then. Connections between two requests and those with a request under way, however
 * long, are none of its business.
 */
final class WholeHeads extends Handler.Wrapper {
    private final ServerConnector connector;
    private final long deadline;
    private final Map<Connection, Integer> working = new ConcurrentHashMap<>();
    /** What had been read when the last request was done, in bytes. */
    private final Map<Connection, Long> done = new ConcurrentHashMap<>();
    /** Since when a head is on its way, by {@link System#nanoTime}; of one sweep to the next, and of its thread alone. */
    private Map<Connection, Long> begun = Map.of();

    private Scheduler.Task next = () -> false;

    /**
     * @param deadline from the first byte of a head that is seen to its last; a connection is ended at most half as long
     *     again after it
     */
    WholeHeads(ServerConnector connector, Duration deadline, Handler next) {
        super(next);
        this.connector = connector;
        this.deadline = deadline.toNanos();
        // a connector's scheduler runs once the connector does, which is after its handlers
        connector.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                again();
            }
        });
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        working.merge(connection, 1, Integer::sum);
        Request.addCompletionListener(request, failure -> {
            done.put(connection, connection.getBytesIn());
            working.computeIfPresent(connection, (c, requests) -> requests == 1 ? null : requests - 1);
        });
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStop() throws Exception {
        next.cancel();
        super.doStop();
    }

    private void again() {
        next = connector.getScheduler().schedule(this::sweep, deadline / 2, TimeUnit.NANOSECONDS);
    }

    private void sweep() {
        Map<Connection, Long> still = new HashMap<>();
        Set<Connection> open = new HashSet<>();
        long now = System.nanoTime();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            Connection connection = end.getConnection();
            // what has become a socket is no longer HTTP
            if (!(connection instanceof ConnectionMetaData)) {
                continue;
            }
            open.add(connection);
            boolean begins =
                    !working.containsKey(connection) && connection.getBytesIn() > done.getOrDefault(connection, 0L);
            if (begins) {
                long since = begun.getOrDefault(connection, now);
                if (now - since >= deadline) {
                    end.close();
                } else {
                    still.put(connection, since);
                }
            }
        }
        begun = still;
        done.keySet().retainAll(open);
        if (connector.isRunning()) {
            again();
        }
    }
}
