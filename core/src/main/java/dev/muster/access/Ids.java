package dev.muster.access;

import java.util.regex.Pattern;

/** The one shape of every identifier, so that an id never needs escaping in a key, an address or a log line. */
final class Ids {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]{0,127}");

    private Ids() {}

    static String checked(String what, String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 128 of letters, digits, . _ @ : - and start" + " with a letter or digit");
        }
        return value;
    }
}
