package dev.muster.playbook;

import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rehearsal;
import dev.muster.command.Rehearsal.Outlook;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.incident.UpdateTemplate;
import dev.muster.playbook.DraftCommands.PublishDraft;
import dev.muster.playbook.DryRunViews.DryRun;
import dev.muster.playbook.DryRunViews.Outcome;
import dev.muster.playbook.DryRunViews.WouldCome;
import dev.muster.playbook.DryRunViews.WouldFollow;
import dev.muster.playbook.DryRunViews.WouldHold;
import dev.muster.playbook.DryRunViews.WouldInvite;
import dev.muster.playbook.DryRunViews.WouldOpen;
import dev.muster.playbook.DryRunViews.WouldSay;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what a declaration would do, by playing the declaration itself: its handler and everything that follows, of all
 * rooms, on a snapshot. A draft is published first, in the same play.
 */
final class DryRuns implements Answerer<DryRun, Outcome> {
    private final Rehearsal rehearsal;

    DryRuns(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public DryRun admit(DryRun question, Admission admission) {
        String playbook = Limits.required("playbook", question.playbook(), 64);
        String title = question.title() == null ? "A dry run" : question.title();
        Command declare = new DeclareIncident(
                title, null, question.severity(), playbook, null, null, question.parameters(), null, null);
        return new DryRun(
                playbook,
                question.draft(),
                question.title(),
                question.severity(),
                question.parameters(),
                question.properties(),
                rehearsal.handlers().handlerOf(declare).admit(declare, admission));
    }

    @Override
    public Asked authorise(DryRun question, State state, Context context) {
        boolean draft = Boolean.TRUE.equals(question.draft());
        return new Asked(
                draft ? OfPlaybook.READ_DRAFT : PlaybookQuestions.READ, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Outcome answer(DryRun question, State state, Context context) {
        List<Command> commands = new ArrayList<>();
        if (Boolean.TRUE.equals(question.draft())) {
            PlaybookDraft draft =
                    state.get(PlaybookDraft.KIND, question.playbook()).orElseThrow(Rejection::absent);
            commands.add(new PublishDraft(question.playbook(), draft.version()));
        } else if (state.get(Playbook.KIND, question.playbook()).isEmpty()) {
            throw Rejection.absent();
        }
        DeclareIncident declare = (DeclareIncident) Objects.requireNonNull(question.made(), "admitted with a command");
        commands.add(declare);
        Outlook outlook = rehearsal.play(commands, state, context);
        IncidentId incident =
                Objects.requireNonNull(declare.made(), "admitted with an id").incident();
        return new Description(question, outlook, incident).all();
    }

    /** Puts into words what the play left: read from the documents that would be written. */
    private record Description(DryRun question, Outlook outlook, IncidentId incident) {
        Outcome all() {
            State after = outlook.after();
            Incident opened = Incident.in(after, incident);
            PlaybookVersion version = PlaybookVersion.in(after, question.playbook(), opened.playbookVersion())
                    .orElseThrow(Rejection::absent);
            String update = UpdateTemplate.draft(opened, after);
            List<Channel> channels = channels(after);
            return new Outcome(
                    opened.severity(),
                    opened.nextUpdateAt(),
                    opened.particulars().call(),
                    update.isEmpty() ? null : update,
                    channels.stream().map(c -> open(c, after)).toList(),
                    after.find(Role.KIND, Term.of("incident", incident)).stream()
                            .map(Description::hold)
                            .toList(),
                    new DryTasks(version.content(), after, opened, question.properties())
                            .of(Tasks.in(after, incident.channel())),
                    posted(channels),
                    timers(after),
                    rules(version.content()));
        }

        private static List<WouldFollow> rules(PlaybookContent content) {
            return content.rules().stream()
                    .map(r -> new WouldFollow(
                            r.id(),
                            r.title(),
                            r.when(),
                            r.steps().stream().map(RulePlan.Step::action).toList()))
                    .toList();
        }

        private List<Channel> channels(State after) {
            List<Channel> channels = new ArrayList<>();
            after.get(Channel.KIND, incident.value()).ifPresent(channels::add);
            channels.addAll(after.find(Channel.KIND, Channel.inSet(incident.channel())));
            return channels;
        }

        private WouldOpen open(Channel channel, State after) {
            List<WouldInvite> people = after.find(Member.KIND, Term.of("channel", channel.id())).stream()
                    .map(m -> new WouldInvite(
                            m.person(), m.name(), m.rank().name().toLowerCase(Locale.ROOT)))
                    .toList();
            boolean home = channel.id().equals(incident.channel());
            return new WouldOpen(
                    channel.name(), channel.purpose(), channel.settings().marking(), home, people);
        }

        private static WouldHold hold(Role role) {
            return new WouldHold(
                    role.name(), role.title(), role.primary(), role.primaryName(), role.backup(), role.backupName());
        }

        /** The journals of channels alone: the register's numbers are nobody's to read. */
        private List<WouldSay> posted(List<Channel> channels) {
            Map<String, String> names = channels.stream().collect(Collectors.toMap(c -> c.id().value(), Channel::name));
            return outlook.occurrences().stream()
                    .filter(o -> o.journal().sort().equals(ChannelId.SORT)
                            && names.containsKey(o.journal().id()))
                    .map(o -> new WouldSay(
                            names.getOrDefault(o.journal().id(), ""),
                            o.event().getClass().getSimpleName(),
                            o.event().sentence()))
                    .toList();
        }

        private List<WouldCome> timers(State after) {
            Map<String, String> titles = Tasks.in(after, incident.channel()).stream()
                    .collect(Collectors.toMap(t -> "task.silent/" + Task.id(t.channel(), t.id()), Task::title));
            return outlook.timers().stream()
                    .map(t -> new WouldCome(t.command(), about(titles.get(t.job())), t.due()))
                    .toList();
        }

        private static String about(@Nullable String title) {
            return title == null ? "" : title;
        }
    }
}
