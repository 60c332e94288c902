package dev.muster.mail;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * By which server e-mail leaves.
 *
 * @param host its name
 * @param port its port, 1 to 65535
 * @param security how the connection is protected
 * @param user who signs in; null for nobody
 * @param password with what; null for nothing
 * @param from the sender's address, such as {@code Incidents <incidents@example.org>}
 * @param timeout how long to wait for the connection, and for each answer, more than zero
 * @param trust what the server's certificate is checked against; null for what Java trusts
 */
public record SmtpSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        String from,
        Duration timeout,
        @Nullable SSLContext trust) {
    /** How a connection is protected. */
    public enum Security {
        /** Not at all: for a server on this machine alone. */
        NONE,
        /** By STARTTLS, and never without: a server that does not offer it gets nothing. */
        STARTTLS,
        /** By TLS from the first byte. */
        TLS
    }

    /** Checks what can be checked without asking anybody. */
    public SmtpSettings {
        if (host.isBlank() || port < 1 || port > 65_535 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a mail server has a host, a port and a time to wait for it");
        }
        if (user != null && security == Security.NONE && !local(host)) {
            throw new IllegalArgumentException("a password is not sent in the clear: choose STARTTLS or TLS");
        }
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    /** A server that wants nobody to sign in, with 10 seconds for each answer. */
    public static SmtpSettings of(String host, int port, Security security, String from) {
        return new SmtpSettings(host, port, security, null, null, from, Duration.ofSeconds(10), null);
    }

    /** The same, where somebody signs in; null for nobody. */
    public SmtpSettings signedIn(@Nullable String newUser, @Nullable String newPassword) {
        return new SmtpSettings(host, port, security, newUser, newPassword, from, timeout, trust);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", " + security + ", from=" + from + ", password=***]";
    }
}
