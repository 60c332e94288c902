package dev.muster.report;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.JoinChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RenameChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelCommands.SetHistory;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.React;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.channel.Priority;
import dev.muster.channel.Visibility;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.handover.HandoverCommands.AcceptHandover;
import dev.muster.handover.HandoverCommands.DeclineHandover;
import dev.muster.handover.HandoverCommands.OfferHandover;
import dev.muster.handover.HandoverCommands.WithdrawHandover;
import dev.muster.handover.HandoverId;
import dev.muster.handover.SessionId;
import dev.muster.handover.StandupCommands.AnswerStandup;
import dev.muster.handover.StandupCommands.CloseStandup;
import dev.muster.handover.StandupCommands.ScheduleStandup;
import dev.muster.handover.StandupCommands.StartStandup;
import dev.muster.handover.StandupCommands.UnscheduleStandup;
import dev.muster.handover.StandupId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.EditIncident;
import dev.muster.incident.IncidentCommands.Note;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularCommands.AddRole;
import dev.muster.incident.ParticularCommands.AgreeSeverity;
import dev.muster.incident.ParticularCommands.ClassifyIncident;
import dev.muster.incident.ParticularCommands.DeclineSeverity;
import dev.muster.incident.ParticularCommands.ProposeSeverity;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.incident.ParticularCommands.SetEstimate;
import dev.muster.incident.ParticularCommands.SetPromise;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.notice.NoticeCommands.AcknowledgeNotice;
import dev.muster.notice.NoticeCommands.CancelNotice;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeId;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.StandupPlan;
import dev.muster.playbook.TaskCommands.AcknowledgeTask;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.playbook.TaskCommands.AssignTask;
import dev.muster.playbook.TaskCommands.EditTask;
import dev.muster.playbook.TaskCommands.SetTaskState;
import dev.muster.playbook.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People who do anything at all, at random; much of it is refused, as it should be. */
final class RandomRoom {
    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo", "dan");
    final List<ChannelId> channels = new ArrayList<>();
    private final List<IncidentId> incidents = new ArrayList<>();
    private final Map<String, List<String>> made = new LinkedHashMap<>();
    private final TestMuster m;
    private final Random random;
    private final String playbook;

    RandomRoom(TestMuster m, Random random) {
        this.m = m;
        this.random = random;
        playbook = m.run("ada", new PublishPlaybook(null, content())).id("playbook");
    }

    private static PlaybookContent content() {
        return PlaybookContent.of("Outage")
                .severity(Severity.SEV2)
                .channelName("{title}")
                .welcome("hello {commander}")
                .invite(List.of(new PersonId("dan")))
                .roles(List.of(
                        new RolePlan("commander", "Incident commander", new PersonId("ada"), new PersonId("ben")),
                        new RolePlan("scribe", "Scribe", new PersonId("cleo"), null)))
                .updateEveryMinutes(30)
                .checklists(RandomTasks.checklists())
                .standups(List.of(new StandupPlan("Shift", "Europe/London", List.of("09:00", "17:00"), 30, List.of())))
                .properties(RandomTasks.properties())
                .conditions(RandomTasks.conditions())
                .build();
    }

