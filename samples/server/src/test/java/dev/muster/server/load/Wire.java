package dev.muster.server.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A TCP connection that was made by hand, as a socket of Muster or for requests one behind the other; it can stop reading.
 * What comes is handed on whole, on the thread of the connections, with the instant at which it came.
 */
final class Wire implements Wires.Stream, AutoCloseable {
    /** The connection ended without a closing frame. */
    static final int BROKEN = 1006;

    private final Wires wires;
    private final SocketChannel channel;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private final Incoming incoming;
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile boolean reading = true;
    private long unsent;

    /** Takes bytes apart. */
    interface Incoming {
        /** Reads what is whole; returns the code when it was a closing frame, else 0. */
        int take(ByteBuffer bytes, Wire wire);
    }

    private ByteBuffer in = ByteBuffer.allocate(16 * 1024);

    private Wire(Wires wires, SocketChannel channel, Incoming incoming) {
        this.wires = wires;
        this.channel = channel;
        this.incoming = incoming;
        CompletableFuture<SelectionKey> registered = new CompletableFuture<>();
        wires.soon(() -> {
            try {
                channel.configureBlocking(false);
                registered.complete(channel.register(wires.selector(), SelectionKey.OP_READ, this));
            } catch (IOException e) {
                registered.completeExceptionally(e);
            }
        });
        registered.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /**
     * A socket of Muster.
     *
     * @param buffer how many bytes the operating system keeps that were not read yet; 0 for what is usual
     * @param messages is told every message, and when it came
     */
    static Wire socket(Wires wires, Http who, int buffer, BiConsumer<String, Long> messages) {
        return socket(wires, who, buffer, 0, messages);
    }

    /**
     * The same.
     *
     * @param sending how many bytes the operating system takes that were not sent yet; 0 for what is usual
     */
    static Wire socket(Wires wires, Http who, int buffer, int sending, BiConsumer<String, Long> messages) {
        try {
            SocketChannel channel = connect(who, buffer, sending);
            String handshake =
                    "GET /socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                            + who.token() + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(handshake.getBytes(StandardCharsets.US_ASCII)));
            String answer = head(channel);
            if (!answer.startsWith("HTTP/1.1 101")) {
                throw new IllegalStateException(answer);
            }
            return new Wire(wires, channel, new Messages(messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection for HTTP. */
    static Wire http(Wires wires, Http who, int sending, Incoming answers) {
        try {
            return new Wire(wires, connect(who, 0, sending), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SocketChannel connect(Http who, int buffer, int sending) throws IOException {
        URI uri = URI.create(who.address());
        SocketChannel channel = SocketChannel.open();
        if (buffer > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, buffer);
        }
        if (sending > 0) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, sending);
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.socket().connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 10_000);
        return channel;
    }

    /** Byte by byte, so that nothing of what follows is taken. */
    private static String head(SocketChannel channel) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!head.toString().endsWith("\r\n\r\n") && channel.read(one.clear()) > 0) {
            head.append((char) one.get(0));
        }
        return head.toString();
    }

    /** Sends a text message as soon as the other side takes it. */
    void send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(bytes.length + 14);
        frame.put((byte) 0x81);
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        }
        frame.putInt(0).put(bytes).flip();
        raw(frame);
    }

    /** Sends bytes as soon as the other side takes them. */
    void raw(ByteBuffer bytes) {
        synchronized (out) {
            out.add(bytes);
            unsent += bytes.remaining();
        }
        wires.soon(() -> write());
    }

    /** How many bytes the other side has not taken yet. */
    long unsent() {
        synchronized (out) {
            return unsent;
        }
    }

    /** Reads nothing more, as one who sleeps. */
    Wire stop() {
        reading = false;
        wires.soon(this::interest);
        return this;
    }

    /** Reads on. */
    void goOn() {
        reading = true;
        wires.soon(this::interest);
    }

    private void interest() {
        // frames come before the constructor has heard that it is registered
        SelectionKey key = channel.keyFor(wires.selector());
        if (key != null && key.isValid()) {
            boolean more;
            synchronized (out) {
                more = !out.isEmpty();
            }
            key.interestOps((reading ? SelectionKey.OP_READ : 0) | (more ? SelectionKey.OP_WRITE : 0));
        }
    }

    @Override
    public void ready(SelectionKey at) {
        if (at.isValid() && at.isReadable()) {
            read();
        }
        if (at.isValid() && at.isWritable()) {
            write();
        }
    }

    private void write() {
        try {
            synchronized (out) {
                while (!out.isEmpty()) {
                    unsent -= channel.write(out.element());
                    if (out.element().hasRemaining()) {
                        break;
                    }
                    out.remove();
                }
            }
            interest();
        } catch (IOException e) {
            over(BROKEN);
        }
    }

    private void read() {
        try {
            int read = channel.read(in);
            if (read < 0) {
                over(BROKEN);
                return;
            }
            in.flip();
            int code = incoming.take(in, this);
            in.compact();
            if (!in.hasRemaining()) {
                in = ByteBuffer.wrap(Arrays.copyOf(in.array(), 2 * in.capacity()))
                        .position(in.capacity());
            }
            if (code != 0) {
                over(code);
            }
        } catch (IOException e) {
            over(e instanceof ClosedChannelException ? 0 : BROKEN);
        }
    }

    private void over(int code) {
        closed.complete(code);
        close();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes frames of RFC 6455 apart, as a server sends them: unmasked, a long message in several. */
    private static final class Messages implements Incoming {
        private static final ByteBuffer PONG = ByteBuffer.wrap(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0});
        private final BiConsumer<String, Long> told;
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        Messages(BiConsumer<String, Long> told) {
            this.told = told;
        }

        @Override
        public int take(ByteBuffer bytes, Wire wire) {
            int code = 0;
            while (code == 0 && bytes.remaining() >= 2) {
                int at = bytes.position();
                int length = bytes.get(at + 1) & 0x7f;
                int head = length == 126 ? 4 : length == 127 ? 10 : 2;
                if (bytes.remaining() < head) {
                    break;
                }
                int body =
                        head == 2 ? length : head == 4 ? bytes.getShort(at + 2) & 0xffff : (int) bytes.getLong(at + 2);
                if (bytes.remaining() < head + body) {
                    break;
                }
                code = frame(bytes, at, head, body, wire);
                bytes.position(at + head + body);
            }
            return code;
        }

        private int frame(ByteBuffer bytes, int at, int head, int body, Wire wire) {
            switch (bytes.get(at) & 0x0f) {
                case 0, 1 -> {
                    parts.write(bytes.array(), at + head, body);
                    if (bytes.get(at) < 0) {
                        told.accept(parts.toString(StandardCharsets.UTF_8), System.nanoTime());
                        parts.reset();
                    }
                }
                case 8 -> {
                    return body >= 2 ? bytes.getShort(at + head) & 0xffff : BROKEN;
                }
                case 9 -> wire.raw(PONG.duplicate());
                default -> {}
            }
            return 0;
        }
    }
}
