package dev.muster.rule;

import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Inside;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What is done about webhooks, the requests by which rules tell other systems. */
public interface WebhookCommands {
    /**
     * Sets what the workspace's webhooks are signed with; for administrators. It is never answered or put on record.
     *
     * @param secret 32 to 200 characters of text, whose UTF-8 bytes are the key; null takes it away, and then none is sent
     */
    record SetWebhookSecret(@Nullable String secret) implements Command {
        /** Everything but the secret. */
        @Override
        public String toString() {
            return "SetWebhookSecret[secret=***]";
        }
    }

    /**
     * Tells another system what met a rule: what a step of a rule means.
     *
     * @param rule which rule
     * @param channel where it was met
     * @param entry the entry that met it
     * @param address where to
     */
    record SendWebhook(RuleId rule, ChannelId channel, long entry, URI address) implements ChannelCommand, Inside {}

    /**
     * Sends a request; scheduled, never sent by callers. It carries a signature and never the secret.
     *
     * @param hook what is sent, the same at every attempt
     * @param attempt which attempt, from 1
     * @param timestamp when it was signed, in seconds of Unix time
     * @param signature as in the header
     */
    record CarryWebhook(Hook hook, int attempt, long timestamp, String signature) implements Command {}

    /**
     * A request was sent, or was not; reported, never sent.
     *
     * @param attempt which attempt, from 1
     * @param status the status of the answer; 0 for none
     * @param failure why it is not delivered; null when it is
     * @param withheld why it was kept back; null when it was not
     * @param again whether another attempt may help
     */
    record WebhookCarried(
            Hook hook,
            int attempt,
            int status,
            @Nullable String failure,
            @Nullable String withheld,
            boolean again) implements Command {}

    /**
     * What is sent.
     *
     * @param delivery its id, the same at every attempt
     * @param rule which rule
     * @param title what it was called then
     * @param channel where it was met
     * @param entry the entry that met it
     * @param shown whether what becomes of it is said in that channel
     * @param address where to
     * @param body JSON
     */
    record Hook(
            String delivery,
            RuleId rule,
            String title,
            ChannelId channel,
            long entry,
            boolean shown,
            URI address,
            String body) {
        /** Its job: one for each delivery. */
        String job() {
            return "rule-webhook/" + delivery;
        }
    }
}
