package dev.muster.web;

import dev.muster.Offer;
import dev.muster.command.Bulky;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;

/** Reads bodies: JSON, bounded, measured before anything is made of it. */
final class Body {
    /** How long the body of a command may be, in bytes. */
    static final int MOST = 1024 * 1024;

    /** How long one may be that carries a whole document, in bytes: 1 MiB of text with its quotes and line ends escaped. */
    static final int MOST_BULKY = 4 * 1024 * 1024;

    private Body() {}

    /** True for what carries a whole document: as a question it is sent like a command, in a body. */
    static boolean bulky(Class<?> type) {
        return Bulky.class.isAssignableFrom(type);
    }

    /** How long the body may be that carries one of these. */
    static int most(Class<?> type) {
        return bulky(type) ? MOST_BULKY : MOST;
    }

    /** True for a question that may be asked in an address: it carries neither a secret nor a whole document. */
    static boolean fitsAddress(Offer offer) {
        return !offer.secret() && !bulky(offer.type());
    }

    static byte[] json(HttpServletRequest request, int most) throws IOException {
        String type = request.getContentType();
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!bare.equals("application/json")) {
            throw Failed.of(415, "send JSON, as Content-Type: application/json");
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Failed.of(415, "send the body as it is, without Content-Encoding");
        }
        if (request.getContentLengthLong() > most) {
            throw tooLong(most);
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw tooLong(most);
        }
        return body;
    }

    private static Failed tooLong(int most) {
        return Failed.of(413, "a body has at most " + most + " bytes");
    }
}
