package dev.muster.incident;

import dev.muster.access.Action;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.channel.Channels;
import dev.muster.channel.Quote;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.ParticularEvent.CallSet;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to open an incident, by whichever way it is declared: in one decision the home channel, its
 * people, the incident, its commander and the first promised update. Everything else follows from
 * {@link IncidentDeclared}.
 *
 * @param id the new incident's id
 * @param title 1 to 200 characters
 * @param summary what is known; may be empty
 * @param severity null for what the playbook says
 * @param playbook id of the playbook; null for none
 * @param commander null for whom the playbook names, else the actor when it is a person
 * @param people who is to be there
 * @param parameters what the playbook may refer to
 * @param related the incident that this one follows
 * @param source what declares it when no person does; null for a person
 * @param noticedAt when what led to it was first seen; null when nothing went before
 * @param from the message from which it is declared; null for none
 * @param exercise true for an exercise: nothing of it leaves, and no figure counts it
 */
public record Declaration(
        IncidentId id,
        String title,
        String summary,
        @Nullable Severity severity,
        @Nullable String playbook,
        @Nullable Added commander,
        List<Added> people,
        Map<String, String> parameters,
        @Nullable IncidentId related,
        @Nullable String source,
        @Nullable Instant noticedAt,
        @Nullable Quote from,
        boolean exercise) {
    /** One that nothing went before, and that is no exercise. */
    public Declaration(
            IncidentId id,
            String title,
            String summary,
            @Nullable Severity severity,
            @Nullable String playbook,
            @Nullable Added commander,
            List<Added> people,
            Map<String, String> parameters,
            @Nullable IncidentId related,
            @Nullable String source) {
        this(id, title, summary, severity, playbook, commander, people, parameters, related, source, null, null, false);
    }

    /** The same as an exercise, or not. */
    public Declaration exercise(boolean on) {
        return new Declaration(
                id,
                title,
                summary,
                severity,
                playbook,
                commander,
                people,
                parameters,
                related,
                source,
                noticedAt,
                from,
                on);
    }

    /** An incident got its number: the register's entry of that number. */
    public record IncidentNumbered(IncidentId incident) implements Event {
        @Override
        public String sentence() {
            return "entered an incident into the register";
        }
    }

    /** What whoever declares an incident needs, by whichever way. */
    public static final Action DECLARE = Action.changing("incident.declare", Rank.MEMBER);

    /** To read playbooks, and to declare by one. */
    public static final Action READ_PLAYBOOKS = Action.reading("playbook.read", Rank.MEMBER);

    /** The workspace's register of incidents: its sequence is what numbers them. */
    public static JournalId register(WorkspaceId workspace) {
        return JournalId.of(workspace, "register", "incidents");
    }

    /**
     * Opens it. Answers {@code incident} and {@code number}.
     *
     * @throws Rejection when there is no such playbook for the actor, or it is out of use; what no person declares is opened without it
     */
    public Decision open(State state, Context context) {
        Plan plan = plan(state, context);
        long number = state.head(register(context.workspace())).sequence() + 1;
        Severity bad = Objects.requireNonNullElse(severity, Objects.requireNonNullElse(plan.severity(), Severity.SEV3));
        Added lead = Optional.ofNullable(commander)
                .or(() -> Optional.ofNullable(plan.commander()))
                .or(() -> self(context))
                .orElse(null);
        Instant next = plan.updateEveryMinutes() == 0
                ? null
                : context.now().plus(Duration.ofMinutes(plan.updateEveryMinutes()));
        Incident incident = new Incident(
                id,
                number,
                title,
                summary,
                bad,
                source == null ? Status.ACTIVE : Status.TRIAGE,
                context.actor().id(),
                context.now(),
                null,
                playbook,
                plan.version(),
                source,
                source == null,
                false,
                related,
                0,
                next,
                Particulars.declared(noticedAt, from, plan.updateEveryMinutes(), exercise));
        String call = call(plan, incident, state);
        if (call != null) {
            incident = incident.change().particulars(p -> p.called(call)).incident();
        }
        Channel home = new Channel(
                id.channel(),
                incident.label(),
                title,
                false,
                false,
                true,
                context.actor().id(),
                context.now());
        Decision decision = new Decision();
        decision.append(register(context.workspace()), new IncidentNumbered(id));
        Channels.open(home, crowd(lead, plan, context), context).acts().forEach(decision::include);
        decision.put(Incident.KIND, incident)
                .append(id.journal(context.workspace()), declared(incident, lead))
                .answer("incident", id)
                .answer("channel", id)
                .answer("number", number);
        command(decision, lead, plan.backup(), context);
        if (call != null) {
            decision.append(id.journal(context.workspace()), new CallSet(call));
        }
        if (plan.updateTemplate() != null) {
            decision.put(UpdateTemplate.KIND, new UpdateTemplate(id, plan.updateTemplate(), parameters));
        }
        UpdateReminder.promise(decision, incident);
        return decision;
    }

    /** What templates may refer to; what the declaration brought cannot take the place of what is known. */
    private Map<String, String> values(Incident incident) {
        Map<String, String> values = new HashMap<>(parameters);
        values.put("number", Long.toString(incident.number()));
        values.put("incident", id.value());
        return values;
    }

    /** No call is made of itself for an exercise: its people would come into one that is meant. */
    private @Nullable String call(Plan plan, Incident incident, State state) {
        if (exercise) {
            return null;
        }
        String template = Objects.requireNonNullElse(
                plan.callLink(), Objects.requireNonNullElse(Scheme.in(state).callLink(), ""));
        Map<String, String> values = values(incident);
        values.put("title", incident.title());
        values.put("severity", incident.severity().name());
        return CallTemplate.fill(template, values).orElse(null);
    }

    /** Whoever may not read playbooks has none to declare by; a source declares by the one that its token names. */
    private Plan plan(State state, Context context) {
        if (playbook == null) {
            return Plan.NONE;
        }
        boolean may = source != null || context.allows(READ_PLAYBOOKS, ChannelAccess.workspace(context.actor()));
        Optional<Plan> plan = may ? state.get(Plan.KIND, playbook) : Optional.empty();
        if (plan.isEmpty() && source == null) {
            throw Rejection.invalid("playbook", "there is no such published playbook");
        }
        return plan.orElse(Plan.NONE);
    }

    private Optional<Added> self(Context context) {
        return source == null
                ? Optional.of(new Added(context.actor().id(), context.actor().name(), Rank.OWNER))
                : Optional.empty();
    }

    private List<Added> crowd(@Nullable Added lead, Plan plan, Context context) {
        Map<PersonId, Added> all = new LinkedHashMap<>();
        self(context).ifPresent(a -> all.put(a.person(), a));
        if (lead != null) {
            all.put(lead.person(), new Added(lead.person(), lead.name(), Rank.OWNER));
        }
        if (plan.backup() != null) {
            all.putIfAbsent(plan.backup().person(), plan.backup());
        }
        people.forEach(a -> all.putIfAbsent(a.person(), a));
        return List.copyOf(all.values());
    }

    private IncidentDeclared declared(Incident incident, @Nullable Added lead) {
        return new IncidentDeclared(
                incident.number(),
                title,
                summary,
                incident.severity(),
                incident.status(),
                lead == null ? null : lead.person(),
                playbook,
                incident.playbookVersion(),
                people,
                parameters,
                related,
                source,
                incident.nextUpdateAt(),
                noticedAt,
                from,
                exercise);
    }

    private void command(Decision decision, @Nullable Added lead, @Nullable Added backup, Context context) {
        Role role = new Role(
                id,
                Role.COMMANDER,
                "Incident commander",
                lead == null ? null : lead.person(),
                lead == null ? null : lead.name(),
                backup == null ? null : backup.person(),
                backup == null ? null : backup.name(),
                0);
        decision.put(Role.KIND, role).append(id.journal(context.workspace()), role.assigned());
    }
}
