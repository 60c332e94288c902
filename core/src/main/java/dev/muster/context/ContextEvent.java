package dev.muster.context;

import dev.muster.context.Collector.Value;
import dev.muster.journal.Event;
import dev.muster.playbook.ContextPlan;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to context packs. */
public sealed interface ContextEvent extends Event {
    /** The workspace's context was set, to this; null for nothing. */
    record WorkspaceContextSet(@Nullable ContextPlan context, int version) implements ContextEvent {
        @Override
        public String sentence() {
            return "set what is laid before everybody at an incident, version " + version;
        }
    }

    /**
     * The pack of an incident that opened.
     *
     * @param links pages to look at, filled
     * @param reports texts to begin with, filled
     * @param missing titles of links that could not be filled, because a value was missing
     * @param collecting titles of what is being asked for
     */
    record ContextPosted(List<Link> links, List<Written> reports, List<String> missing, List<String> collecting)
            implements ContextEvent {
        @Override
        public String sentence() {
            return "laid out the context: " + links.size() + " links, " + reports.size() + " texts, "
                    + collecting.size() + " questions to other systems";
        }

        @Override
        public Finding finding() {
            return Finding.text(reports.stream().map(Written::text).collect(Collectors.joining("\n")));
        }
    }

    /** A page to look at; {@code address} is http or https, {@code dashboard} says that it is one. */
    record Link(String title, String address, boolean dashboard) {}

    /** A text to begin with, Markdown. */
    record Written(String title, String text) {}

    /**
     * Another system was asked, or was not.
     *
     * @param piece which part of the pack, from 1
     * @param title what people call it
     * @param collector who asked
     * @param found what was found: text of another system, to be shown as it is; empty for nothing
     * @param failure why nothing was found; null when something was
     * @param withheld why it was not asked, such as {@code exercise}; null when it was
     * @param millis how long it took
     */
    record ContextCollected(
            int piece,
            String title,
            String collector,
            List<Value> found,
            @Nullable String failure,
            @Nullable String withheld,
            long millis)
            implements ContextEvent {
        @Override
        public String sentence() {
            if (withheld != null) {
                return "did not ask for " + title + ", not sent: " + withheld;
            }
            if (failure != null) {
                return "could not collect " + title + ": " + failure;
            }
            return "collected " + title + ": "
                    + Posted.line(
                            found.stream()
                                    .map(v -> v.name() + " = " + v.value())
                                    .collect(Collectors.joining("; ")),
                            300);
        }

        @Override
        public Finding finding() {
            return Finding.text(title + "\n"
                    + found.stream().map(v -> v.name() + " " + v.value()).collect(Collectors.joining("\n")));
        }
    }

    /** Somebody had this asked for again; titles. */
    record ContextAskedAgain(List<String> titles) implements ContextEvent {
        @Override
        public String sentence() {
            return "asked again for " + String.join(", ", titles);
        }
    }
}
