package dev.muster.server.web;

import com.google.common.net.InetAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that signs people in and says in a header who they are.
 *
 * @param userHeader the header with the handle
 * @param nameHeader the header with the name to show; null when there is none, and the handle is shown
 */
public record Proxy(String userHeader, @Nullable String nameHeader) {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** What a proxy says. */
    public record Claim(String handle, String name) {}

    /** Who comes, as a trusted proxy says; nobody when it says nothing that can be a handle. */
    public Optional<Claim> claim(HttpServletRequest request) {
        if (!Peers.trusted(request)) {
            return Optional.empty();
        }
        String handle = String.valueOf(request.getHeader(userHeader)).strip().toLowerCase(Locale.ROOT);
        boolean once =
                java.util.Collections.list(request.getHeaders(userHeader)).size() == 1;
        if (!once || !HANDLE.matcher(handle).matches()) {
            return Optional.empty();
        }
        String said = nameHeader == null ? null : request.getHeader(nameHeader);
        String name = said == null || said.isBlank() ? handle : said.strip();
        return Optional.of(new Claim(handle, name.substring(0, Math.min(name.length(), 100))));
    }

    /** Addresses of machines: single ones, or a network such as {@code 10.0.0.0/8}. */
    public record Network(byte[] address, int bits) {
        /**
         * Reads one.
         *
         * @throws IllegalArgumentException when it is none, saying what one is
         */
        public static Network of(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length > 2 || !InetAddresses.isInetAddress(parts[0])) {
                throw new IllegalArgumentException(
                        "MUSTER_TRUSTED_PROXIES is a list of addresses such as 10.0.0.7 or 10.0.0.0/24, not " + text);
            }
            byte[] address = InetAddresses.forString(parts[0]).getAddress();
            int most = address.length * 8;
            if (parts.length == 2 && (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most)) {
                throw new IllegalArgumentException("a network ends with /0 to /" + most + ", not " + text);
            }
            return new Network(address, parts.length == 2 ? Integer.parseInt(parts[1]) : most);
        }

        /** Whether this machine, by its four or sixteen bytes, is one of them. */
        public boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((other[i / 8] & mask) != (address[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
