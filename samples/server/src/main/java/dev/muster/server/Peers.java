package dev.muster.server;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Who is at the other end of a connection. What a trusted proxy says of the outer address, scheme and host is taken over;
 * what anybody else says of that counts for nothing.
 */
final class Peers implements HttpConfiguration.Customizer {
    private static final String TRUSTED = "dev.muster.server.trusted-proxy";
    private final List<Proxy.Network> proxies;
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

    Peers(List<Proxy.Network> proxies) {
        this.proxies = proxies;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        boolean trusted = peer instanceof InetSocketAddress inet
                && inet.getAddress() != null
                && proxies.stream().anyMatch(p -> p.holds(inet.getAddress().getAddress()));
        if (!trusted) {
            return request;
        }
        request.setAttribute(TRUSTED, true);
        return forwarded.customize(request, responseHeaders);
    }

    /** True when the request came over a connection from a trusted proxy. */
    static boolean trusted(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(TRUSTED));
    }
}
