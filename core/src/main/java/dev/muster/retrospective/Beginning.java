package dev.muster.retrospective;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.playbook.Template;
import dev.muster.retrospective.Retrospective.Progress;
import dev.muster.retrospective.RetrospectiveCommands.BeginRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.RemindOfRetrospective;
import dev.muster.retrospective.RetrospectiveEvent.RetrospectiveAwaited;
import dev.muster.retrospective.RetrospectiveEvent.RetrospectiveBegun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a retrospective begins: by itself when an incident is resolved whose playbook has one, or when somebody says so.
 * Each heading of the template, of the first or second level, begins a section; places such as {@code {title}} are
 * filled heading by heading, so that nothing that an incident says makes sections. When it is not published in the time
 * that the playbook sets, the commander and the backup are told, again and again if it says so, a hundred times at most.
 */
final class Beginning {
    static final int MOST_SECTIONS = 30;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 20_000;
    private static final int MOST_REMINDERS = 100;
    private static final Pattern HEADING = Pattern.compile("#{1,2}[ \\t]+(.*\\S)\\s*");
    private static final String OPENING = "Summary";
    private static final String PLAIN = """
            ## Summary
            {summary}

            ## What happened

            ## What went well

            ## What went badly

            ## What we learned
            """;

    private Beginning() {}

    static Decision begin(BeginRetrospective command, State state, Context context) {
        if (state.get(Retrospective.KIND, command.incident().value()).isPresent()) {
            throw Rejection.conflict("this retrospective was begun already");
        }
        Incident incident = Incident.in(state, command.incident());
        return begin(incident, plan(incident, state).orElse(null), state, context);
    }

    static Decision resolved(EntryId at, StatusChanged event, State state, Context context) {
        IncidentId id = new IncidentId(at.journal().id());
        if (!event.from().open() || event.to().open()) {
            return new Decision();
        }
        Incident incident = Incident.in(state, id);
        Optional<RetrospectivePlan> plan = plan(incident, state);
        return plan.isEmpty() || state.get(Retrospective.KIND, id.value()).isPresent()
                ? new Decision()
                : begin(incident, plan.get(), state, context);
    }

    private static Optional<RetrospectivePlan> plan(Incident incident, State state) {
        return Optional.ofNullable(incident.playbook())
                .flatMap(p -> PlaybookVersion.in(state, p, incident.playbookVersion()))
                .flatMap(v -> Optional.ofNullable(v.content().retrospective()));
    }

    private static Decision begin(Incident incident, @Nullable RetrospectivePlan plan, State state, Context context) {
        String template = plan == null || plan.template() == null ? PLAIN : plan.template();
        List<Section> sections = sections(template, incident, state, context);
        Retrospective made = new Retrospective(
                incident.id(),
                Progress.DRAFT,
                context.now(),
                context.actor().id(),
                null,
                null,
                sections.size(),
                plan == null ? null : plan.remindAgainSeconds());
        Decision decision = new Decision().put(Retrospective.KIND, made);
        sections.forEach(s -> decision.put(Section.KIND, s));
        decision.append(incident.id().journal(context.workspace()), new RetrospectiveBegun(sections));
        Long after = plan == null ? null : plan.remindAfterSeconds();
        return after == null ? decision : remindIn(decision, incident.id(), after, 0, context);
    }

    private static List<Section> sections(String template, Incident incident, State state, Context context) {
        Map<String, String> values = values(incident, state, context);
        List<Section> sections = new ArrayList<>();
        String title = OPENING;
        StringBuilder text = new StringBuilder();
        for (String line : template.lines().toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches() && sections.size() < MOST_SECTIONS - 1) {
                keep(sections, title, text, values, incident.id(), context);
                title = heading.group(1);
                text.setLength(0);
                text.append('\n');
            } else {
                text.append(line).append('\n');
            }
        }
        keep(sections, title, text, values, incident.id(), context);
        return sections;
    }

    /** What stands before the first heading is a section only if it says something; text that begins with a line break. */
    private static void keep(
            List<Section> sections,
            String title,
            CharSequence text,
            Map<String, String> values,
            IncidentId incident,
            Context context) {
        String written = text.toString();
        if (sections.isEmpty() && written.isBlank() && !written.startsWith("\n")) {
            return;
        }
        sections.add(new Section(
                incident,
                context.newId(),
                Template.fill(title, values, LONGEST_TITLE),
                Template.fill(written.strip(), values, LONGEST_TEXT),
                1,
                sections.size() + 1,
                context.actor().id(),
                context.actor().name(),
                context.now()));
    }

    private static Map<String, String> values(Incident incident, State state, Context context) {
        Instant end = Objects.requireNonNullElse(incident.resolvedAt(), context.now());
        String commander = Role.in(state, incident.id(), Role.COMMANDER)
                .map(Role::primaryName)
                .orElse("nobody");
        Map<String, String> values = new HashMap<>();
        values.put("number", Long.toString(incident.number()));
        values.put("title", incident.title());
        values.put("summary", incident.summary());
        values.put("severity", incident.severity().name());
        values.put("commander", commander);
        values.put("declaredAt", minute(incident.declaredAt()));
        values.put("resolvedAt", minute(end));
        values.put("duration", lasted(Duration.between(incident.declaredAt(), end)));
        return values;
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String lasted(Duration time) {
        String hours = time.toHours() == 0 ? "" : time.toHours() + " h ";
        return hours + time.toMinutesPart() + " min";
    }

    static String job(IncidentId incident) {
        return "retrospective/" + incident;
    }

    private static Decision remindIn(
            Decision decision, IncidentId incident, long seconds, int occurrence, Context context) {
        return decision.schedule(
                job(incident), context.now().plusSeconds(seconds), new RemindOfRetrospective(incident, occurrence));
    }

    static Decision remind(RemindOfRetrospective command, State state, Context context) {
        Retrospective waits = state.get(Retrospective.KIND, command.incident().value())
                .filter(r -> r.state() == Progress.DRAFT)
                .orElse(null);
        if (waits == null) {
            return new Decision();
        }
        Decision decision = new Decision();
        if (!archived(command.incident(), state)) {
            decision.append(
                    command.incident().journal(context.workspace()),
                    new RetrospectiveAwaited(command(command.incident(), state)));
        }
        Long again = waits.remindAgainSeconds();
        return again == null || command.occurrence() + 1 >= MOST_REMINDERS
                ? decision
                : remindIn(decision, command.incident(), again, command.occurrence() + 1, context);
    }

    static boolean archived(IncidentId incident, State state) {
        return state.get(Channel.KIND, incident.value()).map(Channel::archived).orElse(true);
    }

    /** The commander and who backs them up. */
    static List<PersonId> command(IncidentId incident, State state) {
        return Role.in(state, incident, Role.COMMANDER).stream()
                .flatMap(r -> Stream.of(Optional.ofNullable(r.primary()), Optional.ofNullable(r.backup())))
                .flatMap(Optional::stream)
                .toList();
    }
}
