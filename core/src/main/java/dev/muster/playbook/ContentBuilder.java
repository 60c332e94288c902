package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookContent.ChannelPlan;
import dev.muster.playbook.PlaybookContent.Checklist;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookContent.StandupPlan;
import dev.muster.property.PropertyDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a playbook says part by part; what is not said is missing. Begun with {@link PlaybookContent#of} or
 * {@link PlaybookContent#change}. Nothing is checked here: publishing does that. Used by one thread.
 */
public final class ContentBuilder {
    private String title;
    private @Nullable String description;
    private @Nullable Severity severity;
    private @Nullable String channelName;
    private @Nullable String welcome;
    private List<PersonId> invite = List.of();
    private List<RolePlan> roles = List.of();
    private @Nullable Integer updateEveryMinutes;
    private List<Checklist> checklists = List.of();
    private List<StandupPlan> standups = List.of();
    private List<PropertyDefinition> properties = List.of();
    private List<NamedCondition> conditions = List.of();
    private List<ChannelPlan> channels = List.of();
    private @Nullable String callLink;
    private @Nullable String updateTemplate;
    private @Nullable RetrospectivePlan retrospective;
    private List<Metric> metrics = List.of();
    private @Nullable ContextPlan context;
    private @Nullable ExercisePlan exercise;
    private List<RulePlan> rules = List.of();

    ContentBuilder(String title) {
        this.title = title;
    }

    ContentBuilder(PlaybookContent from) {
        this.title = from.title();
        this.description = from.description();
        this.severity = from.severity();
        this.channelName = from.channelName();
        this.welcome = from.welcome();
        this.invite = from.invite();
        this.roles = from.roles();
        this.updateEveryMinutes = from.updateEveryMinutes();
        this.checklists = from.checklists();
        this.standups = from.standups();
        this.properties = from.properties();
        this.conditions = from.conditions();
        this.channels = from.channels();
        this.callLink = from.callLink();
        this.updateTemplate = from.updateTemplate();
        this.retrospective = from.retrospective();
        this.metrics = from.metrics();
        this.context = from.context();
        this.exercise = from.exercise();
        this.rules = from.rules();
    }

    /** With this {@link PlaybookContent#title}. */
    public ContentBuilder title(String value) {
        this.title = value;
        return this;
    }

    /** With this {@link PlaybookContent#description}. */
    public ContentBuilder description(@Nullable String value) {
        this.description = value;
        return this;
    }

    /** With this {@link PlaybookContent#severity}. */
    public ContentBuilder severity(@Nullable Severity value) {
        this.severity = value;
        return this;
    }

    /** With this {@link PlaybookContent#channelName}. */
    public ContentBuilder channelName(@Nullable String value) {
        this.channelName = value;
        return this;
    }

    /** With this {@link PlaybookContent#welcome}. */
    public ContentBuilder welcome(@Nullable String value) {
        this.welcome = value;
        return this;
    }

    /** With this {@link PlaybookContent#invite}. */
    public ContentBuilder invite(List<PersonId> value) {
        this.invite = value;
        return this;
    }

    /** With this {@link PlaybookContent#roles}. */
    public ContentBuilder roles(List<RolePlan> value) {
        this.roles = value;
        return this;
    }

    /** With this {@link PlaybookContent#updateEveryMinutes}. */
    public ContentBuilder updateEveryMinutes(@Nullable Integer value) {
        this.updateEveryMinutes = value;
        return this;
    }

    /** With this {@link PlaybookContent#checklists}. */
    public ContentBuilder checklists(List<Checklist> value) {
        this.checklists = value;
        return this;
    }

    /** With this {@link PlaybookContent#standups}. */
    public ContentBuilder standups(List<StandupPlan> value) {
        this.standups = value;
        return this;
    }

    /** With this {@link PlaybookContent#properties}. */
    public ContentBuilder properties(List<PropertyDefinition> value) {
        this.properties = value;
        return this;
    }

    /** With this {@link PlaybookContent#conditions}. */
    public ContentBuilder conditions(List<NamedCondition> value) {
        this.conditions = value;
        return this;
    }

    /** With this {@link PlaybookContent#channels}. */
    public ContentBuilder channels(List<ChannelPlan> value) {
        this.channels = value;
        return this;
    }

    /** With this {@link PlaybookContent#callLink}. */
    public ContentBuilder callLink(@Nullable String value) {
        this.callLink = value;
        return this;
    }

    /** With this {@link PlaybookContent#updateTemplate}. */
    public ContentBuilder updateTemplate(@Nullable String value) {
        this.updateTemplate = value;
        return this;
    }

    /** With this {@link PlaybookContent#retrospective}. */
    public ContentBuilder retrospective(@Nullable RetrospectivePlan value) {
        this.retrospective = value;
        return this;
    }

    /** With this {@link PlaybookContent#metrics}. */
    public ContentBuilder metrics(List<Metric> value) {
        this.metrics = value;
        return this;
    }

    /** With this {@link PlaybookContent#context}. */
    public ContentBuilder context(@Nullable ContextPlan value) {
        this.context = value;
        return this;
    }

    /** With this {@link PlaybookContent#exercise}. */
    public ContentBuilder exercise(@Nullable ExercisePlan value) {
        this.exercise = value;
        return this;
    }

    /** With this {@link PlaybookContent#rules}. */
    public ContentBuilder rules(List<RulePlan> value) {
        this.rules = value;
        return this;
    }

    /** What was said. */
    public PlaybookContent build() {
        return new PlaybookContent(
                title,
                description,
                severity,
                channelName,
                welcome,
                invite,
                roles,
                updateEveryMinutes,
                checklists,
                standups,
                properties,
                conditions,
                channels,
                callLink,
                updateTemplate,
                retrospective,
                metrics,
                context,
                exercise,
                rules);
    }
}
