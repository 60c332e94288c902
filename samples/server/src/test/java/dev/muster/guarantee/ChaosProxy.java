package dev.muster.guarantee;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes on what is said between a client and a server, until it is told to misbehave: to cut in the middle of a frame,
 * to go silent with the connection open, to let nobody through, to be late. One listens before one server.
 */
public final class ChaosProxy implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;
    private volatile long lateMillis;

    private enum State {
        OPEN,
        SHUT,
        SILENT
    }

    private ChaosProxy(InetSocketAddress server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    /** In front of what listens on a port of this machine. */
    public static ChaosProxy before(String host, int port) {
        return new ChaosProxy(new InetSocketAddress(host, port));
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** What is open now, in no order. */
    List<Link> links() {
        return List.copyOf(links);
    }

    /** Ends every connection without a word, and every new one. */
    public void shut() {
        state = State.SHUT;
        links.forEach(Link::reset);
    }

    /** Nothing passes and nothing ends; new connections come about, and nothing is ever said on them. */
    public void silence() {
        state = State.SILENT;
        links.forEach(Link::silence);
    }

    /** Passes new connections again. Those that were silent stay so, as where a gateway has forgotten them. */
    public void heal() {
        state = State.OPEN;
    }

    /** From now on what the server says comes so much later; its order stays. */
    public void late(long millis) {
        lateMillis = millis;
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "chaos-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                admit(door.accept());
            } catch (IOException e) {
                // closed, or the server is not there: the client sees its connection end
            }
        }
    }

    private void admit(Socket client) throws IOException {
        if (state == State.SHUT) {
            end(client);
            return;
        }
        Socket behind = new Socket();
        try {
            if (state == State.OPEN) {
                behind.connect(server, 5_000);
            }
        } catch (IOException e) {
            end(client);
            return;
        }
        Link link = new Link(client, behind, state == State.SILENT);
        links.add(link);
        if (!link.silent) {
            run(() -> link.pass(behind, client, true));
        }
        run(() -> link.pass(client, behind, false));
        if (state == State.SHUT) {
            link.reset();
        }
    }

    /** With a reset instead of an orderly end. */
    private static void end(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // it had ended
        }
    }

    /** One connection. */
    final class Link {
        private final Socket client;
        private final Socket behind;
        private volatile boolean silent;
        private volatile long allowed = Long.MAX_VALUE;

        private Link(Socket client, Socket behind, boolean silent) {
            this.client = client;
            this.behind = behind;
            this.silent = silent;
        }

        /** Ends it, on both sides, with a reset. */
        void reset() {
            links.remove(this);
            end(client);
            end(behind);
        }

        /** Lets the client hear so many bytes more, then ends it: most often in the middle of a frame. */
        void cutAfter(long bytes) {
            allowed = bytes;
        }

        /** Says nothing more to either side, and ends nothing. */
        void silence() {
            silent = true;
        }

        private void pass(Socket from, Socket to, boolean down) {
            byte[] buffer = new byte[16 * 1024];
            try (InputStream in = from.getInputStream()) {
                OutputStream out = silent ? OutputStream.nullOutputStream() : to.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (down && lateMillis > 0) {
                        Thread.sleep(lateMillis);
                    }
                    if (silent) {
                        continue;
                    }
                    long most = down ? allowed : Long.MAX_VALUE;
                    out.write(buffer, 0, (int) Math.min(n, most));
                    if (n >= most) {
                        break;
                    }
                    allowed = down && most < Long.MAX_VALUE ? most - n : allowed;
                }
            } catch (IOException | InterruptedException e) {
                // one side has gone, and the other learns of it
            }
            if (!silent) {
                reset();
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::reset);
    }
}
