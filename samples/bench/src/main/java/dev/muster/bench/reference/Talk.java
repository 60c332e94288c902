package dev.muster.bench.reference;

import java.util.Random;

/** What is said in many channels, the same in every run: words of chosen frequencies among many others. */
public final class Talk {
    /** How far messages are apart, in microseconds. */
    public static final long STEP = 30_000_000;

    /** How many different authors there are. */
    public static final int AUTHORS = 50;

    /** How many rare words there are; each stands in one of 5,000 messages. */
    public static final int RARE = 100;

    private static final int VOCABULARY = 20_000;
    private final int channels;
    private final int messages;
    private final long start;

    /** One message; {@code sequence} is its place among those of its channel, from 0. */
    public record Message(long number, int channel, int sequence, long time, String author, String text) {}

    /** Something done with each message. */
    @FunctionalInterface
    public interface Reader {
        /** Takes one. */
        void read(Message message) throws Exception;
    }

    /** So many messages, in turns over so many channels, from a time in microseconds on. */
    public Talk(int channels, int messages, long start) {
        this.channels = channels;
        this.messages = messages;
        this.start = start;
    }

    /** How many messages a channel has. */
    public int each() {
        return messages / channels;
    }

    /** When the last message was sent. */
    public long end() {
        return start + messages * STEP;
    }

    /** When the first message was sent. */
    public long start() {
        return start;
    }

    /** All messages in the order of time. */
    public void read(Reader reader) throws Exception {
        Random random = new Random(11);
        int[] order = new int[channels];
        for (int n = 0; n < messages; n++) {
            int turn = n % channels;
            if (turn == 0) {
                shuffle(order, random);
            }
            reader.read(new Message(
                    n + 1L, order[turn], n / channels, start + n * STEP, "p" + random.nextInt(AUTHORS), text(random)));
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            double u = random.nextDouble();
            text.append('w').append((int) (VOCABULARY * u * u * u)).append(' ');
        }
        for (int i = 0; i < 2; i++) {
            text.append(random.nextInt(10) == 0 ? "ten" + i + " " : "");
        }
        for (int i = 0; i < 5; i++) {
            text.append(random.nextInt(100) == 0 ? "one" + i + " " : "");
        }
        if (random.nextInt(5_000 / RARE) == 0) {
            text.append("rare").append(random.nextInt(RARE)).append(' ');
        }
        return text.append("is what I see").toString();
    }
}
