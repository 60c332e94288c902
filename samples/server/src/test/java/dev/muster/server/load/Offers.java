package dev.muster.server.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;

/** One connection's messages: which were sent, what became of each, and how long the answer took. */
final class Offers {
    /**
     * What is not taken by the network any more is not sent, in bytes: how long it would lie at the client is nothing that
     * the server could do anything about.
     */
    private static final int HELD = 4 * 1024;

    /** The same of what the client's operating system takes. */
    private static final int SENDING = 4 * 1024;

    private final String name;
    private final String channel;
    private final Tally tally;
    private final BitSet acknowledged = new BitSet();
    private final BitSet refused = new BitSet();
    private long[] sentAt = new long[1024];
    private int sent;
    private String head = "";
    private Wire wire;
    private Deque<Integer> inOrder;

    /** What all connections together were told. */
    static final class Tally {
        final Latencies acknowledged = new Latencies();
        final Latencies refused = new Latencies();
        volatile String odd = "";
    }

    private Offers(String name, String channel, Tally tally) {
        this.name = name;
        this.channel = channel;
        this.tally = tally;
    }

    /** Commands over a socket. */
    static Offers socket(Wires wires, Http who, String name, String channel, Tally tally) {
        Offers offers = new Offers(name, channel, tally);
        offers.wire = Wire.socket(wires, who, 0, SENDING, offers::message);
        return offers;
    }

    /** Requests one behind the other, without waiting for answers. */
    static Offers http(Wires wires, Http who, String name, String channel, Tally tally) {
        Offers offers = new Offers(name, channel, tally);
        offers.inOrder = new ArrayDeque<>();
        offers.wire = Wire.http(wires, who, SENDING, (bytes, wire) -> offers.answers(bytes));
        offers.head = "POST /api/v1/channel/post HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + who.token() + "\r\n";
        return offers;
    }

    /** Sends the next one; false when the network takes no more. */
    synchronized boolean offer() {
        if (wire.closed.isDone() || wire.unsent() > HELD) {
            return false;
        }
        int number = sent++;
        if (number == sentAt.length) {
            sentAt = java.util.Arrays.copyOf(sentAt, 2 * number);
        }
        String id = name + "-" + number;
        sentAt[number] = System.nanoTime();
        if (inOrder == null) {
            wire.send(Crowd.post(channel, id, id));
        } else {
            inOrder.add(number);
            String body = "{\"channel\":\"" + channel + "\",\"text\":\"" + id + "\"}";
            String request =
                    head + "Idempotency-Key: " + id + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            wire.raw(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        }
        return true;
    }

    private synchronized void message(String text, long at) {
        String begin = "\"id\":\"" + name + "-";
        for (int found = text.indexOf(begin); found >= 0; found = text.indexOf(begin, found + 1)) {
            int from = found + begin.length();
            int number = Integer.parseInt(text.substring(from, text.indexOf('"', from)));
            int type = text.lastIndexOf("\"type\":\"", found) + 8;
            if (text.startsWith("result", type)) {
                answered(number, true, at);
            } else {
                odd(text.indexOf("\"code\":\"busy\"", found) < 0, text);
                answered(number, false, at);
            }
        }
    }

    private int answers(ByteBuffer bytes) {
        int read = 1;
        while (read > 0) {
            read = answer(bytes);
        }
        return 0;
    }

    private synchronized int answer(ByteBuffer bytes) {
        String text = new String(
                bytes.array(), bytes.position(), Math.min(bytes.remaining(), 2_000), StandardCharsets.US_ASCII);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        String above = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        int length = Integer.parseInt(above.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        if (bytes.remaining() < end + 4 + length) {
            return 0;
        }
        bytes.position(bytes.position() + end + 4 + length);
        boolean done = above.startsWith("http/1.1 200");
        odd(!done && !(above.matches("(?s)http/1.1 (429|503).*") && above.contains("retry-after")), text);
        answered(inOrder.remove(), done, System.nanoTime());
        return end;
    }

    private void odd(boolean is, String what) {
        if (is) {
            tally.odd = what;
        }
    }

    private void answered(int number, boolean done, long at) {
        odd(acknowledged.get(number) || refused.get(number), "answered twice: " + name + "-" + number);
        (done ? acknowledged : refused).set(number);
        (done ? tally.acknowledged : tally.refused).add(at - sentAt[number]);
    }

    synchronized int sent() {
        return sent;
    }

    /** How many wait for their answer. */
    synchronized int open() {
        return sent - acknowledged.cardinality() - refused.cardinality();
    }

    /** Whether the server ended the connection, which is an answer to all that wait. */
    boolean closed() {
        return wire.closed.isDone();
    }

    /** What is wrong with what is kept of these: acknowledged and not there, refused and there, or never sent. */
    synchronized String wrong(Map<String, BitSet> all) {
        BitSet kept = all.getOrDefault(name, new BitSet());
        BitSet lost = (BitSet) acknowledged.clone();
        lost.andNot(kept);
        BitSet there = (BitSet) refused.clone();
        there.and(kept);
        return (lost.isEmpty() ? "" : name + " lost " + lost)
                + (there.isEmpty() ? "" : name + " refused but there " + there)
                + (kept.length() > sent ? name + " never sent " + kept.length() : "");
    }

    void close() {
        wire.close();
    }
}
