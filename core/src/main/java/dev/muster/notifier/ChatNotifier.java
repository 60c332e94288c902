package dev.muster.notifier;

import dev.muster.record.Json;
import dev.muster.transport.Outbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Posts to an incoming webhook as Slack and Mattermost have them, at the address that {@link Contacts} gives for the person:
 * {@code {"text": …}}. What people wrote is text there and nothing else: it mentions nobody, links to nothing, and formats
 * nothing. An answer of 200 to 299 passes on: nobody says whether anybody sees it.
 */
public final class ChatNotifier implements Notifier {
    /** Comes between a sign and what it would mean; takes no room. */
    private static final String BETWEEN = "\u200b";

    private final String name;
    private final Outbound outbound;

    /**
     * A notifier.
     *
     * @param name its name
     * @param outbound what sends requests
     */
    public ChatNotifier(String name, Outbound outbound) {
        this.name = name;
        this.outbound = outbound;
    }

    private record Body(String text) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration limit() {
        return HttpNotifier.LIMIT.plusSeconds(2);
    }

    @Override
    public Receipt deliver(Message message) throws InterruptedException {
        String text = plain(message.subject()) + "\n" + plain(message.text());
        String json = new String(Json.write(new Body(text.strip())), StandardCharsets.UTF_8);
        Receipt receipt =
                HttpNotifier.post(outbound, message.address(), Map.of("Content-Type", "application/json"), json);
        return receipt.sort() == Receipt.Sort.CONFIRMED ? Receipt.passedOn("") : receipt;
    }

    /**
     * Text that is shown as it is: Slack's control signs as entities, and behind everything that would mention, link or
     * format something that takes no room.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> plain.append("&amp;");
                case '<' -> plain.append("&lt;");
                case '>' -> plain.append("&gt;");
                case '@', '#', '*', '_', '~', '`', '[', ']' -> plain.append(c).append(BETWEEN);
                case ':' -> plain.append(text.startsWith("://", i) ? ":" + BETWEEN : ":");
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
