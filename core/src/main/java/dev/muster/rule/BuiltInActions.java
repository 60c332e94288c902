package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentId;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.incident.PropertyCommands.SetProperty;
import dev.muster.incident.Severity;
import dev.muster.incident.Status;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.rule.RuleAction.Field;
import dev.muster.rule.RuleAction.Firing;
import dev.muster.rule.RuleAction.Sort;
import dev.muster.slash.SlashViews.RunSlash;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rules can do in every Muster. */
final class BuiltInActions {
    /** Stands below what a rule says in its owner's name, so that nobody takes it for the owner's own words. */
    static final String SIGNATURE = "\n\n*by a rule*";

    private static final Field CHANNEL =
            Field.of("channel", "Channel", Sort.CHANNEL).orNothing();
    private static final Field REASON = Field.of("reason", "Reason", Sort.LINE).orNothing();

    private BuiltInActions() {}

    static List<RuleAction> all() {
        return List.of(
                new Simple(
                        "post",
                        "post a message",
                        List.of(Field.of("text", "Text", Sort.TEXT), CHANNEL),
                        (f, with, a) -> new PostMessage(channel(f, with), need(with, "text") + SIGNATURE, null)),
                new Simple(
                        "create-channel",
                        "create a channel",
                        List.of(
                                Field.of("name", "Name", Sort.LINE),
                                Field.of("purpose", "Purpose", Sort.LINE).orNothing(),
                                Field.of("people", "People", Sort.PEOPLE).orNothing(),
                                Field.of("open", "Public", Sort.YES).orNothing()),
                        (f, with, a) -> new CreateChannel(
                                need(with, "name"),
                                with.get("purpose"),
                                Boolean.parseBoolean(with.get("open")),
                                people(with))),
                new Simple(
                        "invite",
                        "invite people",
                        List.of(Field.of("people", "People", Sort.PEOPLE), CHANNEL),
                        (f, with, a) -> new AddMembers(channel(f, with), Objects.requireNonNull(people(with)), null)),
                new Simple(
                        "assign-role",
                        "give somebody a role",
                        List.of(Field.of("role", "Role", Sort.ROLE), Field.of("person", "Person", Sort.PERSON)),
                        (f, with, a) -> new AssignRole(incident(f), need(with, "role"), person(with), null)),
                new AssignTaskAction(),
                new Simple(
                        "set-property",
                        "set a property",
                        List.of(
                                Field.of("property", "Property", Sort.PROPERTY),
                                Field.of("value", "Value", Sort.LINE).orNothing()),
                        (f, with, a) -> new SetProperty(incident(f), need(with, "property"), value(with), null)),
                new Simple(
                        "set-severity",
                        "set the severity",
                        List.of(Field.of("severity", "Severity", Sort.SEVERITY), REASON),
                        (f, with, a) -> new SetSeverity(
                                incident(f), Severity.valueOf(need(with, "severity")), with.get("reason"))),
                new Simple(
                        "set-status",
                        "set the status",
                        List.of(Field.of("status", "Status", Sort.STATUS), REASON),
                        (f, with, a) ->
                                new SetStatus(incident(f), Status.of(need(with, "status")), with.get("reason"))),
                TimerAction.starting(),
                TimerAction.stopping(),
                new Simple(
                        "slash",
                        "run a slash command",
                        List.of(Field.of("line", "Command", Sort.TEXT), CHANNEL),
                        (f, with, a) -> new RunSlash(channel(f, with), need(with, "line"))),
                new Simple(
                        "start-playbook",
                        "start a playbook",
                        List.of(
                                Field.of("playbook", "Playbook", Sort.PLAYBOOK),
                                Field.of("title", "Title", Sort.LINE),
                                Field.of("severity", "Severity", Sort.SEVERITY).orNothing()),
                        (f, with, a) ->
                                DeclareIncident.of(need(with, "title"), severity(with), need(with, "playbook"))),
                new WebhookAction(),
                new Simple(
                        "open-call",
                        "open a call",
                        List.of(Field.of("link", "Address, else one is made", Sort.LINK)
                                .orNothing()),
                        (f, with, a) -> new SetCall(incident(f), with.get("link"))),
                new Simple(
                        "notify",
                        "notify people",
                        List.of(
                                Field.of("text", "Text", Sort.TEXT),
                                Field.of("people", "People, else everyone here", Sort.PEOPLE)
                                        .orNothing(),
                                Field.of("acknowledge", "Until acknowledged", Sort.YES)
                                        .orNothing()),
                        (f, with, a) -> new ScheduleNotice(
                                f.channel(),
                                need(with, "text"),
                                people(with),
                                1L,
                                null,
                                null,
                                Boolean.parseBoolean(with.get("acknowledge")),
                                null,
                                null,
                                null)));
    }

    /** What an action means, as the owner of the rule. */
    @FunctionalInterface
    interface Meaning {
        /** The command that is meant. */
        Command command(Firing firing, Map<String, String> with, Admission owner);
    }

    /** An action that is a command with its fields filled in. */
    record Simple(String name, String words, List<Field> fields, Meaning meaning) implements RuleAction {
        @Override
        public void check(Map<String, String> with) {
            String line = with.get("line");
            if (line != null && !line.startsWith("/")) {
                throw Rejection.invalid("content.steps", "a command begins with a slash");
            }
            if (name.equals("post")) {
                Limits.required("content.steps", need(with, "text") + SIGNATURE, MessageCommands.LONGEST);
            }
        }

        @Override
        public Command command(Firing firing, Map<String, String> with, Admission owner) {
            return meaning.command(firing, with, owner);
        }
    }

    static String need(Map<String, String> with, String field) {
        String value = with.get(field);
        if (value == null) {
            throw Rejection.invalid(field, "is missing");
        }
        return value;
    }

    static ChannelId channel(Firing firing, Map<String, String> with) {
        String channel = with.get("channel");
        return channel == null ? firing.channel() : new ChannelId(channel);
    }

    static IncidentId incident(Firing firing) {
        return IncidentId.of(firing.channel());
    }

    static PersonId person(Map<String, String> with) {
        return new PersonId(need(with, "person"));
    }

    private static @Nullable List<PersonId> people(Map<String, String> with) {
        String people = with.get("people");
        return people == null
                ? null
                : Stream.of(people.split(",")).map(PersonId::new).toList();
    }

    private static List<String> value(Map<String, String> with) {
        String value = with.get("value");
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable Severity severity(Map<String, String> with) {
        String severity = with.get("severity");
        return severity == null ? null : Severity.valueOf(severity);
    }
}
