package dev.muster;

import dev.muster.attention.Acknowledgements;
import dev.muster.calendar.Calendars;
import dev.muster.channel.Channels;
import dev.muster.command.Feature;
import dev.muster.concern.Concerns;
import dev.muster.context.Collector;
import dev.muster.context.Contexts;
import dev.muster.context.HttpJsonCollector;
import dev.muster.context.PrometheusCollector;
import dev.muster.deadline.Deadlines;
import dev.muster.exchange.Exchange;
import dev.muster.exercise.Exercises;
import dev.muster.handover.Handovers;
import dev.muster.help.Helping;
import dev.muster.incident.CallLinks;
import dev.muster.incident.Incidents;
import dev.muster.incident.RoleNames;
import dev.muster.intake.Intake;
import dev.muster.invitation.Invitations;
import dev.muster.later.Later;
import dev.muster.notice.Notices;
import dev.muster.notifier.Notifiers;
import dev.muster.playbook.Playbooks;
import dev.muster.relation.Relations;
import dev.muster.report.Reports;
import dev.muster.retrospective.Retrospectives;
import dev.muster.rotation.OnDuty;
import dev.muster.rotation.Rotations;
import dev.muster.rule.RuleAction;
import dev.muster.rule.RuleTrigger;
import dev.muster.rule.Rules;
import dev.muster.search.Searches;
import dev.muster.slash.Slash;
import dev.muster.stakeholder.Stakeholders;
import dev.muster.thread.Threads;
import dev.muster.timeline.Timelines;
import dev.muster.transport.Outbound;
import dev.muster.work.Work;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The features that every Muster has. */
final class Rooms {
    private static final Channels CHANNELS = new Channels(List.of(new RoleNames()));

    /**
     * The features.
     *
     * @param calls what makes calls for incidents; null for templates alone
     * @param outbound what sends requests to other systems
     * @param collectors what is asked when an incident opens, besides those that are built in
     * @param triggers what rules can begin with besides
     * @param actions what rules can do besides
     * @param notifiers what brings news to people
     */
    static List<Feature> builtIn(
            @Nullable CallLinks calls,
            Outbound outbound,
            List<Collector> collectors,
            List<RuleTrigger<?>> triggers,
            List<RuleAction> actions,
            Notifiers notifiers) {
        Rules rules = new Rules(outbound, triggers, actions);
        Playbooks playbooks = new Playbooks(rules.plans(), new OnDuty());
        return List.of(
                CHANNELS,
                new Threads(),
                new Acknowledgements(),
                new Later(CHANNELS),
                new Invitations(),
                new Incidents(calls),
                new Timelines(),
                new Relations(),
                playbooks,
                new Contexts(Stream.concat(
                                Stream.of(new HttpJsonCollector(outbound), new PrometheusCollector(outbound)),
                                collectors.stream())
                        .toList()),
                new Exercises(),
                new Exchange(playbooks),
                new Intake(),
                notifiers,
                new Notices(),
                new Handovers(),
                new Rotations(),
                new Deadlines(),
                new Stakeholders(notifiers.groupNames()),
                new Helping(),
                new Concerns(),
                new Retrospectives(),
                new Work(),
                new Calendars(),
                rules,
                new Reports(),
                new Searches(),
                new Slash());
    }

    private Rooms() {}
}
