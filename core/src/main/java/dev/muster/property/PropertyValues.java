package dev.muster.property;

import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** Values of properties, in the one form in which they are kept and compared. */
final class PropertyValues {
    private static final int LONGEST = 2_000;
    private static final int MOST = 100;
    private static final int DIGITS = 30;

    private PropertyValues() {}

    static List<String> checked(PropertyDefinition property, String path, List<String> values) {
        Limits.atMost(path, values, MOST);
        List<String> given = values.stream()
                .map(v -> Limits.optional(path, v, LONGEST))
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
        if (given.size() > 1 && !property.type().many()) {
            throw Rejection.invalid(path, property.name() + " holds one value, not " + given.size());
        }
        if (property.type().chosen()) {
            return chosen(property, path, given);
        }
        return given.stream().map(v -> one(property.type(), path, v)).toList();
    }

    private static List<String> chosen(PropertyDefinition property, String path, List<String> given) {
        List<String> known = property.options().stream().map(PropertyOption::id).toList();
        for (String one : given) {
            if (!known.contains(one)) {
                throw Rejection.invalid(path, property.name() + " has no option " + one + "; it has " + known);
            }
        }
        return known.stream().filter(given::contains).toList();
    }

    private static String one(PropertyType type, String path, String text) {
        return switch (type) {
            case NUMBER -> number(path, text);
            case DATE -> date(path, text);
            case LINK -> link(path, text);
            default -> text;
        };
    }

    private static String number(String path, String text) {
        try {
            BigDecimal number = text.length() > 2 * DIGITS ? null : new BigDecimal(text);
            if (number != null && number.precision() <= DIGITS && Math.abs((long) number.scale()) <= DIGITS) {
                return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            }
        } catch (NumberFormatException e) {
            throw Rejection.invalid(path, "a number is written like 12.5");
        }
        throw Rejection.invalid(path, "a number has at most " + DIGITS + " digits");
    }

    private static String date(String path, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).toString()
                    : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            throw Rejection.invalid(path, "a day is written like 2026-11-22, a time like " + Instant.EPOCH);
        }
    }

    private static String link(String path, String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            throw Rejection.invalid(path, "no address can be read here; one is https://example.org/page");
        }
        throw Rejection.invalid(path, "an address begins with https:// or http:// and names a host");
    }
}
