package dev.muster.server.web;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets little of what a live connection sends lie unread in the operating system: what is sent beyond that waits with its
 * sender. Under a flood, what lies there is refused only when it is come to, so the less there is the sooner.
 */
final class ShortIntake extends Handler.Wrapper {
    private static final Logger log = LoggerFactory.getLogger(ShortIntake.class);

    /** In bytes, of which Linux makes twice as much: some dozens of messages. */
    static final int UNREAD = 8 * 1024;

    ShortIntake(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")
                && request.getConnectionMetaData().getConnection().getEndPoint().getTransport()
                        instanceof SocketChannel channel) {
            shorten(channel);
        }
        return super.handle(request, response, callback);
    }

    /** A connection that is gone by now has no option; whoever goes on with it finds out. */
    private static void shorten(SocketChannel channel) {
        if (channel.isOpen()) {
            try {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, UNREAD);
            } catch (IOException e) {
                log.debug("the connection is gone: {}", e.getMessage());
            }
        }
    }
}
