package dev.muster.notifier;

import dev.muster.transport.Outbound;
import dev.muster.transport.Outbound.Answer;
import dev.muster.transport.Outbound.Failure;
import dev.muster.transport.Outbound.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What notifiers that send a request have in common: an address that can be read, and what an answer means. */
final class HttpNotifier {
    /** How long a request may take. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final int LONGEST_ANSWER = 65_536;

    private HttpNotifier() {}

    static Receipt post(Outbound outbound, String address, Map<String, String> headers, String body)
            throws InterruptedException {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return Receipt.refused("the address cannot be read");
        }
        Reply reply = outbound.send(new Outbound.Request(
                "POST", uri, headers, body.getBytes(StandardCharsets.UTF_8), LONGEST_ANSWER, LIMIT));
        if (reply instanceof Failure failure) {
            boolean never = failure.reason() == Failure.Reason.NOT_ALLOWED;
            return never ? Receipt.refused(failure.what()) : Receipt.failed(failure.what());
        }
        return answered(((Answer) reply).status());
    }

    private static Receipt answered(int status) {
        if (status >= 200 && status < 300) {
            return Receipt.confirmed("");
        }
        String note = "the other side answered with status " + status;
        boolean again = status == 408 || status == 425 || status == 429 || status >= 500;
        return again ? Receipt.failed(note) : Receipt.refused(note);
    }
}
