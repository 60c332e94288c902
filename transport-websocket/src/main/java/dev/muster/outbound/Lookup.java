package dev.muster.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name. */
@FunctionalInterface
interface Lookup {
    /** All of them; never none. */
    InetAddress[] all(String name) throws UnknownHostException;
}
