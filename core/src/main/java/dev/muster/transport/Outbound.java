package dev.muster.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to other systems over HTTP, as far as the host allows it. Called by errands, outside every transaction.
 *
 * <p>An implementation connects to nobody whom the host did not name; looks at the address that a name resolves to, and
 * connects to that address and no other; follows no redirects; keeps no cookies; and gives up when a limit is passed,
 * whatever the other side does. Safe for use by several threads.
 */
@FunctionalInterface
public interface Outbound {
    /** Sends nothing: what there is when the host sets nothing up. */
    Outbound NONE = request -> new Failure(Failure.Reason.NOT_ALLOWED, "this Muster sends nothing outside");

    /**
     * Sends a request and waits for the answer.
     *
     * @return what came of it; what the other side does is never an exception
     * @throws InterruptedException when this thread was interrupted; the request is given up
     */
    Reply send(Request request) throws InterruptedException;

    /**
     * A request.
     *
     * @param method GET, POST, PUT, PATCH, DELETE or HEAD
     * @param address http or https, without user information
     * @param headers by name; none of those that say how the message itself is carried
     * @param body what is sent; null for none. Treated as immutable
     * @param mostBytes how long the answer's body may be, from 0
     * @param limit how long it may take from the call to the last byte, more than zero
     */
    record Request(
            String method,
            URI address,
            Map<String, String> headers,
            byte @Nullable [] body,
            int mostBytes,
            Duration limit) {
        /** Copies the headers. */
        public Request {
            headers = Map.copyOf(headers);
        }

        /** Asks for something. */
        public static Request get(URI address, Map<String, String> headers, int mostBytes, Duration limit) {
            return new Request("GET", address, headers, null, mostBytes, limit);
        }
    }

    /** What came of a request. */
    sealed interface Reply {}

    /**
     * The other side answered, whatever it said.
     *
     * @param status the status, from 200; a redirect is an answer
     * @param headers by name in lower case; of several of one name the first
     * @param body at most as long as was asked for
     */
    record Answer(int status, Map<String, String> headers, byte[] body) implements Reply {}

    /**
     * There is no answer.
     *
     * @param reason which sort of failure
     * @param what a sentence for people; no content of an answer
     */
    record Failure(Reason reason, String what) implements Reply {
        /** Why there is no answer. */
        public enum Reason {
            /** The host does not allow this address; nobody was connected to. */
            NOT_ALLOWED,
            /** The name is unknown, or nobody takes the connection. */
            UNREACHABLE,
            /** It was not over in time. */
            TOO_SLOW,
            /** The answer was longer than asked for, or packed. */
            TOO_LARGE,
            /** Too much is under way; nothing was sent. */
            BUSY,
            /** The connection ended, or what came is no answer. */
            BROKEN
        }
    }
}
