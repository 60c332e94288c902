package dev.muster.playbook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is laid before everybody when an incident opens. Places such as {@code {job}} are filled with what the declaration
 * brought, an alert's labels for example: as data, in one pass. Lists that are missing are empty.
 *
 * @param links pages to look at, at most 20
 * @param reports texts to begin with, at most 5
 * @param collectors what is asked of other systems, at most 10
 */
public record ContextPlan(List<LinkPlan> links, List<ReportPlan> reports, List<CollectPlan> collectors) {
    /** Missing lists become empty ones. */
    public ContextPlan {
        links = Objects.requireNonNullElse(links, List.of());
        reports = Objects.requireNonNullElse(reports, List.of());
        collectors = Objects.requireNonNullElse(collectors, List.of());
    }

    /**
     * A page to look at.
     *
     * @param title 1 to 100 characters
     * @param address http or https, at most 500 characters; places stand behind the host, and are percent-encoded
     * @param dashboard true for a dashboard
     */
    public record LinkPlan(String title, String address, boolean dashboard) {}

    /**
     * A text to begin with.
     *
     * @param title 1 to 100 characters
     * @param text Markdown of 1 to 4,000 characters, with places
     */
    public record ReportPlan(String title, String text) {}

    /**
     * Something to ask of another system.
     *
     * @param title 1 to 100 characters, different from the others
     * @param collector name of a collector of the host, such as {@code http-json}
     * @param settings what the collector is told, at most 20 of at most 1,000 characters, with places
     * @param seconds how long it may take, 1 to 20; null for 10
     */
    public record CollectPlan(
            String title,
            String collector,
            Map<String, String> settings,
            @Nullable Integer seconds) {
        /** Missing settings are none. */
        public CollectPlan {
            settings = Objects.requireNonNullElse(settings, Map.of());
        }
    }
}
