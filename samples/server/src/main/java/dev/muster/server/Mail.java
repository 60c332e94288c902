package dev.muster.server;

import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.mail.SmtpNotifier;
import dev.muster.mail.SmtpSettings;
import dev.muster.mail.SmtpSettings.Security;
import dev.muster.notifier.Notifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which server people get e-mail, and at which address: {@code handle@domain}, for insiders who are active.
 *
 * @param smtp the server
 * @param domain what stands behind the handle
 */
record Mail(SmtpSettings smtp, String domain) {
    /**
     * {@code MUSTER_SMTP}: {@code host:port} of the server, none unless set; with it {@code MUSTER_MAIL_FROM}, the sender, and
     * {@code MUSTER_MAIL_DOMAIN}, and if need be {@code MUSTER_SMTP_SECURITY} ({@code starttls}, {@code tls} or {@code none}),
     * {@code MUSTER_SMTP_USER} and {@code MUSTER_SMTP_PASSWORD_FILE}.
     *
     * @return null for no e-mail
     */
    static @Nullable Mail of(Map<String, String> environment) {
        String server = text(environment, "MUSTER_SMTP");
        if (server.isEmpty()) {
            return null;
        }
        int colon = server.lastIndexOf(':');
        if (colon < 1 || !server.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("MUSTER_SMTP is host:port, such as mail.example.org:587, not " + server);
        }
        String domain = text(environment, "MUSTER_MAIL_DOMAIN");
        if (!domain.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("MUSTER_MAIL_DOMAIN is what stands behind the @ of people's addresses");
        }
        try {
            SmtpSettings smtp = SmtpSettings.of(
                            server.substring(0, colon),
                            Integer.parseInt(server.substring(colon + 1)),
                            security(text(environment, "MUSTER_SMTP_SECURITY")),
                            text(environment, "MUSTER_MAIL_FROM"))
                    .signedIn(
                            orNull(text(environment, "MUSTER_SMTP_USER")),
                            password(text(environment, "MUSTER_SMTP_PASSWORD_FILE")));
            Mail mail = new Mail(smtp, domain);
            mail.notifier(InstantSource.system());
            return mail;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("MUSTER_SMTP and MUSTER_MAIL_FROM: " + e.getMessage(), e);
        }
    }

    private static String text(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Security security(String text) {
        String name = text.isEmpty() ? "starttls" : text;
        if (!name.matches("starttls|tls|none")) {
            throw new IllegalArgumentException("MUSTER_SMTP_SECURITY is starttls, tls or none, not " + text);
        }
        return Security.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String password(String file) {
        if (file.isEmpty()) {
            return null;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("MUSTER_SMTP_PASSWORD_FILE cannot be read", e);
        }
    }

    Notifier notifier(InstantSource clock) {
        return new SmtpNotifier("mail", smtp, clock);
    }

    /** Where somebody is reached. */
    Optional<String> address(Directory people, WorkspaceId workspace, PersonId person) {
        return people.person(workspace, person)
                .filter(p -> p.active() && !p.guest())
                .map(Person::handle)
                .map(handle -> handle + "@" + domain);
    }
}
