package dev.muster.mail;

import dev.muster.notifier.Message;
import dev.muster.notifier.Notifier;
import dev.muster.notifier.Receipt;
import dev.muster.notifier.Urgency;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Brings messages by e-mail, as plain text. The server's yes confirms: it has taken over the rest, and says so when it cannot
 * deliver. The {@code Message-ID} is the delivery's, so that a mail that comes twice is known as one. Whatever people wrote is
 * text of the subject or the body, and never a header or an address.
 *
 * <p>Safe for use by several threads; each delivery has a connection of its own.
 */
public final class SmtpNotifier implements Notifier {
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private final String name;
    private final SmtpSettings settings;
    private final InstantSource clock;
    private final InternetAddress from;
    private final Session session;

    /**
     * A notifier.
     *
     * @param name its name
     * @param settings the server
     * @param clock what the mail's date is
     * @throws IllegalArgumentException when the sender's address cannot be read
     */
    public SmtpNotifier(String name, SmtpSettings settings, InstantSource clock) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        try {
            this.from = address(settings.from());
        } catch (AddressException e) {
            throw new IllegalArgumentException("the sender's address cannot be read", e);
        }
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpSettings s) {
        Properties p = new Properties();
        String millis = Long.toString(s.timeout().toMillis());
        p.put("mail.smtp.host", s.host());
        p.put("mail.smtp.port", Integer.toString(s.port()));
        p.put("mail.smtp.connectiontimeout", millis);
        p.put("mail.smtp.timeout", millis);
        p.put("mail.smtp.writetimeout", millis);
        p.put("mail.smtp.auth", Boolean.toString(s.user() != null));
        p.put("mail.smtp.starttls.enable", Boolean.toString(s.security() == SmtpSettings.Security.STARTTLS));
        p.put("mail.smtp.starttls.required", Boolean.toString(s.security() == SmtpSettings.Security.STARTTLS));
        p.put("mail.smtp.ssl.enable", Boolean.toString(s.security() == SmtpSettings.Security.TLS));
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        p.put("mail.smtp.allow8bitmime", "true");
        p.put("mail.smtp.quitwait", "false");
        if (s.trust() != null) {
            p.put("mail.smtp.ssl.socketFactory", s.trust().getSocketFactory());
        }
        return p;
    }

    /** One address and nothing else. */
    private static InternetAddress address(String text) throws AddressException {
        if (UNSHOWN.matcher(text).find()) {
            throw new AddressException("an address has one line");
        }
        InternetAddress[] all = InternetAddress.parse(text, true);
        if (all.length != 1 || all[0].isGroup()) {
            throw new AddressException("one address is meant");
        }
        all[0].validate();
        return all[0];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration limit() {
        return settings.timeout().multipliedBy(2);
    }

    @Override
    public Receipt deliver(Message message) throws MessagingException {
        InternetAddress to;
        try {
            to = address(message.address());
        } catch (AddressException e) {
            return Receipt.refused("the address of this person cannot be read");
        }
        MimeMessage mail = mail(message, to);
        boolean sent = false;
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            transport.sendMessage(mail, mail.getAllRecipients());
            sent = true;
            return Receipt.confirmed("");
        } catch (SendFailedException e) {
            return refusal(e);
        } catch (AuthenticationFailedException e) {
            return Receipt.failed("the mail server lets nobody in under this name");
        } catch (MessagingException e) {
            return sent ? Receipt.confirmed("") : Receipt.failed("the mail server: " + e.getMessage());
        }
    }

    private MimeMessage mail(Message message, InternetAddress to) throws MessagingException {
        String id = "<" + message.id() + "@" + domain() + ">";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(from);
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
        mail.setSubject(UNSHOWN.matcher(subject(message)).replaceAll(" "), StandardCharsets.UTF_8.name());
        mail.setText(message.text(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.urgency() == Urgency.URGENT) {
            mail.setHeader("Importance", "high");
        }
        mail.saveChanges();
        return mail;
    }

    private static String subject(Message message) {
        String subject = message.subject().isBlank() ? message.kind() : message.subject();
        return message.urgency() == Urgency.URGENT ? "URGENT: " + subject : subject;
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    /** A code from 500 on says that it will fail again. */
    private static Receipt refusal(SendFailedException failed) {
        Exception next = failed;
        while (next instanceof MessagingException e) {
            int code = e instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : e instanceof SMTPSendFailedException sending ? sending.getReturnCode() : 0;
            if (code > 0) {
                String note = "the mail server answered with code " + code;
                return code >= 500 ? Receipt.refused(note) : Receipt.failed(note);
            }
            next = e.getNextException();
        }
        return Receipt.failed("the mail server took nothing");
    }

    @Override
    public String toString() {
        return "SmtpNotifier[" + name + ", " + settings + "]";
    }
}
