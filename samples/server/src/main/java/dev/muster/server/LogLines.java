package dev.muster.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** One line a record on standard error: time, level, logger, message. Secrets are masked, control characters escaped. */
final class LogLines extends Formatter {
    private static final Pattern SECRET =
            Pattern.compile("(?i)(intake/alertmanager/|bearer |[?&;]?(?:ticket|password|muster|secret)=)[^\\s&;,\"/]+");

    /** What was allowed, a line each; silent unless it is asked for. */
    private static final Logger ALLOWED = Logger.getLogger("dev.muster.allowed");

    /** Held here, because the log manager itself forgets what nobody holds. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("com.zaxxer.hikari"));

    LogLines() {}

    static void install() {
        LogManager.getLogManager().reset();
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new LogLines());
        console.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.INFO);
        QUIET.forEach(l -> l.setLevel(Level.WARNING));
        Thread.setDefaultUncaughtExceptionHandler(LogLines::uncaught);
    }

    /** Whether every decision that let somebody do or see something is a line; it is not unless this says so. */
    static void tellAllowed(boolean on) {
        ALLOWED.setLevel(on ? Level.FINE : null);
    }

    /** The last that hears of an error, so that none ends a thread without a line. */
    static void uncaught(Thread thread, Throwable error) {
        LoggerFactory.getLogger(LogLines.class).error("nothing caught this in thread {}", thread.getName(), error);
    }

    static String masked(String text) {
        return SECRET.matcher(text).replaceAll("$1***");
    }

    @Override
    public String format(LogRecord one) {
        String name = String.valueOf(one.getLoggerName());
        StringBuilder line = new StringBuilder(160)
                .append(one.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(one.getLevel().getName())
                .append(' ')
                .append(name.substring(name.lastIndexOf('.') + 1))
                .append(' ')
                .append(formatMessage(one));
        if (one.getThrown() != null) {
            StringWriter trace = new StringWriter();
            one.getThrown().printStackTrace(new PrintWriter(trace));
            line.append(" | ").append(trace);
        }
        return oneLine(masked(line.toString())) + "\n";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.strip().codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\t') {
                line.append(' ');
            } else if (type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
