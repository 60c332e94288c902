package dev.muster.incident;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the address of a call from a template: {@code {number}} becomes the value named number, percent-encoded, so that
 * a value cannot lead elsewhere. Places have to stand behind the host.
 */
public final class CallTemplate {
    /** How long an address may be, in UTF-16 code units. */
    public static final int LONGEST = 500;

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]{0,63})}");
    private static final Pattern FIXED = Pattern.compile("(?i)https?://[^/?#{}]+([/?#].*)?", Pattern.DOTALL);

    private CallTemplate() {}

    /**
     * A template as it is to be kept.
     *
     * @throws Rejection when what it makes is no http or https address, whatever the values
     */
    public static String checked(String field, String template) {
        String stripped = Limits.required(field, template, LONGEST);
        String sample = PLACE.matcher(stripped).replaceAll("x");
        if (!FIXED.matcher(stripped).matches() || address(sample).isEmpty()) {
            throw Rejection.invalid(
                    field, "must be an http or https address; its host is fixed, places such as {number} follow it");
        }
        return stripped;
    }

    /**
     * An address as it is to be kept.
     *
     * @throws Rejection when it is no http or https address
     */
    public static String link(String field, String link) {
        return address(Limits.required(field, link, LONGEST))
                .orElseThrow(() -> Rejection.invalid(field, "must be an http or https address"));
    }

    /** The address that a template makes; empty when it makes none, or a place of it has no value. */
    public static Optional<String> fill(String template, Map<String, String> values) {
        if (!FIXED.matcher(template).matches()) {
            return Optional.empty();
        }
        String filled = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        values.containsKey(place.group(1)) ? encoded(values.get(place.group(1))) : place.group()));
        return filled.length() > LONGEST ? Optional.empty() : address(filled);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address if it is one that a browser may be sent to. */
    private static Optional<String> address(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
            return web && plain ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
