package dev.muster.outbound;

import dev.muster.transport.Outbound.Answer;
import dev.muster.transport.Outbound.Reply;
import dev.muster.transport.Outbound.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** One request on a connection of its own: looked up, connected, sent, read up to the limit, closed. */
final class Exchange implements Callable<Reply> {
    private static final Http1Config LINES =
            Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();
    private final Request request;
    private final HttpUriRequestBase sent;
    private final Pinned pinned;
    private final TlsSocketStrategy tls;

    /** The answer is longer than was asked for, or packed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(String message) {
            super(message);
        }
    }

    Exchange(Request request, Pinned pinned, TlsSocketStrategy tls) {
        this.request = request;
        this.pinned = pinned;
        this.tls = tls;
        this.sent = new HttpUriRequestBase(request.method(), request.address());
        request.headers().forEach(sent::addHeader);
        byte[] body = request.body();
        if (body != null) {
            sent.setEntity(new ByteArrayEntity(body, null));
        }
    }

    /** Closes the connection at once, whatever it is doing. */
    void giveUp() {
        sent.cancel();
    }

    @Override
    public Reply call() throws IOException {
        Timeout limit = Timeout.ofMilliseconds(Math.max(1, request.limit().toMillis()));
        try (PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(pinned)
                        .setTlsSocketStrategy(tls)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(LINES)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .setMaxConnTotal(1)
                        .build();
                CloseableHttpClient client = HttpClients.custom()
                        .setConnectionManager(connections)
                        .setRoutePlanner(new DefaultRoutePlanner(null))
                        .setDefaultRequestConfig(RequestConfig.custom()
                                .setResponseTimeout(limit)
                                .setAuthenticationEnabled(false)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                        .setConnectionReuseStrategy((asked, answered, context) -> false)
                        .disableRedirectHandling()
                        .disableContentCompression()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .setUserAgent("Muster")
                        .build()) {
            return client.execute(sent, this::answer);
        }
    }

    private Reply answer(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            String value = header.getValue();
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        HttpEntity entity = response.getEntity();
        return new Answer(
                response.getCode(), Map.copyOf(headers), entity == null ? new byte[0] : body(entity, headers));
    }

    private byte[] body(HttpEntity entity, Map<String, String> headers) throws IOException {
        String packed = headers.getOrDefault("content-encoding", "identity");
        if (!packed.equalsIgnoreCase("identity")) {
            throw tooLarge("the answer is packed, though nobody asked for that");
        }
        int most = request.mostBytes();
        if (entity.getContentLength() > most) {
            throw tooLarge("the answer is longer than " + most + " bytes");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        InputStream in = entity.getContent();
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            if (body.size() + n > most) {
                throw tooLarge("the answer is longer than " + most + " bytes");
            }
            body.write(part, 0, n);
        }
        return body.toByteArray();
    }

    /** Closing an answer reads what is left of it, which may be without end: the connection goes first. */
    private TooLarge tooLarge(String why) {
        giveUp();
        return new TooLarge(why);
    }
}
