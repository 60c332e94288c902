package dev.muster.playbook;

import dev.muster.command.OnCall;
import dev.muster.command.Registry;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.playbook.DraftCommands.AddFromLibrary;
import dev.muster.playbook.DraftCommands.ArchivePlaybook;
import dev.muster.playbook.DraftCommands.DiscardDraft;
import dev.muster.playbook.DraftCommands.PublishDraft;
import dev.muster.playbook.DraftCommands.RestorePlaybook;
import dev.muster.playbook.DraftCommands.SaveDraft;
import dev.muster.playbook.DraftEvent.DraftDiscarded;
import dev.muster.playbook.DraftEvent.DraftPublished;
import dev.muster.playbook.DraftEvent.DraftSaved;
import dev.muster.playbook.DraftEvent.PlaybookArchived;
import dev.muster.playbook.DraftEvent.PlaybookRestored;
import dev.muster.playbook.FiguresRules.MetricSet;
import dev.muster.playbook.FiguresViews.SetMetric;
import dev.muster.playbook.PlaybookEvent.TaskChanged;
import java.util.List;

/** Registers what concerns the writing of playbooks, and how they did. */
final class Authoring {
    private static final List<String> DRAFT = List.of(OfPlaybook.DRAFT);
    private static final List<String> PUBLISHED = List.of(OfPlaybook.PUBLISHED);

    private Authoring() {}

    static void register(Registry registry, RulePlans rules, OnCall onCall) {
        registry.audience(OfPlaybook.DRAFT, AuthoringQuestions::firstReadable);
        registry.handle("playbook.save-draft", SaveDraft.class, OfPlaybook.drafting(rules));
        registry.handle("playbook.discard-draft", DiscardDraft.class, OfPlaybook.of(DRAFT, DraftRules::discard));
        registry.handle(
                "playbook.publish-draft",
                PublishDraft.class,
                OfPlaybook.of(
                        List.of(OfPlaybook.PUBLISHED, OfPlaybook.DRAFT),
                        (c, s, t) -> DraftRules.publish(c, s, t, rules)));
        registry.handle("playbook.archive", ArchivePlaybook.class, OfPlaybook.of(PUBLISHED, DraftRules::archive));
        registry.handle("playbook.restore", RestorePlaybook.class, OfPlaybook.of(PUBLISHED, DraftRules::restore));
        registry.handle(
                "playbook.add-from-library",
                AddFromLibrary.class,
                new OfPlaybook<>(PUBLISHED, Library::check, Library::add));
        registry.handle("playbook.set-metric", SetMetric.class, InIncident.of(FiguresRules::check, FiguresRules::set));
        registry.event("playbook.draft-saved", 1, DraftSaved.class);
        registry.event("playbook.draft-discarded", 1, DraftDiscarded.class);
        registry.event("playbook.draft-published", 1, DraftPublished.class);
        registry.event("playbook.archived", 1, PlaybookArchived.class);
        registry.event("playbook.restored", 1, PlaybookRestored.class);
        registry.event("playbook.metric-set", 1, MetricSet.class);
        registry.follow(StatusChanged.class, PlaybookRun::follow);
        registry.follow(TaskChanged.class, PlaybookRun::follow);
        AuthoringQuestions.register(registry, rules, onCall);
        PlaybookSlashes.register(registry);
    }
}
