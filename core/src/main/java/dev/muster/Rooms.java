package dev.muster;

import dev.muster.attention.Acknowledgements;
import dev.muster.channel.Channels;
import dev.muster.command.Feature;
import dev.muster.concern.Concerns;
import dev.muster.exchange.Exchange;
import dev.muster.handover.Handovers;
import dev.muster.help.Helping;
import dev.muster.incident.CallLinks;
import dev.muster.incident.Incidents;
import dev.muster.incident.RoleNames;
import dev.muster.intake.Intake;
import dev.muster.invitation.Invitations;
import dev.muster.later.Later;
import dev.muster.notice.Notices;
import dev.muster.playbook.Playbooks;
import dev.muster.relation.Relations;
import dev.muster.report.Reports;
import dev.muster.retrospective.Retrospectives;
import dev.muster.search.Searches;
import dev.muster.slash.Slash;
import dev.muster.thread.Threads;
import dev.muster.timeline.Timelines;
import dev.muster.work.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The features that every Muster has. */
final class Rooms {
    private static final Channels CHANNELS = new Channels(List.of(new RoleNames()));

    /**
     * The features.
     *
     * @param calls what makes calls for incidents; null for templates alone
     */
    static List<Feature> builtIn(@Nullable CallLinks calls) {
        return List.of(
                CHANNELS,
                new Threads(),
                new Acknowledgements(),
                new Later(CHANNELS),
                new Invitations(),
                new Incidents(calls),
                new Timelines(),
                new Relations(),
                new Playbooks(),
                new Exchange(),
                new Intake(),
                new Notices(),
                new Handovers(),
                new Helping(),
                new Concerns(),
                new Retrospectives(),
                new Work(),
                new Reports(),
                new Searches(),
                new Slash());
    }

    private Rooms() {}
}
