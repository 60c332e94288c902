package dev.muster.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that counts who connects, keeps what they ask, and answers as it is told to. */
final class Village implements AutoCloseable {
    /** Writes an answer, well or badly. */
    interface Habit {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    final AtomicInteger connections = new AtomicInteger();
    final List<List<String>> asked = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Habit habit = out -> out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));

    Village() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        daemon(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    void answers(Habit newHabit) {
        habit = newHabit;
    }

    void answers(String text) {
        answers(out -> out.write(bytes(text.replace("\n", "\r\n"))));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "village");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static String body(BufferedReader in, List<String> lines) throws IOException {
        int length = lines.stream()
                .filter(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: "))
                .mapToInt(l -> Integer.parseInt(l.substring("content-length: ".length())))
                .findFirst()
                .orElse(0);
        StringBuilder body = new StringBuilder();
        for (int c = 0; body.length() < length && c >= 0; ) {
            c = in.read();
            body.append((char) c);
        }
        return body.toString();
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            bodies.add(body(in, lines));
            asked.add(lines);
            habit.answer(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // the other side gave up, which is what some tests are about
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
