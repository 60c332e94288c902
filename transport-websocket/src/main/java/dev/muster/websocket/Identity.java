package dev.muster.websocket;

import dev.muster.access.Caller;

/**
 * Who somebody was found to be, and by what sort of credential.
 *
 * @param caller who; never Muster itself
 * @param isAmbient true when a browser sends the credential by itself (cookie, certificate, basic
 *     authentication): then a request has to show that it comes from a page of an allowed origin. False for
 *     what only the program that holds it can send, such as a bearer token
 */
public record Identity(Caller caller, boolean isAmbient) {
    /** Refuses Muster itself, who never comes from outside. */
    public Identity {
        if (caller.kind() == Caller.Kind.SYSTEM) {
            throw new IllegalArgumentException("nobody comes in as Muster itself");
        }
    }

    /** By a credential that browsers send by themselves. */
    public static Identity ambient(Caller caller) {
        return new Identity(caller, true);
    }

    /** By a credential that was put into this one request. */
    public static Identity explicit(Caller caller) {
        return new Identity(caller, false);
    }
}
