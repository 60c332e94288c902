package dev.muster.incident;

import dev.muster.access.Actor;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.Channels;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.ConfirmResolved;
import dev.muster.incident.IncidentCommands.Decide;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentCommands.EditIncident;
import dev.muster.incident.IncidentCommands.Note;
import dev.muster.incident.IncidentCommands.SetSeverity;
import dev.muster.incident.IncidentCommands.SetStatus;
import dev.muster.incident.IncidentCommands.UpdateStatus;
import dev.muster.incident.IncidentEvent.Decided;
import dev.muster.incident.IncidentEvent.IncidentEdited;
import dev.muster.incident.IncidentEvent.Noted;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentEvent.UpdatePublished;
import dev.muster.incident.ParticularCommands.ReopenIncident;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What may be done with an incident, and what comes of it. */
final class IncidentRules {
    private static final int LONGEST = 10_000;
    private static final int REASON = 500;

    private IncidentRules() {}

    /** Declares one: the one command here that has no incident yet. */
    static final class Declare implements Handler<DeclareIncident> {
        @Override
        public DeclareIncident admit(DeclareIncident command, Admission admission) {
            List<Person> people = new ArrayList<>();
            for (PersonId id : new LinkedHashSet<>(Limits.atMost("people", command.people(), 1_000))) {
                people.add(admission.person("people", id));
            }
            PersonId commander = command.commander();
            String playbook = command.playbook();
            Raised.check(command.from());
            return new DeclareIncident(
                    Limits.required("title", command.title(), 200),
                    Limits.optional("summary", command.summary(), LONGEST),
                    command.severity(),
                    playbook == null ? null : Limits.required("playbook", playbook, 64),
                    commander,
                    command.people(),
                    parameters(command.parameters()),
                    command.related(),
                    command.from(),
                    command.exercise(),
                    new DeclareIncident.Made(
                            new IncidentId(admission.newId()),
                            commander == null ? null : admission.person("commander", commander),
                            people));
        }

        private static Map<String, String> parameters(@org.jspecify.annotations.Nullable Map<String, String> given) {
            Map<String, String> parameters = given == null ? Map.of() : given;
            Limits.within("parameters", parameters.size(), 0, 50);
            parameters.forEach((name, value) -> {
                Limits.required("parameters", name, 100);
                Limits.optional("parameters." + name, value, 1_000);
            });
            return parameters;
        }

        private static DeclareIncident.Made made(DeclareIncident command) {
            return Objects.requireNonNull(command.made(), "admitted commands have an id");
        }

        @Override
        public Set<JournalId> journals(DeclareIncident command, WorkspaceId workspace) {
            Set<JournalId> journals = new LinkedHashSet<>();
            journals.add(Declaration.register(workspace));
            journals.add(made(command).incident().journal(workspace));
            return journals;
        }

        @Override
        public Set<DocumentKey> needs(DeclareIncident command, Actor actor) {
            IncidentId related = command.related();
            return related == null ? Set.of() : ChannelAccess.needs(actor.workspace(), related.channel(), actor);
        }

