package dev.muster.rule;

import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.transport.StandardWebhook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace's webhooks are signed with. Whoever signs needs it as it is, so it is kept as it is, and given to
 * nobody.
 *
 * @param secret null when it was taken away
 */
record WebhookSecret(@Nullable String secret) {
    private static final String ID = "workspace";
    static final Kind<WebhookSecret> KIND = Kind.of("rule.webhook-secret", WebhookSecret.class, s -> ID);

    /** The workspace's; none when none was set. */
    static Optional<WebhookSecret> in(State state) {
        return state.get(KIND, ID).filter(s -> s.secret() != null);
    }

    /** The signature of a delivery. */
    String sign(String delivery, long timestamp, String body) {
        if (secret == null) {
            throw new IllegalStateException("there is nothing to sign with");
        }
        return StandardWebhook.sign(secret, delivery, timestamp, body);
    }

    @Override
    public String toString() {
        return "WebhookSecret[secret=***]";
    }
}
