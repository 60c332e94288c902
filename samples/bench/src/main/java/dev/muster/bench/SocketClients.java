package dev.muster.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * 50 members of one channel in a process of their own, 10 of them sending, each with 8 messages in flight. Prints how
 * many messages were acknowledged in the time, and how many were delivered in all once everything had arrived.
 */
final class SocketClients {
    private static final int MEMBERS = 50;
    private static final int SENDERS = 10;
    private static final int IN_FLIGHT = 8;
    /** A server of one core compiles for this long before it is what it is for the rest of its days. */
    private static final int WARM_SECONDS = 15;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final String channel;
    private volatile boolean sending;

    private SocketClients(String channel) {
        this.channel = channel;
    }

    /** Arguments: port, channel, seconds. */
    public static void main(String[] args) throws Exception {
        new SocketClients(args[1]).run(Integer.parseInt(args[0]), Double.parseDouble(args[2]));
        System.exit(0);
    }

    private void run(int port, double seconds) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            Member member = new Member(http, "ws://127.0.0.1:" + port + "/socket", "p" + i);
            member.send("{\"type\":\"subscribe\",\"channel\":\"channel:" + channel + "\"}");
            members.add(member);
        }
        for (Member member : members) {
            member.last.toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        Thread.sleep(1_000);
        measure(members, WARM_SECONDS, false);
        measure(members, seconds, true);
    }

    private void measure(List<Member> members, double seconds, boolean print) throws Exception {
        acknowledged.set(0);
        delivered.set(0);
        System.out.println("begin " + print);
        long began = System.nanoTime();
        sending = true;
        for (int i = 0; i < SENDERS; i++) {
            for (int k = 0; k < IN_FLIGHT; k++) {
                members.get(i).post();
            }
        }
        Thread.sleep((long) (seconds * 1_000));
        sending = false;
        long posted = acknowledged.get();
        double took = (System.nanoTime() - began) / 1e9;
        long before;
        do {
            before = delivered.get();
            Thread.sleep(300);
        } while (delivered.get() != before);
        System.out.println("end " + print + " " + posted / took + " " + delivered.get() + " " + acknowledged.get());
    }

    private final class Member implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private CompletionStage<WebSocket> last;

        Member(HttpClient http, String address, String person) {
            last = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + person)
                    .buildAsync(URI.create(address), this);
        }

        synchronized void send(String frame) {
            last = last.thenCompose(socket -> socket.sendText(frame, true));
        }

        void post() {
            send("{\"type\":\"command\",\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"channel.post\",\"data\":{"
                    + "\"channel\":\"" + channel + "\",\"text\":\"" + Append.TEXT + "\"}}");
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                heard(frame);
            }
            webSocket.request(1);
            return null;
        }

        private void heard(String frame) {
            int at = -1;
            while ((at = frame.indexOf("\"channel.message-posted\"", at + 1)) >= 0) {
                delivered.incrementAndGet();
            }
            while ((at = frame.indexOf("\"type\":\"result\"", at + 1)) >= 0) {
                acknowledged.incrementAndGet();
                if (sending) {
                    post();
                }
            }
            if (frame.contains("\"refused\"")) {
                throw new IllegalStateException(frame);
            }
        }
    }
}
