package dev.muster;

import dev.muster.channel.Channels;
import dev.muster.command.Feature;
import dev.muster.handover.Handovers;
import dev.muster.incident.Incidents;
import dev.muster.intake.Intake;
import dev.muster.notice.Notices;
import dev.muster.playbook.Playbooks;
import dev.muster.report.Reports;
import dev.muster.search.Searches;
import java.util.List;

/** The features that every Muster has. */
final class Rooms {
    static final List<Feature> BUILT_IN = List.of(
            new Channels(),
            new Incidents(),
            new Playbooks(),
            new Intake(),
            new Notices(),
            new Handovers(),
            new Reports(),
            new Searches());

    private Rooms() {}
}
