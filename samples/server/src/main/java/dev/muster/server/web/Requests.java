package dev.muster.server.web;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request that was refused or failed, whether it reads or changes. Never a body, a header or a query. */
final class Requests implements RequestLog {
    private static final Logger log = LoggerFactory.getLogger(Requests.class);

    @Override
    public void log(Request request, Response response) {
        int status = response.getStatus();
        if (status < 400) {
            return;
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime());
        log.info(
                "request method={} path={} status={} ms={} address={}",
                request.getMethod(),
                request.getHttpURI().getPath(),
                status,
                took,
                Request.getRemoteAddr(request));
    }
}
