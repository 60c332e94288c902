package dev.muster.server.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The people of the demonstration, each signed in once, and all in the channels that are theirs. */
final class Crowd {
    /** How many connections one person may have. */
    static final int EACH = 50;

    private static final List<String> HANDLES = List.of("mia", "liam", "nora", "noah", "sam", "eve", "audrey");
    private final List<Http> people;

    Crowd(ServerProcess server) {
        people = HANDLES.stream().map(h -> Http.as(server, h)).toList();
    }

    Http mia() {
        return people.get(0);
    }

    /** Who has the nth connection, so that nobody has more than they may; mia has none of them. */
    Http nth(int connection) {
        return people.get(1 + connection / EACH);
    }

    /** A channel of this name with all of them in it. */
    String channel(String name) {
        String channel = mia().channel(name);
        people.stream().skip(1).forEach(p -> p.run("channel.join", Map.of("channel", channel)));
        return channel;
    }

    /** So many times something, one after the other. */
    static <T> List<T> times(int many, java.util.function.IntFunction<T> one) {
        return IntStream.range(0, many).mapToObj(one).toList();
    }

    /** A frame that subscribes, from a cursor unless that is null. */
    static String subscribe(String channel, String cursor) {
        return "{\"type\":\"subscribe\",\"channel\":\"channel:" + channel + "\""
                + (cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"") + "}";
    }

    /** A frame that posts. The text needs no escaping. */
    static String post(String channel, String key, String text) {
        return "{\"type\":\"command\",\"id\":\"" + key + "\",\"name\":\"channel.post\",\"data\":{\"channel\":\""
                + channel + "\",\"text\":\"" + text + "\"}}";
    }

    static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
