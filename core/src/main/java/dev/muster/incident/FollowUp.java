package dev.muster.incident;

import dev.muster.access.PersonId;
import dev.muster.channel.InChannel;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.ParticularCommands.SumUp;
import dev.muster.incident.ParticularEvent.FollowedUp;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sums an incident up some time after it was resolved, for those who hold a role in it. One durable job of a fixed id;
 * it looks again when it is due, so what was reopened in the meantime is not summed up.
 */
final class FollowUp {
    private static final int MOST = 20;

    private FollowUp() {}

    static void register(Registry registry) {
        registry.handleDue("incident.sum-up", SumUp.class, InChannel.of(InIncident.WORK, FollowUp::sum));
        registry.event("incident.followed-up", 1, FollowedUp.class);
        registry.follow(StatusChanged.class, FollowUp::resolved);
    }

    private static Decision resolved(EntryId at, StatusChanged event, State state, Context context) {
        int minutes = event.to() == Status.RESOLVED ? Scheme.in(state).digestMinutes() : 0;
        IncidentId id = new IncidentId(at.journal().id());
        return minutes == 0
                ? new Decision()
                : new Decision()
                        .schedule(
                                "incident.sum-up/" + id,
                                context.now().plus(Duration.ofMinutes(minutes)),
                                new SumUp(id, context.now()));
    }

    private static Decision sum(SumUp command, State state, Context context) {
        Incident incident = Incident.in(state, command.incident());
        if (!command.resolvedAt().equals(incident.resolvedAt())) {
            return new Decision();
        }
        JournalId journal = InIncident.journal(command, context);
        List<PersonId> told = state.find(Role.KIND, Term.of("incident", command.incident())).stream()
                .flatMap(r -> Stream.of(r.primary(), r.backup()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return new Decision()
                .append(
                        journal,
                        new FollowedUp(
                                command.resolvedAt(),
                                Duration.between(incident.declaredAt(), command.resolvedAt())
                                        .toSeconds(),
                                about(IncidentEvent.UPDATE, journal, state),
                                about(IncidentEvent.DECISION, journal, state),
                                about(ParticularEvent.ESTIMATE, journal, state).size(),
                                told));
    }

    private static List<Long> about(Term term, JournalId journal, State state) {
        List<Long> entries =
                new ArrayList<>(state.stored().search(Search.terms(Map.of(journal, 1L), Set.of(term), MOST)).stream()
                        .map(e -> e.sequence())
                        .toList());
        Collections.reverse(entries);
        return entries;
    }
}
