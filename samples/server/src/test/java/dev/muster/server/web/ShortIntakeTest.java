package dev.muster.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a live connection sends lies unread only for a little, and waits with its sender beyond; other requests have more. */
class ShortIntakeTest {
    @ParameterizedTest
    @CsvSource({
        "'Upgrade: WebSocket\r\nConnection: Upgrade\r\n',true",
        "'Upgrade: h2c\r\nConnection: Upgrade\r\n',false",
        "'',false"
    })
    void onlyWhatIsToBecomeALiveConnectionHasLittle(String more, boolean little) throws Exception {
        CompletableFuture<Integer> unread = new CompletableFuture<>();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptedReceiveBufferSize(64 * 1024);
        server.addConnector(connector);
        server.setHandler(new ShortIntake(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                SocketChannel channel = (SocketChannel) request.getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .getTransport();
                unread.complete(channel.getOption(StandardSocketOptions.SO_RCVBUF));
                callback.succeeded();
                return true;
            }
        }));
        server.start();
        try (Socket client = new Socket("127.0.0.1", connector.getLocalPort())) {
            String request = "GET /socket HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            int bytes = unread.get(10, java.util.concurrent.TimeUnit.SECONDS);
            if (little) {
                assertThat(bytes).isLessThanOrEqualTo(2 * ShortIntake.UNREAD);
            } else {
                assertThat(bytes).isGreaterThanOrEqualTo(64 * 1024);
            }
        } finally {
            server.stop();
        }
    }
}
