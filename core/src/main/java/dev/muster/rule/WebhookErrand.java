package dev.muster.rule;

import dev.muster.command.Command;
import dev.muster.command.Errand;
import dev.muster.rule.WebhookCommands.CarryWebhook;
import dev.muster.rule.WebhookCommands.WebhookCarried;
import dev.muster.transport.Outbound;
import dev.muster.transport.Outbound.Answer;
import dev.muster.transport.Outbound.Failure;
import dev.muster.transport.Outbound.Reply;
import dev.muster.transport.StandardWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends webhooks. What the other side answers is not kept but for its status. */
final class WebhookErrand implements Errand<CarryWebhook> {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 65_536;
    private final Outbound outbound;

    WebhookErrand(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public Optional<String> about(CarryWebhook command) {
        return Optional.of(command.hook().channel().value());
    }

    @Override
    public Duration deadline(CarryWebhook command) {
        return LIMIT.plusSeconds(2);
    }

    @Override
    public Command run(CarryWebhook command, Trip trip) throws Exception {
        Reply reply = outbound.send(new Outbound.Request(
                "POST",
                command.hook().address(),
                StandardWebhook.headers(command.hook().delivery(), command.timestamp(), command.signature()),
                command.hook().body().getBytes(StandardCharsets.UTF_8),
                LONGEST_ANSWER,
                LIMIT));
        if (reply instanceof Failure failure) {
            return carried(command, 0, failure.what(), null, again(failure.reason()));
        }
        return answered(command, ((Answer) reply).status());
    }

    private static Command answered(CarryWebhook command, int status) {
        boolean taken = status >= 200 && status < 300;
        boolean again = status == 408 || status == 425 || status == 429 || status >= 500;
        return carried(command, status, taken ? null : "the other side answered with status " + status, null, again);
    }

    private static boolean again(Failure.Reason reason) {
        return reason != Failure.Reason.NOT_ALLOWED && reason != Failure.Reason.TOO_LARGE;
    }

    private static Command carried(
            CarryWebhook c, int status, @Nullable String failure, @Nullable String withheld, boolean again) {
        return new WebhookCarried(c.hook(), c.attempt(), status, failure, withheld, again);
    }

    @Override
    public Command failed(CarryWebhook command, Trip trip, String why) {
        return carried(command, 0, why, null, true);
    }

    @Override
    public Command withheld(CarryWebhook command, Trip trip, String why) {
        return carried(command, 0, null, why, false);
    }
}
