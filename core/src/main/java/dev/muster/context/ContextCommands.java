package dev.muster.context;

import dev.muster.command.Command;
import dev.muster.context.Collector.Value;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.ContextPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done about context packs. */
public interface ContextCommands {
    /**
     * Sets what is laid before everybody at every incident of the workspace, before what its playbook adds; for
     * administrators.
     *
     * @param context what; null for nothing
     * @param version the version that this one is made from, so that nobody's change is lost; null to set it anyway
     */
    record SetWorkspaceContext(
            @Nullable ContextPlan context, @Nullable Integer version) implements Command {}

    /**
     * Asks again for what was collected.
     *
     * @param piece its place, from 1; null for everything
     */
    record CollectAgain(IncidentId incident, @Nullable Integer piece) implements IncidentCommand {}

    /** Asks another system; scheduled, never sent. */
    record Collect(
            IncidentId incident,
            int piece,
            String collector,
            Map<String, String> settings,
            Map<String, String> values,
            int seconds)
            implements Command {}

    /**
     * Another system was asked, or was not; reported, never sent.
     *
     * @param found what was found; null for nothing
     * @param failure why nothing was; null when something was
     * @param withheld why it was not asked; null when it was
     * @param millis how long it took
     */
    record Report(
            IncidentId incident,
            int piece,
            @Nullable List<Value> found,
            @Nullable String failure,
            @Nullable String withheld,
            long millis)
            implements IncidentCommand {}
}
