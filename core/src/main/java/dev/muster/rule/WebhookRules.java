package dev.muster.rule;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.InChannel;
import dev.muster.channel.Marking;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.rule.WebhookCommands.CarryWebhook;
import dev.muster.rule.WebhookCommands.Hook;
import dev.muster.rule.WebhookCommands.SendWebhook;
import dev.muster.rule.WebhookCommands.SetWebhookSecret;
import dev.muster.rule.WebhookCommands.WebhookCarried;
import dev.muster.rule.WebhookEvent.WebhookAttempted;
import dev.muster.rule.WebhookEvent.WebhookSecretSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs webhooks, and says what became of them. */
final class WebhookRules {
    /** To send what met a rule to another system. */
    static final Action SEND = Action.changing("rule.send-webhook", Rank.MEMBER);

    private static final Action SET = Action.changing("rule.set-webhook-secret", Rank.OWNER);
    private static final Action REPORT = Action.reading("rule.report-webhook", Rank.NONE);
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private WebhookRules() {}

    private static CarryWebhook signed(WebhookSecret secret, Hook hook, int attempt, Instant now) {
        long timestamp = now.getEpochSecond();
        return new CarryWebhook(hook, attempt, timestamp, secret.sign(hook.delivery(), timestamp, hook.body()));
    }

    /** Sets the secret. */
    static final class Setting implements Handler<SetWebhookSecret> {
        @Override
        public SetWebhookSecret admit(SetWebhookSecret command, dev.muster.command.Admission admission) {
            String secret = command.secret();
            if (secret != null) {
                Limits.required("secret", secret, 200);
                Limits.within("secret", secret.length(), 32, 200);
            }
            return command;
        }

        @Override
        public Set<JournalId> journals(SetWebhookSecret command, WorkspaceId workspace) {
            return Set.of(Rule.home(workspace));
        }

        @Override
        public Asked authorise(SetWebhookSecret command, State state, Context context) {
            return new Asked(SET, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(SetWebhookSecret command, State state, Context context) {
            return new Decision()
                    .put(WebhookSecret.KIND, new WebhookSecret(command.secret()))
                    .append(Rule.home(context.workspace()), new WebhookSecretSet(command.secret() != null));
        }
    }

    /** What a step of a rule means; decided as its owner's, who reads the entry. */
    static InChannel<SendWebhook> sending() {
        return InChannel.of(SEND, WebhookRules::send);
    }

    private static Decision send(SendWebhook command, State state, Context context) {
        WebhookSecret secret = WebhookSecret.in(state)
                .orElseThrow(() -> Rejection.conflict(
                        "there is nothing to sign webhooks with; an administrator sets the secret first"));
        Marking marking = state.get(Channel.KIND, command.channel().value())
                .map(c -> c.settings().marking())
                .orElse(null);
        if (Marking.lowers(marking, Marking.GREEN)) {
            throw Rejection.conflict("the marking of the channel keeps what is said there inside");
        }
        Rule rule = RuleRules.known(command.rule(), state);
        Entry entry = state.entry(command.channel().journal(context.workspace()), command.entry())
                .orElseThrow(Rejection::absent);
        String delivery = delivery(command);
        Hook hook = new Hook(
                delivery,
                rule.id(),
                rule.content().title(),
                command.channel(),
                command.entry(),
                rule.shown(),
                command.address(),
                WebhookBody.of(delivery, rule, entry, state, context));
        return new Decision().schedule(hook.job(), context.now(), signed(secret, hook, 1, context.now()));
    }

    /** One for each rule, entry and address, whatever is tried again. */
    private static String delivery(SendWebhook c) {
        String name = "webhook/" + c.rule() + "/" + c.channel() + "/" + c.entry() + "/" + c.address();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Puts an attempt on record, and has it tried again while that may help. */
    static final class Reporting implements Handler<WebhookCarried> {
        @Override
        public Set<JournalId> journals(WebhookCarried command, WorkspaceId workspace) {
            return Set.of(said(command.hook(), workspace));
        }

        private static JournalId said(Hook hook, WorkspaceId workspace) {
            return hook.shown()
                    ? hook.channel().journal(workspace)
                    : JournalId.of(workspace, Rule.FIRINGS, hook.rule().value());
        }

        @Override
        public Set<DocumentKey> needs(WebhookCarried command, Actor muster) {
            return Set.of(
                    Rule.KIND.key(muster.workspace(), command.hook().rule().value()));
        }

        @Override
        public Asked authorise(WebhookCarried command, State state, Context context) {
            return new Asked(
                    REPORT, ChannelAccess.standing(state, command.hook().channel(), context.actor()));
        }

        @Override
        public Decision decide(WebhookCarried command, State state, Context context) {
            Hook hook = command.hook();
            Decision decision = new Decision();
            Instant next = null;
            WebhookSecret secret = WebhookSecret.in(state).orElse(null);
            if (command.again() && secret != null && live(hook, state) && command.attempt() <= WAITS.size()) {
                next = context.now().plus(WAITS.get(command.attempt() - 1));
                decision.schedule(hook.job(), next, signed(secret, hook, command.attempt() + 1, next));
            }
            return said(decision, command, next, context);
        }

        private static boolean live(Hook hook, State state) {
            return state.get(Rule.KIND, hook.rule().value()).filter(Rule::live).isPresent();
        }

        private static Decision said(
                Decision decision, WebhookCarried command, @Nullable Instant next, Context context) {
            Hook hook = command.hook();
            return decision.append(
                    said(hook, context.workspace()),
                    new WebhookAttempted(
                            hook.rule(),
                            hook.title(),
                            hook.channel(),
                            hook.entry(),
                            hook.delivery(),
                            hook.address().getHost(),
                            command.attempt(),
                            command.status(),
                            command.failure(),
                            command.withheld(),
                            next));
        }
    }
}