        @Override
        public Asked authorise(DeclareIncident command, State state, Context context) {
            return new Asked(Declaration.DECLARE, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(DeclareIncident command, State state, Context context) {
            DeclareIncident.Made made = made(command);
            IncidentId related = command.related();
            if (related != null
                    && !context.allows(
                            ChannelAccess.READ, ChannelAccess.standing(state, related.channel(), context.actor()))) {
                throw Rejection.absent();
            }
            Person commander = made.commander();
            Raised raised = Raised.from(command.from(), state, context);
            Decision opened = new Declaration(
                            made.incident(),
                            command.title(),
                            Objects.requireNonNullElse(command.summary(), ""),
                            command.severity(),
                            command.playbook(),
                            commander == null ? null : added(commander),
                            made.people().stream().map(IncidentRules::added).toList(),
                            Objects.requireNonNullElse(command.parameters(), Map.of()),
                            related,
                            null,
                            raised.at(),
                            command.from(),
                            Boolean.TRUE.equals(command.exercise()))
                    .open(state, context);
            return raised.link(opened, made.incident(), state, context);
        }
    }

    private static Added added(Person person) {
        return new Added(person.id(), person.name(), person.guest() ? Rank.GUEST : Rank.MEMBER);
    }

    static SetSeverity check(SetSeverity command, Admission admission) {
        Limits.present("severity", command.severity());
        return new SetSeverity(
                command.incident(), command.severity(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision severity(SetSeverity command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        if (before.severity() == command.severity()) {
            return new Decision();
        }
        return new Decision()
                .put(
                        Incident.KIND,
                        before.change().severity(command.severity()).touched().incident())
                .append(
                        InIncident.journal(command, context),
                        new SeverityChanged(before.severity(), command.severity(), text(command.reason())));
    }

    static SetStatus check(SetStatus command, Admission admission) {
        Limits.present("status", command.status());
        return new SetStatus(command.incident(), command.status(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision status(SetStatus command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        if (before.status() == command.status()) {
            return new Decision();
        }
        allowed(before, command.status(), state);
        if (command.status() == Status.CLOSED) {
            IncidentProperty.requireAll(state, command.incident());
        }
        return become(before.change().touched(), before, command.status(), text(command.reason()), context);
    }

    /** The machine of the workspace is the one that counts. */
    private static void allowed(Incident before, Status to, State state) {
        if (!Scheme.in(state).mayBecome(before.status(), to)) {
            throw Rejection.conflict("an incident that is " + before.status().word() + " cannot become " + to.word());
        }
    }

    static ReopenIncident check(ReopenIncident command, Admission admission) {
        return new ReopenIncident(command.incident(), Limits.optional("reason", command.reason(), REASON));
    }

    static Decision reopen(ReopenIncident command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        if (before.status().open()) {
            throw Rejection.conflict("the incident is " + before.status().word() + ", so there is nothing to reopen");
        }
        allowed(before, Status.ACTIVE, state);
        return become(before.change().touched(), before, Status.ACTIVE, text(command.reason()), context);
    }

    static Decision confirm(ConfirmResolved command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        if (!before.resolveProposed()) {
            throw Rejection.conflict("nobody proposes to resolve this incident now");
        }
        allowed(before, Status.RESOLVED, state);
        return become(before.change().touched(), before, Status.RESOLVED, "as proposed", context);
    }

    /** The one way in which a status changes. */
    static Decision become(Change change, Incident before, Status to, String reason, Context context) {
        Incident after = change.status(to, context.now()).incident();
        Decision decision = new Decision()
                .put(Incident.KIND, after)
                .append(
                        before.id().journal(context.workspace()),
                        new StatusChanged(before.status(), to, reason, after.nextUpdateAt()));
        UpdateReminder.promise(decision, after);
        return decision;
    }

    static EditIncident check(EditIncident command, Admission admission) {
        return new EditIncident(
                command.incident(),
                command.title() == null ? null : Limits.required("title", command.title(), 200),
                command.summary() == null ? null : Limits.optional("summary", command.summary(), LONGEST));
    }

    static Decision edit(EditIncident command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        String title = Objects.requireNonNullElse(command.title(), before.title());
        String summary = Objects.requireNonNullElse(command.summary(), before.summary());
        return new Decision()
                .put(
                        Incident.KIND,
                        before.change().describe(title, summary).touched().incident())
                .append(InIncident.journal(command, context), new IncidentEdited(title, summary));
    }

    static AssignRole check(AssignRole command, Admission admission) {
        Limits.required("role", command.role(), 60);
        List<Person> found = new ArrayList<>();
        PersonId primary = command.primary();
        if (primary != null) {
            found.add(admission.person("primary", primary));
        }
        String backup = command.backup();
        if (backup != null && !backup.isEmpty()) {
            found.add(admission.person("backup", new PersonId(backup)));
        }
        return new AssignRole(command.incident(), command.role(), primary, backup, found);
    }

    static Decision assign(AssignRole command, State state, Context context) {
        Role before = Role.in(state, command.incident(), command.role()).orElseThrow(Rejection::absent);
        List<Person> found = Objects.requireNonNullElse(command.found(), List.of());
        Role after = before;
        if (command.primary() != null) {
            Person primary = found.get(0);
            after = after.held(primary.id(), primary.name(), after.backup(), after.backupName());
        }
        String backup = command.backup();
        if (backup != null) {
            Person second = backup.isEmpty() ? null : found.get(found.size() - 1);
            after = after.held(
                    after.primary(),
                    after.primaryName(),
                    second == null ? null : second.id(),
                    second == null ? null : second.name());
        }
        if (after.equals(before)) {
            return new Decision();
        }
        Decision decision = new Decision();
        Channels.include(decision, command.channel(), found, state, context);
        InIncident.touch(decision, command.incident(), state, context);
        return decision.put(Role.KIND, after).append(InIncident.journal(command, context), after.assigned());
    }

    static UpdateStatus check(UpdateStatus command, Admission admission) {
        Integer next = command.nextInMinutes();
        if (next != null) {
            Limits.within("nextInMinutes", next, 1, 10_080);
        }
        return new UpdateStatus(command.incident(), Limits.required("text", command.text(), LONGEST), next);
    }

    static Decision update(UpdateStatus command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        JournalId journal = InIncident.journal(command, context);
        Integer minutes = command.nextInMinutes();
        Instant next = minutes == null || !before.status().open()
                ? null
                : context.now().plus(Duration.ofMinutes(minutes));
        long number = state.head(journal).sequence() + 1;
        Change change = before.change().updated(number, next).touched();
        if (minutes != null && next != null) {
            change.particulars(p -> p.promising(minutes, false));
        }
        Incident after = change.incident();
        Decision decision = new Decision()
                .put(Incident.KIND, after)
                .append(journal, new UpdatePublished(command.text(), next))
                .answer("update", number);
        UpdateReminder.promise(decision, after);
        return decision;
    }

    static Note check(Note command, Admission admission) {
        return new Note(command.incident(), Limits.required("text", command.text(), LONGEST), command.at());
    }

    static Decision note(Note command, State state, Context context) {
        Instant at = Objects.requireNonNullElse(command.at(), context.now());
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .append(InIncident.journal(command, context), new Noted(command.text(), at));
    }

    static Decide check(Decide command, Admission admission) {
        return new Decide(command.incident(), Limits.required("text", command.text(), LONGEST));
    }

    static Decision decide(Decide command, State state, Context context) {
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .append(InIncident.journal(command, context), new Decided(command.text()));
    }

    private static String text(@org.jspecify.annotations.Nullable String reason) {
        return Objects.requireNonNullElse(reason, "");
    }
}
