package dev.muster.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** People who write messages and files without a pause, and know what was acknowledged and what was refused. */
final class Writers {
    private static final int MANY = 4;
    private final Http mia;
    private final String channel;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Set<String> odd = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads;
    private volatile boolean over;

    Writers(Http mia, String channel) {
        this.mia = mia;
        this.channel = channel;
        this.threads = Crowd.times(MANY, i -> write());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int files() {
        return files.size();
    }

    int refused() {
        return refused.get();
    }

    /** Answers that are neither; empty when all were honest. */
    Set<String> odd() {
        return odd;
    }

    void end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join(90_000);
        }
    }

    private Thread write() {
        Thread thread = new Thread(() -> {
            while (!over) {
                int number = next.incrementAndGet();
                if (number % 5 == 0) {
                    file(number);
                } else {
                    message("message " + number + ".");
                }
                Crowd.sleep(10);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void message(String text) {
        HttpResponse<String> answer = mia.command("channel.post", Map.of("channel", channel, "text", text), text);
        if (answer.statusCode() == 200) {
            acknowledged.add(text);
        } else {
            said(answer);
        }
    }

    private void file(int number) {
        String content = ("file " + number + " ").repeat(400);
        HttpResponse<String> answer = mia.upload(channel, number + ".txt", content);
        if (answer.statusCode() == 200) {
            files.put(Http.json(answer).path("id").asText(), content);
        } else {
            said(answer);
        }
    }

    private void said(HttpResponse<String> answer) {
        refused.incrementAndGet();
        if (answer.statusCode() != 503
                || answer.headers().firstValue("Retry-After").isEmpty()
                || !answer.body().contains("\"unavailable\"")) {
            odd.add(answer.statusCode() + " " + answer.body());
        }
    }

    /** Reads everything that was acknowledged until now, and one file. */
    void read() {
        Set<String> sofar = Set.copyOf(acknowledged);
        assertThat(seen(mia, channel)).as("read meanwhile").containsAll(sofar);
        files.entrySet().stream().limit(1).forEach(f -> assertThat(
                        mia.get("api/v1/files/" + f.getKey()).body())
                .isEqualTo(f.getValue()));
    }

    /** Reads everything, as somebody who signed in again, and has the journal verified. */
    void whole(Http reader) {
        assertThat(seen(reader, channel)).containsAll(acknowledged);
        files.forEach((id, content) ->
                assertThat(reader.get("api/v1/files/" + id).body()).as(id).isEqualTo(content));
        assertThat(reader.ask("report/verify?journal=channel:" + channel)
                        .path("bad")
                        .asLong())
                .as("the first bad entry of the journal")
                .isZero();
    }

    /** Every message of the channel, page by page. */
    private static Set<String> seen(Http mia, String channel) {
        List<String> texts = new ArrayList<>();
        JsonNode page;
        long after = 0;
        do {
            page = mia.ask("channel/history?limit=200&after=" + after + "&channel=" + channel)
                    .path("entries");
            texts.addAll(page.findValuesAsText("text"));
            after = page.path(page.size() - 1).path("seq").asLong();
        } while (!page.isEmpty());
        assertThat(texts).doesNotHaveDuplicates();
        return texts.stream().collect(Collectors.toSet());
    }
}
