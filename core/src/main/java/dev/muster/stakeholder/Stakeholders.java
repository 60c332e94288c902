package dev.muster.stakeholder;

import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.stakeholder.StakeholderEvent.UpdatePublished;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import java.util.Set;

/** The feature: who needs to know what of an incident, and telling them. */
public final class Stakeholders implements Feature {
    private final StakeholderQuestions questions;

    /**
     * The feature.
     *
     * @param notifiers what the groups of notifiers are called that the host has set up
     */
    public Stakeholders(Set<String> notifiers) {
        questions = new StakeholderQuestions(notifiers);
    }

    @Override
    public void register(Registry registry) {
        MatrixRules.register(registry);
        DraftRules.register(registry);
        Schedule.register(registry);
        Bringing.register(registry);
        questions.register(registry);
        registry.event("stakeholder.published", 1, UpdatePublished.class);
        registry.event("stakeholder.received", 1, UpdateReceived.class);
    }
}
