package dev.muster.incident;

import dev.muster.channel.ChannelId;
import dev.muster.command.Command;
import dev.muster.command.Registry;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommand.Suggestion;
import dev.muster.command.Typed;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.Decide;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.Note;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.record.Term;
import java.util.List;

/** What can be typed about an incident, in its channel. */
final class IncidentSlashes {
    private static final Argument ROLE = Argument.choice(
            "role", (channel, state, context) -> state.find(Role.KIND, Term.of("incident", channel)).stream()
                    .map(r -> new Suggestion(r.name(), r.title(), r.primaryName() == null ? "" : r.primaryName()))
                    .toList());

    private IncidentSlashes() {}

    static void register(Registry registry) {
        Argument severity = Argument.of(
                "severity",
                java.util.Arrays.stream(Severity.values()).map(Enum::name).toList());
        Argument reason = Argument.text("reason").orNothing();
        registry.slash(new SlashCommand(
                "incident declare",
                "Declare an incident",
                List.of(Argument.text("title")),
                (typed, admission) -> DeclareIncident.of(typed.textFrom(0), null, null)));
        registry.slash(new SlashCommand(
                "incident exercise",
                "Declare an exercise, of which nothing leaves",
                List.of(Argument.text("title")),
                (typed, admission) -> exercise(typed.textFrom(0))));
        registry.slash(new SlashCommand(
                "incident severity",
                "Say how bad it is",
                List.of(severity, reason),
                (typed, admission) -> new SetSeverity(in(typed), typed.constant(0, Severity.class), reason(typed))));
        registry.slash(new SlashCommand(
                "incident status",
                "Say how it stands",
                List.of(Argument.of("status", Typed.words(Status.class)), reason),
                (typed, admission) -> new SetStatus(in(typed), typed.constant(0, Status.class), reason(typed))));
        registry.slash(new SlashCommand(
                "incident resolve",
                "Say that it is over",
                List.of(reason),
                (typed, admission) -> new SetStatus(in(typed), Status.RESOLVED, typed.from(0))));
        registry.slash(new SlashCommand(
                "incident reopen",
                "Say that it is not over after all",
                List.of(reason),
                (typed, admission) -> new ReopenIncident(in(typed), typed.from(0))));
        registry.slash(new SlashCommand(
                "incident call",
                "Set the address of the call, or have one made",
                List.of(Argument.text("address").orNothing()),
                (typed, admission) -> new SetCall(in(typed), typed.from(0).isEmpty() ? null : typed.from(0))));
        registry.slash(new SlashCommand(
                "incident update",
                "Publish a status update, with the minutes until the next one if it begins with a number",
                List.of(Argument.text("update")),
                (typed, admission) -> update(typed)));
        registry.slash(new SlashCommand(
                "incident role",
                "Give a role to someone",
                List.of(ROLE, Argument.person("person")),
                (typed, admission) -> new AssignRole(
                        in(typed), typed.word(0), typed.person(1, admission).id(), null)));
        registry.slash(new SlashCommand(
                "incident note",
                "Put something on the timeline",
                List.of(Argument.text("note")),
                (typed, admission) -> new Note(in(typed), typed.textFrom(0), null)));
        registry.slash(new SlashCommand(
                "incident decide",
                "Record a decision",
                List.of(Argument.text("decision")),
                (typed, admission) -> new Decide(in(typed), typed.textFrom(0))));
    }

    private static Command exercise(String title) {
        return new DeclareIncident(title, null, null, null, null, null, null, null, null, true, null);
    }

    private static Command update(Typed typed) {
        boolean promises = typed.word(0).matches("[0-9]{1,5}") && typed.words().size() > 1;
        return promises
                ? new UpdateStatus(in(typed), typed.textFrom(1), Integer.valueOf(typed.word(0)))
                : new UpdateStatus(in(typed), typed.textFrom(0), null);
    }

    private static String reason(Typed typed) {
        return typed.from(1);
    }

    private static IncidentId in(Typed typed) {
        return IncidentId.of(new ChannelId(typed.channel()));
    }
}
