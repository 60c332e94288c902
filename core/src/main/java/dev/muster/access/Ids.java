package dev.muster.access;

/** The one shape of every identifier, so that an id never needs escaping in a key, an address or a log line. */
final class Ids {
    private static final int LONGEST = 128;

    private Ids() {}

    static String checked(String what, String value) {
        if (!shaped(value)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 128 of letters, digits, . _ @ : - and start with a letter or digit");
        }
        return value;
    }

    private static boolean shaped(String value) {
        if (value.isEmpty() || value.length() > LONGEST || !plain(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!plain(c) && "._@:-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
