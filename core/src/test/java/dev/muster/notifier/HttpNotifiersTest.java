package dev.muster.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.record.Json;
import dev.muster.transport.Outbound;
import dev.muster.transport.StandardWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What notifiers that send requests say, and what they make of the answers. */
class HttpNotifiersTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final List<Outbound.Request> sent = new ArrayList<>();
    private Outbound.Reply reply = new Outbound.Answer(200, Map.of(), new byte[0]);
    private final Outbound outbound = request -> {
        sent.add(request);
        return reply;
    };
    private final Notifier hook = new WebhookNotifier("hook", outbound, SECRET, InstantSource.fixed(NOW));
    private final Notifier chat = new ChatNotifier("chat", outbound);

    private static Message message(String text) {
        return new Message(
                "id-1",
                new WorkspaceId("acme"),
                new PersonId("ben"),
                "https://hooks.example.org/x",
                Urgency.HIGH,
                "notice",
                "#ops",
                text,
                new ChannelId("c1"),
                7,
                false);
    }

    private String body() {
        return new String(Objects.requireNonNull(sent.get(sent.size() - 1).body()), StandardCharsets.UTF_8);
    }

    @Test
    void aWebhookIsSignedAndCarriesItsId() throws Exception {
        assertThat(hook.deliver(message("look")).sort()).isEqualTo(Receipt.Sort.CONFIRMED);
        Map<String, String> headers = sent.get(0).headers();
        assertThat(headers)
                .containsEntry("webhook-id", "id-1")
                .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                .containsEntry("webhook-signature", StandardWebhook.sign(SECRET, "id-1", NOW.getEpochSecond(), body()));
        assertThat(body()).contains("\"delivery\":\"id-1\"", "\"urgency\":\"high\"", "\"text\":\"look\"");
        assertThat(hook.toString()).doesNotContain(SECRET);
    }

    @Test
    void answersDecideWhetherItIsTriedAgain() throws Exception {
        Map<Integer, Receipt.Sort> answers = Map.of(
                204, Receipt.Sort.CONFIRMED,
                302, Receipt.Sort.REFUSED,
                404, Receipt.Sort.REFUSED,
                429, Receipt.Sort.FAILED,
                503, Receipt.Sort.FAILED);
        for (var answer : answers.entrySet()) {
            reply = new Outbound.Answer(answer.getKey(), Map.of(), new byte[0]);
            assertThat(hook.deliver(message("x")).sort()).isEqualTo(answer.getValue());
        }
        reply = new Outbound.Failure(Outbound.Failure.Reason.NOT_ALLOWED, "no");
        assertThat(hook.deliver(message("x")).sort()).isEqualTo(Receipt.Sort.REFUSED);
        reply = new Outbound.Failure(Outbound.Failure.Reason.TOO_SLOW, "slow");
        assertThat(chat.deliver(message("x")).sort()).isEqualTo(Receipt.Sort.FAILED);
    }

    /** In a chat, what people wrote mentions nobody, links to nothing and formats nothing; and nobody confirms it. */
    @Test
    void inAChatTextIsText() throws Exception {
        Receipt receipt =
                chat.deliver(message("<!channel> <@U1> @channel @here &amp; [x](https://evil.example) `a` *b* \"}"));
        assertThat(receipt.sort()).isEqualTo(Receipt.Sort.PASSED_ON);
        Map<?, ?> json = Json.read(body().getBytes(StandardCharsets.UTF_8), Map.class);
        assertThat(json.keySet()).isEqualTo(java.util.Set.of("text"));
        String text = Objects.requireNonNull(json.get("text")).toString();
        assertThat(text)
                .doesNotContain("<", ">", "@c", "@h", "@U", "[x", "](", "://", "`a", "*b")
                .contains("&lt;!channel&gt;", "&amp;amp;", "channel", "evil.example");
    }
}
