package dev.muster.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.mail.SmtpSettings.Security;
import dev.muster.notifier.Message;
import dev.muster.notifier.Receipt;
import dev.muster.notifier.Urgency;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail against a real server, and against one that says what it is told to. */
class SmtpNotifierTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String FROM = "Incidents <incidents@muster.example>";
    private final GreenMail server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTP));

    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private SmtpNotifier notifier() {
        server.start();
        return new SmtpNotifier(
                "mail",
                SmtpSettings.of("127.0.0.1", server.getSmtp().getPort(), Security.NONE, FROM),
                InstantSource.fixed(NOW));
    }

    private static Message message(String address, String subject, String text) {
        return new Message(
                "0b0e2a5c-7c55-3d3e-9b3e-2f2f1d1c0b0a",
                new WorkspaceId("acme"),
                new PersonId("ben"),
                address,
                Urgency.URGENT,
                "notice",
                subject,
                text,
                null,
                7,
                false);
    }

    @Test
    void aMailArrivesWhole() throws Exception {
        Receipt receipt = notifier()
                .deliver(message(
                        "Ben <ben@corp.example>", "[SEV1] #7 Zahlungsverkehr über Süd", "größer\nals\n.\ngedacht"));
        assertThat(receipt.sort()).isEqualTo(Receipt.Sort.CONFIRMED);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<0b0e2a5c-7c55-3d3e-9b3e-2f2f1d1c0b0a@muster.example>");
        assertThat(mail.getSubject()).isEqualTo("URGENT: [SEV1] #7 Zahlungsverkehr über Süd");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo("größer\nals\n.\ngedacht");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly(FROM);
        assertThat(mail.getSentDate()).isEqualTo(NOW);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    /** What people wrote never becomes a header, a further mail, or a further recipient. */
    @Test
    void whatPeopleWroteStaysTextAndAddressesAreOne() throws Exception {
        SmtpNotifier notifier = notifier();
        String evil = "x\r\nBcc: eve@evil.example\r\n\r\nbody\u2028y";
        notifier.deliver(message("ben@corp.example", evil, "a\r\n.\r\nMAIL FROM:<eve@evil.example>\r\n"));
        for (String address : List.of(
                "ben@corp.example, eve@evil.example",
                "ben@corp.example\r\nBcc: eve@evil.example",
                "ben@corp.example>\r\nRCPT TO:<eve@evil.example",
                "friends: eve@evil.example;",
                "no address",
                "")) {
            assertThat(notifier.deliver(message(address, "x", "y")).sort())
                    .as(address)
                    .isEqualTo(Receipt.Sort.REFUSED);
        }
        assertThat(server.getReceivedMessages()).singleElement().satisfies(m -> {
            assertThat(m.getHeader("Bcc")).isNull();
            assertThat(m.getSubject()).isEqualTo("URGENT: x Bcc: eve@evil.example body y");
            assertThat(m.getAllRecipients()).extracting(Object::toString).containsExactly("ben@corp.example");
        });
    }

    /** A server without STARTTLS gets nothing, and one that nobody vouches for neither. */
    @Test
    void nothingLeavesInTheClearUnlessThatIsMeant() throws Exception {
        server.start();
        SmtpNotifier starttls = new SmtpNotifier(
                "mail",
                SmtpSettings.of("127.0.0.1", server.getSmtp().getPort(), Security.STARTTLS, FROM),
                InstantSource.fixed(NOW));
        assertThat(starttls.deliver(message("ben@corp.example", "x", "secret")).sort())
                .isEqualTo(Receipt.Sort.FAILED);
        GreenMail tls = new GreenMail(setup(ServerSetup.PROTOCOL_SMTPS));
        tls.start();
        try {
            SmtpNotifier over = new SmtpNotifier(
                    "mail",
                    SmtpSettings.of("127.0.0.1", tls.getSmtps().getPort(), Security.TLS, FROM),
                    InstantSource.fixed(NOW));
            assertThat(over.deliver(message("ben@corp.example", "x", "secret")).sort())
                    .isEqualTo(Receipt.Sort.FAILED);
            assertThat(tls.getReceivedMessages()).isEmpty();
        } finally {
            tls.stop();
        }
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThatThrownBy(() -> new SmtpSettings(
                        "mail.example", 25, Security.NONE, "me", "pw", FROM, Duration.ofSeconds(1), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheServerSaysDecidesWhetherItIsTriedAgain() throws Exception {
        Map<String, Receipt.Sort> answers = Map.of(
                "550 no such user", Receipt.Sort.REFUSED,
                "450 try later", Receipt.Sort.FAILED,
                "421 closing", Receipt.Sort.FAILED);
        for (Map.Entry<String, Receipt.Sort> answer : answers.entrySet()) {
            try (Scripted scripted = new Scripted(answer.getKey())) {
                SmtpNotifier notifier = new SmtpNotifier(
                        "mail",
                        SmtpSettings.of("127.0.0.1", scripted.port(), Security.NONE, FROM),
                        InstantSource.fixed(NOW));
                assertThat(notifier.deliver(message("ben@corp.example", "x", "y"))
                                .sort())
                        .as(answer.getKey())
                        .isEqualTo(answer.getValue());
            }
        }
    }

    @Test
    void aServerThatIsSilentOrGoneFailsInTime() throws Exception {
        try (Scripted silent = new Scripted(null)) {
            SmtpNotifier notifier = new SmtpNotifier(
                    "mail",
                    new SmtpSettings(
                            "127.0.0.1", silent.port(), Security.NONE, null, null, FROM, Duration.ofMillis(200), null),
                    InstantSource.fixed(NOW));
            assertThat(notifier.deliver(message("ben@corp.example", "x", "y")).sort())
                    .isEqualTo(Receipt.Sort.FAILED);
            silent.close();
            assertThat(notifier.deliver(message("ben@corp.example", "x", "y")).sort())
                    .isEqualTo(Receipt.Sort.FAILED);
        }
    }

    /** What the server has taken over is sent, whatever becomes of the goodbye. */
    @Test
    void aServerThatTookTheMailAndIsGoneBeforeTheGoodbyeConfirms() throws Exception {
        try (Scripted scripted = new Scripted("250 ok")) {
            SmtpNotifier notifier = new SmtpNotifier(
                    "mail",
                    new SmtpSettings(
                            "127.0.0.1",
                            scripted.port(),
                            Security.NONE,
                            null,
                            null,
                            FROM,
                            Duration.ofMillis(500),
                            null),
                    InstantSource.fixed(NOW));
            assertThat(notifier.deliver(message("ben@corp.example", "x", "y")).sort())
                    .isEqualTo(Receipt.Sort.CONFIRMED);
        }
    }

    /** A server that answers every recipient with one line, and no goodbye; with none, it never says a word. */
    private static final class Scripted implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        private final List<Socket> open = new CopyOnWriteArrayList<>();

        Scripted(@org.jspecify.annotations.Nullable String recipient) throws IOException {
            Thread thread = new Thread(() -> serve(recipient));
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(@org.jspecify.annotations.Nullable String recipient) {
            try {
                while (true) {
                    Socket client = socket.accept();
                    open.add(client);
                    if (recipient != null) {
                        talk(client, recipient);
                    }
                }
            } catch (IOException e) {
                assertThat(socket.isClosed()).isTrue();
            }
        }

        private static void talk(Socket client, String recipient) throws IOException {
            try (client) {
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                say(client, "220 scripted");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("DATA")) {
                        say(client, "354 go on");
                        String mail = in.readLine();
                        while (mail != null && !mail.equals(".")) {
                            mail = in.readLine();
                        }
                        say(client, "250 taken");
                    } else if (!line.startsWith("QUIT")) {
                        say(client, line.startsWith("RCPT") ? recipient : "250 ok");
                    }
                }
            }
        }

        private static void say(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        }
    }
}
