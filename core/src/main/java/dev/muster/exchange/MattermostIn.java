package dev.muster.exchange;

import dev.muster.playbook.MetricType;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.Metric;
import dev.muster.playbook.PlaybookContent.RetrospectivePlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export of a Mattermost playbook, version 1, or an object of the shape in which its API answers. An absent
 * name is its default, an absent flag is off. No id of the other server is taken over.
 */
final class MattermostIn {
    static final int LONGEST_MINUTES = 10_080;
    static final long LONGEST_SECONDS = 366L * 24 * 3600;
    private static final int MOST_METRICS = 20;
    private final Fields file;
    private final Notes notes;

    private MattermostIn(Fields file, Notes notes) {
        this.file = file;
        this.notes = notes;
    }

    static PlaybookContent read(Fields file, Notes notes) {
        return new MattermostIn(file, notes).read();
    }

    private PlaybookContent read() {
        version();
        MattermostFields fields = new MattermostFields(file, notes);
        MattermostConditions conditions = new MattermostConditions(fields, file, notes);
        MattermostTasks tasks = new MattermostTasks(file, fields, conditions, notes);
        String title = file.text("title", 200);
        if (title.isEmpty()) {
            notes.missing("title", "title.missing", "there is no title; give it one");
        } else {
            notes.kept("title", "title.kept", "is called " + Texts.quoted(title));
        }
        PlaybookContent content = PlaybookContent.of(title.isEmpty() ? "Untitled playbook" : title)
                .description(kept("description", file.optional("description", 4_000)))
                .channelName(MattermostPlaces.in(file, fields, notes))
                .welcome(welcome())
                .updateEveryMinutes(minutes())
                .checklists(tasks.checklists())
                .properties(fields.definitions())
                .conditions(conditions.named())
                .updateTemplate(kept("reminder_message_template", file.optional("reminder_message_template", 4_000)))
                .retrospective(retrospective())
                .metrics(metrics())
                .build();
        MattermostRest.report(file, notes);
        file.rest();
        return content;
    }

    private void version() {
        Long version = file.number("version");
        boolean answer = version == null && (file.has("id") || file.has("team_id")) && file.has("checklists");
        if (!answer && (version == null || version != 1)) {
            throw Reading.wrong(
                    "version",
                    "only version 1 of Mattermost's export can be read"
                            + (version == null ? "; this says none" : ", not " + version));
        }
    }

    private <T> @Nullable T kept(String name, @Nullable T value) {
        if (value != null) {
            notes.kept(file.at(name), "field.kept", "is as it was");
        }
        return value;
    }

    private @Nullable String welcome() {
        String text = file.optional("message_on_join", 4_000);
        if (file.flag("message_on_join_enabled")) {
            return kept("message_on_join", text);
        }
        if (text != null) {
            notes.ignored("message_on_join", "mattermost.welcome-off", "was switched off, so nobody is welcomed");
        }
        return null;
    }

    private @Nullable Integer minutes() {
        Long seconds = file.number("reminder_timer_default_seconds");
        boolean on = file.flag("status_update_enabled");
        if (seconds == null || seconds <= 0) {
            return null;
        }
        if (!on) {
            notes.ignored(
                    "reminder_timer_default_seconds",
                    "mattermost.updates-off",
                    "updates were switched off, so none is promised");
            return null;
        }
        int minutes = (int) Math.min(LONGEST_MINUTES, seconds / 60 + (seconds % 60 == 0 ? 0 : 1));
        if (minutes * 60L != seconds) {
            notes.changed(
                    "reminder_timer_default_seconds",
                    "time.rounded",
                    "an update is promised every " + minutes + " minutes in place of every " + seconds + " seconds");
            return minutes;
        }
        return kept("reminder_timer_default_seconds", minutes);
    }

    private @Nullable RetrospectivePlan retrospective() {
        String template = file.optional("retrospective_template", 20_000);
        Long again = file.number("retrospective_reminder_interval_seconds");
        if (!file.flag("retrospective_enabled")) {
            if (template != null) {
                notes.ignored(
                        "retrospective_template",
                        "mattermost.retrospective-off",
                        "retrospectives were switched off, so there is no template");
            }
            return null;
        }
        notes.kept(
                "retrospective_enabled",
                "mattermost.retrospective",
                "it is looked back on; the reminder comes when " + "the incident is resolved"
                        + (again == null || again <= 0 ? ", once" : ", and again until it is written"));
        return new RetrospectivePlan(
                template,
                1L,
                again == null || again <= 0
                        ? null
                        : bounded("retrospective_reminder_interval_seconds", again, LONGEST_SECONDS));
    }

    private long bounded(String name, long given, long most) {
        if (given > most) {
            notes.changed(file.at(name), "number.bounded", "is " + most + " in place of " + given);
        }
        return Math.min(most, given);
    }

    private List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        Texts.Ids ids = new Texts.Ids("metric");
        for (Fields given : file.objects("metrics", MOST_METRICS)) {
            String title = given.text("title", 100);
            MetricType type = type(given.text("type"));
            Long target = given.number("target");
            if (target != null && target < 0) {
                notes.changed(given.at("target"), "number.negative", "is below zero, so nothing is aimed at");
                target = null;
            }
            String description = given.optional("description", 500);
            given.without("ids.left", "ids of the other server mean nothing here", "id", "playbook_id");
            given.rest();
            if (type == null) {
                notes.missing(given.path, "mattermost.metric", "is of a type that is not known here; left out");
            } else {
                String called = title.isEmpty() ? "Untitled metric" : title;
                metrics.add(new Metric(ids.of(called), called, description, type, target));
                notes.kept(given.path, "metric.kept", "measures " + Texts.quoted(called));
            }
        }
        return metrics;
    }

    private static @Nullable MetricType type(String word) {
        return switch (word) {
            case "metric_duration" -> MetricType.DURATION;
            case "metric_currency" -> MetricType.CURRENCY;
            case "metric_integer" -> MetricType.COUNT;
            default -> null;
        };
    }
}
