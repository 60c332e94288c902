package dev.muster.context;

import dev.muster.access.WorkspaceId;
import dev.muster.command.Limits;
import dev.muster.incident.IncidentId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Asks another system for something that people need when an incident opens. Given to {@code MusterBuilder.collector}; two
 * are built in, {@code http-json} and {@code prometheus}.
 *
 * <p>Called as an errand, outside every transaction, on a thread of a pool, several at once; interrupted when its time is
 * up. What it finds is posted as data and never read as Markdown or anything else. Never called for an exercise.
 */
public interface Collector {
    /** What plans call it: 1 to 64 letters, digits, {@code _} and {@code -}. */
    String name();

    /**
     * Asks.
     *
     * @throws Exception when nothing came of it; its message is shown to people, so it carries no secret
     */
    Found collect(Request request) throws Exception;

    /**
     * What is asked.
     *
     * @param workspace whose incident it is
     * @param incident which incident
     * @param settings what the plan says, places not filled
     * @param values what places are filled with: text that others wrote, to be treated as such. See {@link Fill}
     * @param limit how long it may take
     */
    record Request(
            WorkspaceId workspace,
            IncidentId incident,
            Map<String, String> settings,
            Map<String, String> values,
            Duration limit) {
        /**
         * A setting that has to be there.
         *
         * @throws dev.muster.command.Rejection when it is missing
         */
        public String setting(String name) {
            return Limits.present("settings." + name, settings.get(name));
        }
    }

    /**
     * What was found.
     *
     * @param values in the order in which they are shown; of more than 50 the first 50 are posted
     */
    record Found(List<Value> values) {
        /** Takes a copy. */
        public Found {
            values = List.copyOf(values);
        }
    }

    /**
     * One thing that was found.
     *
     * @param name what it is; more than 200 characters are cut off
     * @param value how it stands; more than 500 characters are cut off
     */
    record Value(String name, String value) {}
}
