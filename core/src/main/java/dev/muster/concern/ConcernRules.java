package dev.muster.concern;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.Personal;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.concern.Concern.Progress;
import dev.muster.concern.ConcernCommands.DeclareConcern;
import dev.muster.concern.ConcernCommands.DismissConcern;
import dev.muster.concern.ConcernCommands.MergeConcern;
import dev.muster.concern.ConcernCommands.OfConcern;
import dev.muster.concern.ConcernCommands.ReportConcern;
import dev.muster.concern.ConcernCommands.SetTriage;
import dev.muster.concern.ConcernEvent.ConcernAttached;
import dev.muster.concern.ConcernEvent.ConcernDecided;
import dev.muster.concern.ConcernEvent.ConcernReported;
import dev.muster.concern.ConcernEvent.ConcernSettled;
import dev.muster.concern.ConcernEvent.TriageSet;
import dev.muster.incident.Declaration;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be done with concerns, and what comes of it. A concern is decided once. */
final class ConcernRules {

    private static final int MOST_WAITING = 20;
    private static final int MOST_PER_HOUR = 10;
    private static final int LONGEST = 10_000;

    private ConcernRules() {}

    static ReportConcern check(ReportConcern command, Admission admission) {
        return new ReportConcern(
                Limits.required("title", command.title(), 200),
                Limits.optional("details", command.details(), LONGEST),
                new ConcernId(admission.newId()));
    }

    static Decision report(ReportConcern command, State state, Context context) {
        PersonId me = context.actor().id();
        bounded(me, state, context);
        Concern concern = new Concern(
                Objects.requireNonNull(command.made(), "admitted commands have an id"),
                command.title(),
                Objects.requireNonNullElse(command.details(), ""),
                me,
                context.actor().name(),
                context.now(),
                Progress.WAITING,
                "",
                null,
                null,
                null);
        return new Decision()
                .put(Concern.KIND, concern)
                .append(
                        Triage.journal(context.workspace()),
                        new ConcernReported(
                                concern.id(), concern.title(), concern.details(), me, concern.reporterName()))
                .answer("concern", concern.id());
    }

    private static void bounded(PersonId me, State state, Context context) {
        Term mine = Term.of("person", me);
        Instant hourAgo = context.now().minus(Duration.ofHours(1));
        Find latest = Find.of(context.workspace(), Concern.KIND.name(), mine)
                .newestFirst()
                .most(MOST_PER_HOUR);
        long lately = state.find(Concern.KIND, latest).stream()
                .filter(c -> c.at().isAfter(hourAgo))
                .count();
        if (lately >= MOST_PER_HOUR) {
            throw Rejection.busy("you reported " + MOST_PER_HOUR + " concerns within the hour; wait a little");
        }
        Find waiting = Find.of(context.workspace(), Concern.KIND.name(), mine, Concern.waiting(true))
                .most(MOST_WAITING);
        if (state.find(Concern.KIND, waiting).size() >= MOST_WAITING) {
            throw Rejection.conflict(
                    MOST_WAITING + " of your concerns wait to be looked at; wait until some of them were");
        }
    }

    static DeclareConcern check(DeclareConcern command, Admission admission) {
        List<Person> people = new ArrayList<>();
        for (PersonId id : new LinkedHashSet<>(Limits.atMost("people", command.people(), 1_000))) {
            people.add(admission.person("people", Limits.present("people", id)));
        }
        PersonId commander = command.commander();
        return new DeclareConcern(
                command.concern(),
                command.title() == null ? null : Limits.required("title", command.title(), 200),
                command.summary() == null ? null : Limits.optional("summary", command.summary(), LONGEST),
                command.severity(),
                command.playbook() == null ? null : Limits.required("playbook", command.playbook(), 64),
                commander,
                command.people(),
                new DeclareConcern.Made(
                        new IncidentId(admission.newId()),
                        commander == null ? null : admission.person("commander", commander),
                        people));
    }

