package dev.muster.server.web;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request that was refused or failed. Never a body, a header or a query. */
final class Requests implements RequestLog {
    private static final Logger log = LoggerFactory.getLogger(Requests.class);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public void log(Request request, Response response) {
        int status = response.getStatus();
        boolean reads = READING.contains(request.getMethod());
        if (status < (reads ? 500 : 400)) {
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
