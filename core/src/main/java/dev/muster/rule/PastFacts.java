package dev.muster.rule;

import dev.muster.condition.Facts;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.IncidentEvent.SeverityChanged;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentFacts;
import dev.muster.incident.IncidentProperty;
import dev.muster.incident.ParticularEvent.Classified;
import dev.muster.incident.PropertyEvent.PropertiesAdded;
import dev.muster.incident.PropertyEvent.PropertyRemoved;
import dev.muster.incident.PropertyEvent.PropertySet;
import dev.muster.journal.Event;
import dev.muster.playbook.PlaybookEvent.ChecklistAdded;
import dev.muster.playbook.PlaybookEvent.TaskAdded;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import dev.muster.playbook.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was so of an incident, entry by entry, told from its journal. */
final class PastFacts implements Facts {
    private static final String TASK = "task:";
    private final Map<String, Fact> facts = new HashMap<>();
    private @Nullable Instant declaredAt;
    private Instant now = Instant.MIN;

    /** What happened next. */
    void take(Event event, Instant at) {
        now = at;
        if (event instanceof IncidentDeclared declared) {
            declaredAt = at;
            facts.put("severity", Fact.choice(declared.severity().name()));
            facts.put("status", Fact.choice(declared.status().word()));
            facts.put("type", IncidentFacts.type(null));
        } else if (event instanceof SeverityChanged changed) {
            facts.put("severity", Fact.choice(changed.to().name()));
        } else if (event instanceof StatusChanged changed) {
            facts.put("status", Fact.choice(changed.to().word()));
        } else if (event instanceof Classified classified) {
            facts.put("type", IncidentFacts.type(classified.type()));
        } else if (event instanceof PropertiesAdded added) {
            added.properties().forEach(this::property);
        } else if (event instanceof PropertySet set) {
            property(set.property());
        } else if (event instanceof PropertyRemoved removed) {
            facts.remove(IncidentFacts.PROPERTY + removed.property());
        } else if (event instanceof ChecklistAdded added) {
            added.tasks().forEach(this::task);
        } else if (event instanceof TaskAdded added) {
            task(added.task());
        } else if (event instanceof TaskChanged changed) {
            task(changed.task());
        }
    }

    private void property(IncidentProperty property) {
        facts.put(IncidentFacts.PROPERTY + property.definition().id(), IncidentFacts.fact(property));
    }

    private void task(Task task) {
        Fact state = Fact.choice(task.state().word());
        facts.put(TASK + task.id(), state);
        if (task.plan() != null) {
            facts.put(TASK + task.plan(), state);
        }
    }

    @Override
    public Fact of(String subject) {
        Instant then = declaredAt;
        if (subject.equals("elapsed") && then != null) {
            return Fact.number(Duration.between(then, now).toSeconds());
        }
        return facts.getOrDefault(subject, Fact.UNKNOWN);
    }
}
