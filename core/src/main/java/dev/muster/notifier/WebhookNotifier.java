package dev.muster.notifier;

import dev.muster.record.Json;
import dev.muster.transport.Outbound;
import dev.muster.transport.StandardWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells another system, such as one that pages people: JSON, signed as Standard Webhooks are, to the address that
 * {@link Contacts} gives for the person. An answer of 200 to 299 confirms.
 */
public final class WebhookNotifier implements Notifier {
    private final String name;
    private final Outbound outbound;
    private final String secret;
    private final InstantSource clock;

    /**
     * A notifier.
     *
     * @param name its name
     * @param outbound what sends requests
     * @param secret what they are signed with, at least 32 characters
     * @param clock what time it is, for the signature
     */
    public WebhookNotifier(String name, Outbound outbound, String secret, InstantSource clock) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("a secret has 32 characters at least");
        }
        this.name = name;
        this.outbound = outbound;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * What is sent. Never changes but by new properties.
     *
     * @param channel the channel that it is about; null for none
     */
    private record Body(
            String delivery,
            String workspace,
            String person,
            String kind,
            String urgency,
            String subject,
            String text,
            @Nullable String channel,
            long entry,
            boolean drill) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration limit() {
        return HttpNotifier.LIMIT.plusSeconds(2);
    }

    @Override
    public Receipt deliver(Message m) throws InterruptedException {
        Body body = new Body(
                m.id(),
                m.workspace().value(),
                m.person().value(),
                m.kind(),
                m.urgency().word(),
                m.subject(),
                m.text(),
                m.channel() == null ? null : m.channel().value(),
                m.entry(),
                m.drill());
        String json = new String(Json.write(body), StandardCharsets.UTF_8);
        return HttpNotifier.post(
                outbound, m.address(), StandardWebhook.headers(secret, m.id(), clock.instant(), json), json);
    }

    @Override
    public String toString() {
        return "WebhookNotifier[" + name + ", secret=***]";
    }
}