    static Decision declare(DeclareConcern command, State state, Context context) {
        Concern before = waiting(command, state);
        DeclareConcern.Made made = made(command);
        if (!context.allows(Declaration.DECLARE, ChannelAccess.workspace(context.actor()))) {
            throw Rejection.absent();
        }
        Person commander = made.commander();
        Declaration declaration = new Declaration(
                made.incident(),
                Objects.requireNonNullElse(command.title(), before.title()),
                Objects.requireNonNullElse(command.summary(), before.details()),
                command.severity(),
                command.playbook(),
                commander == null ? null : added(commander),
                made.people().stream().map(ConcernRules::added).toList(),
                Map.of(),
                null,
                null);
        Decision decision = declaration.open(state, context);
        attach(decision, before, made.incident(), context);
        return settle(decision, before, Progress.DECLARED, "", made.incident(), context);
    }

    static DeclareConcern.Made made(DeclareConcern command) {
        return Objects.requireNonNull(command.made(), "admitted commands have an id");
    }

    private static Added added(Person person) {
        return new Added(person.id(), person.name(), person.guest() ? Rank.GUEST : Rank.MEMBER);
    }

    static MergeConcern check(MergeConcern command, Admission admission) {
        Limits.present("incident", command.incident());
        return command;
    }

    static Decision merge(MergeConcern command, State state, Context context) {
        IncidentId incident = command.incident();
        if (!context.allows(InIncident.WORK, ChannelAccess.standing(state, incident.channel(), context.actor()))) {
            throw Rejection.absent();
        }
        Incident.in(state, incident);
        Concern before = waiting(command, state);
        Decision decision = InIncident.touch(new Decision(), incident, state, context);
        attach(decision, before, incident, context);
        return settle(decision, before, Progress.MERGED, "", incident, context);
    }

    static DismissConcern check(DismissConcern command, Admission admission) {
        return new DismissConcern(command.concern(), Limits.required("reason", command.reason(), 500));
    }

    static Decision dismiss(DismissConcern command, State state, Context context) {
        Concern before = waiting(command, state);
        return settle(new Decision(), before, Progress.DISMISSED, command.reason(), null, context);
    }

    private static void attach(Decision decision, Concern concern, IncidentId incident, Context context) {
        decision.append(
                incident.journal(context.workspace()),
                new ConcernAttached(concern.id(), concern.title(), concern.details(), concern.reporterName()));
    }

    private static Decision settle(
            Decision decision,
            Concern before,
            Progress how,
            String reason,
            @Nullable IncidentId incident,
            Context context) {
        Concern after = before.settled(how, reason, incident, context.actor().id(), context.now());
        return decision.put(Concern.KIND, after)
                .append(Triage.journal(context.workspace()), new ConcernDecided(after.id(), after.title(), how, reason))
                .append(
                        Personal.journal(context.workspace(), after.reporter()),
                        new ConcernSettled(after.id(), how, after.reporter()));
    }

    private static Concern waiting(OfConcern command, State state) {
        Concern concern = state.get(Concern.KIND, command.concern().value()).orElseThrow(Rejection::absent);
        if (concern.state() != Progress.WAITING) {
            throw Rejection.conflict("this concern was " + concern.state().word() + " already");
        }
        return concern;
    }

    static SetTriage check(SetTriage command, Admission admission) {
        if (command.group() != null
                && admission
                        .directory()
                        .group(admission.actor().workspace(), command.group())
                        .isEmpty()) {
            throw admission.actor().guest()
                    ? Rejection.absent()
                    : Rejection.invalid("group", "there is no group " + command.group() + "; choose another");
        }
        return command;
    }

    static Decision setTriage(SetTriage command, State state, Context context) {
        return new Decision()
                .put(Triage.KIND, new Triage(command.group()))
                .append(Triage.journal(context.workspace()), new TriageSet(command.group()));
    }
}
