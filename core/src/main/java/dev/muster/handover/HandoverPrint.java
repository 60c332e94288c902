package dev.muster.handover;

import dev.muster.handover.HandoverViews.PrintedHandover;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes a handover on paper. In HTML everything that somebody wrote is text, never markup. Pure. */
final class HandoverPrint {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder markdown = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private HandoverPrint() {}

    static PrintedHandover of(Handover handover) {
        return new HandoverPrint().write(handover);
    }

    private PrintedHandover write(Handover handover) {
        Handover.Offer o = handover.offer();
        String title = "Handover: " + o.titles();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append("</title>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        markdown.append("# ").append(quoted(title)).append('\n');
        fact("From", o.fromName());
        fact("To", o.toName());
        if (o.backupName() != null) {
            fact("Backup", o.backupName());
        }
        fact("Offered", TIME.format(o.offeredAt()));
        fact("State", handover.state().word());
        if (o.nextUpdateAt() != null) {
            fact("Next update", TIME.format(o.nextUpdateAt()));
        }
        part("Done", o.done());
        part("Next", o.next());
        part("Blockers", o.blockers());
        items("Open tasks", o.openTasks());
        part("Running timers", o.timers());
        part("Silenced alerts", o.alerts());
        part("Contacts", o.contacts());
        html.append("</body>\n</html>\n");
        return new PrintedHandover(markdown.toString(), html.toString());
    }

    private void fact(String name, String value) {
        markdown.append("\n**")
                .append(name)
                .append(":** ")
                .append(quoted(value))
                .append('\n');
        html.append("<p><b>")
                .append(name)
                .append(":</b> ")
                .append(escaped(value))
                .append("</p>\n");
    }

    private void part(String name, String text) {
        if (!text.isEmpty()) {
            heading(name);
            // What people write is Markdown already, but no HTML; on the page of HTML it stays as it was typed.
            markdown.append('\n')
                    .append(text.replace("\r\n", "\n").replace("<", "&lt;"))
                    .append('\n');
            html.append("<pre style=\"white-space:pre-wrap\">")
                    .append(escaped(text.replace("\r\n", "\n")))
                    .append("</pre>\n");
        }
    }

    private void items(String name, List<String> items) {
        if (!items.isEmpty()) {
            heading(name);
            markdown.append('\n');
            html.append("<ul>\n");
            for (String item : items) {
                markdown.append("- ").append(quoted(item)).append('\n');
                html.append("<li>").append(escaped(item)).append("</li>\n");
            }
            html.append("</ul>\n");
        }
    }

    private void heading(String name) {
        markdown.append("\n## ").append(name).append('\n');
        html.append("<h2>").append(name).append("</h2>\n");
    }

    /** One line of Markdown in which nothing means anything. */
    private static String quoted(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|!~&])", "\\\\$1");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
