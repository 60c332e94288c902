package dev.muster.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are public: what routers of the internet carry to somebody else than this network and this machine. */
final class Addresses {
    /** Networks of IPv4 that are not public: RFC 6890 and those that were added to its registry. */
    private static final List<Net> CLOSED_4 = List.of(
            net(0, 8, 0),
            net(10, 8, 0),
            net(100, 10, 64),
            net(127, 8, 0),
            net(169, 16, 254),
            net(172, 12, 16),
            net(192, 24, 0, 0),
            net(192, 24, 0, 2),
            net(192, 24, 88, 99),
            net(192, 16, 168),
            net(198, 15, 18),
            net(198, 24, 51, 100),
            net(203, 24, 0, 113),
            net(224, 3, 0));

    /** A network: its first bytes, and how many bits of them count. */
    private record Net(byte[] start, int bits) {
        boolean holds(byte[] address) {
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((address[i / 8] & mask) != (start[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Addresses() {}

    private static Net net(int first, int bits, int... more) {
        byte[] start = new byte[16];
        start[0] = (byte) first;
        for (int i = 0; i < more.length; i++) {
            start[i + 1] = (byte) more[i];
        }
        return new Net(start, bits);
    }

    private static Net six(int bits, int... groups) {
        byte[] start = new byte[16];
        for (int i = 0; i < groups.length; i++) {
            start[2 * i] = (byte) (groups[i] >> 8);
            start[2 * i + 1] = (byte) groups[i];
        }
        return new Net(start, bits);
    }

    /** Global unicast, and within it what leads elsewhere: Teredo and other protocols, documentation, 6to4. */
    private static final Net GLOBAL_6 = six(3, 0x2000);

    /** Where a cloud keeps its metadata: fd00:ec2::/32. */
    private static final Net METADATA_6 = six(32, 0xfd00, 0xec2);

    private static final Net OWN_6 = six(7, 0xfc00);

    private static final List<Net> CLOSED_6 =
            List.of(six(23, 0x2001), six(32, 0x2001, 0xdb8), six(16, 0x2002), six(20, 0x3fff), six(16, 0x5f00));

    /** True for one that is on the internet. */
    static boolean open(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return CLOSED_4.stream().noneMatch(n -> n.holds(bytes));
        }
        return address instanceof Inet6Address
                && GLOBAL_6.holds(bytes)
                && CLOSED_6.stream().noneMatch(n -> n.holds(bytes));
    }

    /**
     * True for one that a host of the own network may have: public, private or this machine, but never an address that is
     * good for this link alone, where clouds keep their metadata, nor one of no machine or of many.
     */
    static boolean internal(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return bytes[0] != 0 && (bytes[0] & 0xf0) != 0xf0;
        }
        boolean own = (OWN_6.holds(bytes) && !METADATA_6.holds(bytes)) || address.isLoopbackAddress();
        return own || open(address);
    }
}
