package dev.muster.guarantee;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Nodes in processes of their own over one database, each behind a proxy of its own; killed, they come back where they were. */
final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final String database;
    private final List<Child> nodes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<ChaosProxy> proxies = new ArrayList<>();
    private int kills;

    private Fleet(String database) {
        this.database = database;
    }

    static Fleet start(String database, int nodes) throws InterruptedException {
        Fleet fleet = new Fleet(database);
        boolean done = false;
        try {
            for (int i = 0; i < nodes; i++) {
                fleet.nodes.add(Child.java(Served.Alone.class, database, "n" + i, free()));
                fleet.ports.add(fleet.awaitPort(i));
                fleet.proxies.add(ChaosProxy.before("127.0.0.1", fleet.ports.get(i)));
            }
            done = true;
            return fleet;
        } finally {
            if (!done) {
                fleet.close();
            }
        }
    }

    /** A port that no outgoing connection takes while its node is down. */
    private static int free() {
        for (int port = 20_000 + new Random().nextInt(10_000); ; port++) {
            try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return tried.getLocalPort();
            } catch (IOException e) {
                // taken: the next one
            }
        }
    }

    private int awaitPort(int node) throws InterruptedException {
        return Integer.parseInt(
                nodes.get(node).await(l -> l.startsWith("port "), PATIENCE).substring(5));
    }

    int size() {
        return nodes.size();
    }

    /** The node itself, without the proxy. */
    URI direct(int node) {
        return Served.at(ports.get(node));
    }

    List<URI> proxied() {
        return proxies.stream().map(p -> Served.at(p.port())).toList();
    }

    List<ChaosProxy> proxies() {
        return proxies;
    }

    /** SIGKILL, in the midst of whatever it does; another process takes its place and its port. */
    void kill(int node) throws InterruptedException {
        nodes.get(node).kill();
        kills++;
        nodes.set(node, Child.java(Served.Alone.class, database, "n" + node, ports.get(node)));
    }

    int kills() {
        return kills;
    }

    /** Until all that were started again listen. */
    void awaitAll() throws InterruptedException {
        for (int i = 0; i < nodes.size(); i++) {
            awaitPort(i);
        }
    }

    /** The store's epoch, with which cursors begin. */
    String epoch() throws IOException, InterruptedException {
        List<String> epoch = new ArrayList<>();
        Wire wire = Wire.open(direct(0), "ada", (from, frame) -> {
            synchronized (epoch) {
                epoch.add(frame.path("epoch").asText());
                epoch.notifyAll();
            }
        });
        synchronized (epoch) {
            while (epoch.isEmpty()) {
                epoch.wait(100);
            }
        }
        wire.abort();
        return epoch.get(0);
    }

    @Override
    public void close() throws InterruptedException {
        proxies.forEach(ChaosProxy::close);
        for (Child node : nodes) {
            node.close();
        }
    }
}
