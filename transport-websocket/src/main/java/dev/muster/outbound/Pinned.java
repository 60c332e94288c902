package dev.muster.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The only place where the name of a request is looked up: what is checked here is what is connected to. One address that
 * may not be connected to refuses the name, however many others it has.
 */
final class Pinned implements DnsResolver {
    private final Lookup lookup;
    private final String name;
    private final boolean internal;

    /** The address is one that this name must not have. */
    static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Forbidden() {
            super("the name leads to an address that is not allowed");
        }
    }

    /**
     * For one request.
     *
     * @param name the only name that is looked up
     * @param internal true when it may have an address of the own network
     */
    Pinned(Lookup lookup, String name, boolean internal) {
        this.lookup = lookup;
        this.name = name;
        this.internal = internal;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!host.equalsIgnoreCase(name)) {
            throw new Forbidden();
        }
        InetAddress[] found = lookup.all(host);
        for (InetAddress address : found) {
            if (!(internal ? Addresses.internal(address) : Addresses.open(address))) {
                throw new Forbidden();
            }
        }
        return found;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Stream.of(resolve(host)).map(a -> new InetSocketAddress(a, port)).toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