    /** Does one thing, or moves the clock. */
    void step() {
        String person = pick(PEOPLE);
        if (channels.isEmpty() || random.nextInt(25) == 0) {
            open(person);
        } else if (random.nextInt(4) == 0) {
            m.advance(Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 60 : 40_000)));
        } else if (!incidents.isEmpty() && random.nextBoolean()) {
            send(person, incident(pick(incidents)));
        } else {
            send(person, channel(pick(channels)));
        }
    }

    private void open(String person) {
        if (random.nextBoolean()) {
            Outcome outcome = m.run(
                    person,
                    DeclareIncident.of("outage " + random.nextInt(), null, random.nextBoolean() ? playbook : null));
            incidents.add(new IncidentId(outcome.id("incident")));
            channels.add(new ChannelId(outcome.id("channel")));
        } else {
            List<PersonId> members = PEOPLE.stream().map(PersonId::new).toList();
            Outcome outcome = m.run(person, new CreateChannel("room", "a room", random.nextBoolean(), members));
            channels.add(new ChannelId(outcome.id("channel")));
        }
    }

    private void send(String person, ChannelCommand command) {
        try {
            m.run(person, command).ids().forEach((name, id) -> made.computeIfAbsent(
                            name + "@" + command.channel(), n -> new ArrayList<>())
                    .add(id));
        } catch (Rejection expected) {
            // what is refused leaves nothing, which is part of what is tried
        }
    }

    private String id(String name, ChannelId channel) {
        return pick(made.getOrDefault(name + "@" + channel, List.of("none")));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private PersonId someone() {
        return new PersonId(pick(PEOPLE));
    }

    private long number() {
        return 1 + random.nextInt(40);
    }

    private String task(ChannelId channel) {
        List<String> tasks = m.store.snapshot(q -> q
                .find(dev.muster.record.Find.of(
                        TestMuster.ACME,
                        dev.muster.playbook.Task.KIND.name(),
                        dev.muster.record.Term.of("channel", channel)))
                .stream()
                .map(d -> dev.muster.playbook.Task.KIND.value(d).id())
                .toList());
        return tasks.isEmpty() ? "none" : pick(tasks);
    }

    private String proposal(IncidentId i) {
        return m.store.snapshot(
                q -> q.documents(List.of(Incident.KIND.key(TestMuster.ACME, i.value()))).values().stream()
                        .findFirst()
                        .map(d -> Incident.KIND.value(d).particulars().proposal())
                        .map(p -> p.id())
                        .orElse("none"));
    }

    private ChannelCommand incident(IncidentId i) {
        HandoverId handover = new HandoverId(id("handover", i.channel()));
        return switch (random.nextInt(20)) {
            case 0 -> new SetSeverity(i, pick(List.of(Severity.values())), "so");
            case 1 -> new SetStatus(i, pick(List.of(Status.values())), null);
            case 2 -> new EditIncident(i, "title " + random.nextInt(), null);
            case 3 -> new UpdateStatus(i, "update", random.nextBoolean() ? 20 : null);
            case 4 ->
                new AssignRole(
                        i,
                        random.nextBoolean() ? "commander" : "scribe",
                        someone(),
                        random.nextBoolean() ? "ben" : null);
            case 5 -> new Note(i, "noted", null);
            case 6 -> OfferHandover.of(i, someone(), random.nextBoolean() ? someone() : null, "d", "n", "b");
            case 7 -> new AcceptHandover(i, handover, null);
            case 8 -> new DeclineHandover(i, handover, "no");
            case 9 -> new ClassifyIncident(i, null, "impact " + random.nextInt(3), List.of("db"));
            case 10 -> new SetEstimate(i, m.clock.instant().plusSeconds(random.nextInt(3) * 600L), "so");
            case 11 -> new ProposeSeverity(i, pick(List.of(Severity.values())), "because", null);
            case 12 -> new AgreeSeverity(i, proposal(i));
            case 13 -> new DeclineSeverity(i, proposal(i), null);
            case 14 -> new SetPromise(i, random.nextBoolean(), random.nextBoolean() ? 10 : null);
            case 15 -> new SetCall(i, random.nextBoolean() ? "https://call.example/" + random.nextInt(3) : "");
            case 16 -> new AddRole(i, "role-" + random.nextInt(3), "A role", someone(), null, null);
            case 17, 18 -> RandomTasks.property(i, random);
            default -> new WithdrawHandover(i, handover);
        };
    }

    private ChannelCommand channel(ChannelId c) {
        NoticeId notice = new NoticeId(id("notice", c));
        SessionId session = new SessionId(id("session", c));
        StandupId standup = new StandupId(id("standup", c));
        return switch (random.nextInt(42)) {
            case 0, 1 -> new PostMessage(c, "hello @ben", null);
            case 2 -> new EditMessage(c, number(), "better");
            case 3, 4 -> new DeleteMessage(c, number());
            case 5 -> new PinMessage(c, number(), "look");
            case 6 -> new UnpinMessage(c, number());
            case 7 -> new AddMembers(c, List.of(someone()), null);
            case 8 -> new RemoveMember(c, someone());
            case 9 -> new RenameChannel(c, "room " + random.nextInt(), null);
            case 10 -> random.nextInt(8) == 0 ? new ArchiveChannel(c, random.nextBoolean()) : new JoinChannel(c);
            case 11, 12 -> new RestoreChannel(c);
            case 13 -> random.nextInt(4) == 0 ? new LeaveChannel(c) : new JoinChannel(c);
            case 14 -> new AddTask(c, "task", null, null, someone(), random.nextBoolean() ? someone() : null, 5);
            case 15 -> new SetTaskState(c, task(c), pick(List.of(TaskState.values())), null);
            case 16 -> new AssignTask(c, task(c), pick(PEOPLE), random.nextBoolean() ? "" : null, null);
            case 17 -> new EditTask(c, task(c), "task " + random.nextInt(), null, 10, null);
            case 18 -> new AcknowledgeTask(c, task(c));
            case 19 ->
                ScheduleNotice.acknowledged(
                                c,
                                "ack",
                                List.of(someone()),
                                1 + random.nextInt(100),
                                List.of(someone(), someone()),
                                30)
                        .andEvery(5 + random.nextInt(10_000));
            case 20 -> ScheduleNotice.once(c, "once", 1 + random.nextInt(1_000));
            case 21 -> random.nextBoolean() ? new CancelNotice(c, notice) : new AcknowledgeNotice(c, notice);
            case 22 -> ScheduleStandup.of(c, "Daily", "America/New_York", List.of("08:00", "20:00"), 20);
            case 23 -> new StartStandup(c, random.nextBoolean() ? standup : null, "Now", 30, null);
            case 24, 25, 32, 33, 34, 35 -> new AnswerStandup(c, session, "d" + random.nextInt(), null, null);
            case 26 -> new SetHistory(c, random.nextBoolean() ? Visibility.SINCE_JOINED : Visibility.EVERYTHING);
            case 27 -> new SetMarking(c, pick(List.of(Marking.values())), "so");
            case 36, 37, 38, 39 -> RandomTasks.task(c, task(c), task(c), playbook, random);
            case 28 -> new React(c, number(), "👍");
            case 29 -> new RenameChannel(c, "room", null, "a header " + random.nextInt());
            case 30 -> new PostMessage(c, "now @ben", null, Priority.URGENT, true, 5, null, null, null);
            default -> random.nextBoolean() ? new CloseStandup(c, session) : new UnscheduleStandup(c, standup);
        };
    }
}
