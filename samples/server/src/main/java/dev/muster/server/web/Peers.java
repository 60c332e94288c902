package dev.muster.server.web;

import com.google.common.base.Splitter;
import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Who is at the other end of a connection. What trusted proxies say of the outer address, scheme and host is taken over;
 * what anybody else says of that counts for nothing.
 *
 * <p>Proxies append to {@code X-Forwarded-For}, so what stands left may be the client's own words. From the right, every
 * address is believed that a trusted proxy added: the last one that is itself no trusted proxy is the client, and scheme,
 * host and port are what was said at that same step. Other headers of that kind, {@code Forwarded} among them, are not
 * looked at: a proxy writes one kind, and lets a client's other kind through.
 */
public final class Peers implements HttpConfiguration.Customizer {
    private static final String TRUSTED = "dev.muster.server.trusted-proxy";
    private static final String FOR = "X-Forwarded-For";
    private static final List<String> SAID_WITH_IT =
            List.of("X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port");
    private static final List<String> NOT_LOOKED_AT =
            List.of("Forwarded", "X-Forwarded-Server", "X-Proxied-Https", "Proxy-auth-cert", "Proxy-ssl-id");
    private static final Splitter LIST = Splitter.on(',').trimResults();
    private final List<Proxy.Network> proxies;
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

    Peers(List<Proxy.Network> proxies) {
        this.proxies = proxies;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SafeHeaders.put(responseHeaders);
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        boolean trusted =
                peer instanceof InetSocketAddress inet && inet.getAddress() != null && isProxy(inet.getAddress());
        if (!trusted) {
            return request;
        }
        request.setAttribute(TRUSTED, true);
        HttpFields headers = believed(request.getHeaders());
        return forwarded.customize(
                new Request.Wrapper(request) {
                    @Override
                    public HttpFields getHeaders() {
                        return headers;
                    }
                },
                responseHeaders);
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(p -> p.holds(address.getAddress()));
    }

    /** The headers with the one value of each that a trusted proxy vouches for. */
    private HttpFields believed(HttpFields given) {
        HttpFields.Mutable headers = HttpFields.build(given);
        NOT_LOOKED_AT.forEach(headers::remove);
        List<String> hops = values(given, FOR);
        headers.remove(FOR);
        int step = hops.size();
        boolean proxy = true;
        while (proxy && step > 0) {
            step--;
            Optional<InetAddress> hop = address(hops.get(step));
            hop.ifPresent(a -> headers.put(FOR, InetAddresses.toAddrString(a)));
            proxy = hop.filter(this::isProxy).isPresent();
        }
        int fromRight = Math.max(1, hops.size() - step);
        for (String name : SAID_WITH_IT) {
            List<String> said = values(given, name);
            headers.remove(name);
            if (!said.isEmpty()) {
                headers.put(name, said.get(Math.max(0, said.size() - fromRight)));
            }
        }
        return headers;
    }

    private static List<String> values(HttpFields headers, String name) {
        return headers.getValuesList(name).stream()
                .flatMap(LIST::splitToStream)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    /** An address, with or without a port; nothing when it is none, such as {@code unknown}. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(
                    InetAddresses.forString(HostAndPort.fromString(text).getHost()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** True when the request came over a connection from a trusted proxy. */
    public static boolean trusted(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(TRUSTED));
    }
}
