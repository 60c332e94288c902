package dev.muster.rule;

import dev.muster.channel.ChannelId;
import dev.muster.journal.Event;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to webhooks. */
public sealed interface WebhookEvent extends Event {
    /**
     * What webhooks are signed with was set or taken away; the secret itself is not on record.
     *
     * @param set false when there is none any more
     */
    record WebhookSecretSet(boolean set) implements WebhookEvent {
        @Override
        public String sentence() {
            return set ? "set what webhooks are signed with" : "took away what webhooks are signed with; none is sent";
        }
    }

    /**
     * Another system was told what met a rule, or was not: one entry for each attempt.
     *
     * @param rule which rule
     * @param title what it was called then
     * @param channel where it was met
     * @param entry the entry that met it
     * @param delivery the id of the delivery, the same at every attempt and in the request
     * @param host whom; never the whole address
     * @param attempt which attempt, from 1
     * @param status the status of the answer; 0 for none
     * @param reason why it is not delivered; null when it is
     * @param withheld why it was kept back, such as {@code exercise}; null when it was not
     * @param nextAt when it is tried again; null for not at all
     */
    record WebhookAttempted(
            RuleId rule,
            String title,
            ChannelId channel,
            long entry,
            String delivery,
            String host,
            int attempt,
            int status,
            @Nullable String reason,
            @Nullable String withheld,
            @Nullable Instant nextAt)
            implements WebhookEvent {
        @Override
        public String sentence() {
            String by = " by the rule \"" + title.replaceAll("\\s+", " ") + "\"";
            if (withheld != null) {
                return "did not tell " + host + by + ", not sent: " + withheld;
            }
            if (reason == null) {
                return "told " + host + by + (attempt == 1 ? "" : ", at attempt " + attempt);
            }
            return "could not tell " + host + by + ", attempt " + attempt + ": " + reason
                    + (nextAt == null ? "; given up" : "");
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(Rule.about(rule)));
        }
    }
}
