package dev.muster.outbound;

import dev.muster.transport.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests over HTTP with Apache HttpClient, guarded: only hosts that were named, only addresses that they may have and
 * that were looked up once, no redirects, no packed answers, and every limit kept, on a bounded pool of its own. When all
 * its threads are taken, a request is refused and not queued.
 */
public final class HttpOutbound implements Outbound, AutoCloseable {
    /** How many requests are under way at once unless something else is said. */
    public static final int AT_ONCE = 8;

    private static final Logger log = LoggerFactory.getLogger(HttpOutbound.class);
    private final Guard guard;
    private final Lookup lookup;
    private final ThreadPoolExecutor pool;
    private final TlsSocketStrategy tls = DefaultClientTlsStrategy.createDefault();

    /** Sends to these hosts and no others, with threads of its own. */
    public HttpOutbound(List<Allowed> allowed) {
        this(allowed, AT_ONCE, daemons(), InetAddress::getAllByName);
    }

    /**
     * Sends to these hosts and no others.
     *
     * @param atOnce how many requests are under way at once, from 1
     * @param threads makes its threads, at most as many
     */
    public HttpOutbound(List<Allowed> allowed, int atOnce, ThreadFactory threads) {
        this(allowed, atOnce, threads, InetAddress::getAllByName);
    }

    HttpOutbound(List<Allowed> allowed, int atOnce, ThreadFactory threads, Lookup lookup) {
        this.guard = new Guard(allowed);
        this.lookup = lookup;
        this.pool = new ThreadPoolExecutor(0, atOnce, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    @Override
    public Reply send(Request request) throws InterruptedException {
        Optional<Failure> refused = guard.refused(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        Allowed rule = guard.rule(request.address()).orElseThrow();
        String host = Allowed.host(request.address()).orElseThrow();
        Exchange exchange = new Exchange(request, new Pinned(lookup, bare(host), rule.internal()), tls);
        Future<Reply> running;
        try {
            running = pool.submit(exchange);
        } catch (RejectedExecutionException e) {
            return new Failure(Failure.Reason.BUSY, "too many requests are under way; nothing was sent");
        }
        return outcome(exchange, running, request.limit());
    }

    private static Reply outcome(Exchange exchange, Future<Reply> running, Duration limit) throws InterruptedException {
        try {
            return running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Failure(Failure.Reason.TOO_SLOW, "it was not over in " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } finally {
            exchange.giveUp();
            running.cancel(true);
        }
    }

    private static Reply failure(@Nullable Throwable why) {
        if (why instanceof Exchange.TooLarge) {
            return new Failure(Failure.Reason.TOO_LARGE, String.valueOf(why.getMessage()));
        }
        if (why instanceof Pinned.Forbidden) {
            return new Failure(Failure.Reason.NOT_ALLOWED, String.valueOf(why.getMessage()));
        }
        if (why instanceof java.net.UnknownHostException) {
            return new Failure(Failure.Reason.UNREACHABLE, "the name of the host is not known");
        }
        if (why instanceof java.net.ConnectException || why instanceof java.net.NoRouteToHostException) {
            return new Failure(Failure.Reason.UNREACHABLE, "nobody takes the connection");
        }
        if (why instanceof java.net.SocketTimeoutException) {
            return new Failure(Failure.Reason.TOO_SLOW, "the other side was silent for too long");
        }
        if (why instanceof javax.net.ssl.SSLException) {
            return new Failure(Failure.Reason.BROKEN, "the other side could not be trusted");
        }
        if (why instanceof RuntimeException) {
            // its sort and where it arose, and not its words: they may hold the address
            log.warn(
                    "a request failed in the client itself: {} at {}",
                    why.getClass().getName(),
                    where(why));
        }
        if (why instanceof IOException || why instanceof RuntimeException) {
            return new Failure(Failure.Reason.BROKEN, "the connection ended, or what came is no answer");
        }
        throw new IllegalStateException("a request failed in a way that nothing foresees", why);
    }

    private static String where(Throwable why) {
        StackTraceElement[] trace = why.getStackTrace();
        return trace.length == 0 ? "a place that is not known" : trace[0].toString();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "muster-outbound-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
