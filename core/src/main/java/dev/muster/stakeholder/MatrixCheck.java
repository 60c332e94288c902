package dev.muster.stakeholder;

import dev.muster.access.GroupId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Rejection;
import dev.muster.incident.Places;
import dev.muster.incident.Severity;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.Matrix.Template;
import dev.muster.stakeholder.StakeholderViews.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a matrix, and where. A fault keeps it from being set; anything else is so now and may change. */
final class MatrixCheck {
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    static final int MOST_AUDIENCES = 50;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST_ROWS = 250;
    private static final int MOST_TEMPLATES = 60;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_GROUPS = 20;
    private static final int LONGEST = 2_000;
    private static final int WEEK = 10_080;

    /**
     * What is there now.
     *
     * @param channel whether a channel is there and not archived
     * @param group whether there is anybody in a group
     * @param notifiers the groups of notifiers that the host has set up
     */
    record Known(Predicate<ChannelId> channel, Predicate<GroupId> group, Set<String> notifiers) {}

    private final List<Problem> problems = new ArrayList<>();
    private final Content content;
    private final Known known;

    private MatrixCheck(Content content, Known known) {
        this.content = content;
        this.known = known;
    }

    static List<Problem> problems(@Nullable Content content, Known known) {
        if (content == null) {
            return List.of(new Problem("content", "missing", Map.of(), "is missing", true));
        }
        MatrixCheck check = new MatrixCheck(content, known);
        check.check();
        return List.copyOf(check.problems);
    }

    /**
     * Refuses one that cannot be set.
     *
     * @throws Rejection with the first fault
     */
    static void checked(Content content, Known known) {
        problems(content, known).stream().filter(Problem::fault).findFirst().ifPresent(p -> {
            throw Rejection.invalid("content." + p.path(), p.message());
        });
    }

    private void check() {
        size("audiences", content.audiences().size(), MOST_AUDIENCES);
        size("rows", content.rows().size(), MOST_ROWS);
        size("templates", content.templates().size(), MOST_TEMPLATES);
        size("writers", content.writers().size(), MOST_GROUPS);
        content.writers().forEach(w -> text("writers", w, 60));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < content.audiences().size(); i++) {
            audience("audiences[" + i + "]", content.audiences().get(i), ids);
        }
        Set<String> templates = new HashSet<>();
        for (int i = 0; i < content.templates().size(); i++) {
            template("templates[" + i + "]", content.templates().get(i), templates);
        }
        Set<String> rows = new HashSet<>();
        for (int i = 0; i < content.rows().size(); i++) {
            row("rows[" + i + "]", content.rows().get(i), rows);
        }
    }

    private void audience(String path, Audience audience, Set<String> ids) {
        id(path + ".id", audience.id());
        if (!ids.add(audience.id())) {
            fault(path + ".id", "twice", "is there twice; name each audience once");
        }
        text(path + ".name", audience.name(), 100);
        language(path + ".language", audience.language());
        zone(path + ".zone", audience.zone());
        size(path + ".people", audience.people().size(), MOST_PEOPLE);
        size(path + ".groups", audience.groups().size(), MOST_GROUPS);
        if (audience.purpose() != null) {
            text(path + ".purpose", audience.purpose(), 60);
        }
        if (audience.channel() != null && audience.purpose() != null) {
            fault(
                    path + ".purpose",
                    "channel-and-purpose",
                    "give a channel, or a purpose of channels in the incident's set, not both");
        }
        if (audience.channel() != null && !known.channel().test(audience.channel())) {
            note(path + ".channel", "no-channel", "there is no such channel, or it is archived");
        }
        for (GroupId group : audience.groups()) {
            if (!known.group().test(group)) {
                note(
                        path + ".groups",
                        "no-group",
                        "there is no group " + group + ", or nobody is in it",
                        Map.of("group", group.value()));
            }
        }
        if (!audience.placed() && !audience.named()) {
            note(path, "nobody-in-it", "nobody is in it: it has no channel, no people and no groups");
        }
    }

    private void template(String path, Template template, Set<String> there) {
        id(path + ".id", template.id());
        language(path + ".language", template.language());
        text(path + ".text", template.text(), LONGEST);
        if (!there.add(template.id() + " " + template.language())) {
            fault(path, "twice-in-language", "is there twice in this language");
        }
        List<String> unknown = template.text() == null ? List.of() : Places.unknown(template.text(), Words.PLACES);
        if (!unknown.isEmpty()) {
            String places = String.join(", ", Words.PLACES.stream().sorted().toList());
            fault(
                    path + ".text",
                    "no-place",
                    "has no place {" + unknown.get(0) + "}; there are " + places,
                    Map.of("place", unknown.get(0), "there", places));
        }
    }

    private void row(String path, Row row, Set<String> there) {
        Severity severity = row.severity();
        if (severity == null) {
            fault(path + ".severity", "missing", "is missing");
        }
        Audience audience = content.audience(String.valueOf(row.audience())).orElse(null);
        if (audience == null) {
            fault(
                    path + ".audience",
                    "no-audience",
                    "there is no audience " + row.audience(),
                    Map.of("audience", String.valueOf(row.audience())));
        } else if (!there.add(severity + " " + row.audience())) {
            fault(path, "two-rows", "there are two rows for " + severity + " and " + row.audience());
        }
        if (row.cadenceMinutes() != 0 && (row.cadenceMinutes() < 5 || row.cadenceMinutes() > WEEK)) {
            fault(
                    path + ".cadenceMinutes",
                    "cadence",
                    "must be 5 to " + WEEK + ", or 0 for never",
                    Map.of("most", String.valueOf(WEEK)));
        }
        if (row.language() != null) {
            language(path + ".language", row.language());
        }
        if (row.template() != null) {
            id(path + ".template", row.template());
        }
        if (audience != null) {
            ways(path, row, audience);
        }
    }

    private void ways(String path, Row row, Audience audience) {
        boolean posted = row.post() && audience.placed();
        if (row.post() && !audience.placed()) {
            note(
                    path + ".post",
                    "no-place-to-post",
                    audience.name() + " has no channel to post in",
                    Map.of("audience", audience.name()));
        }
        if (row.via() != null) {
            text(path + ".via", row.via(), 40);
            if (!known.notifiers().contains(row.via())) {
                note(
                        path + ".via",
                        "no-notifiers",
                        "there is no group of notifiers " + row.via(),
                        Map.of("via", row.via()));
            }
        }
        if (!posted && (row.via() == null || !audience.named())) {
            note(
                    path,
                    "told-nobody",
                    "nobody is told by it: say post for an audience with a channel, or via for one with people");
        }
        String language = row.language() == null ? audience.language() : row.language();
        if (language == null || row.cadenceMinutes() == 0) {
            return;
        }
        for (String id : List.of(row.facts(), Words.LAST, Words.MARK)) {
            if (Words.template(content, id, language).isEmpty()) {
                note(
                        path + ".template",
                        "no-template",
                        "there is no template " + id + " in " + language,
                        Map.of("template", id, "language", language));
            }
        }
    }

    private void id(String path, @Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            fault(path, "id", "has 1 to 40 small letters, digits and hyphens");
        }
    }

    private void language(String path, @Nullable String language) {
        if (language == null || !LANGUAGE.matcher(language).matches()) {
            fault(path, "language", "is a language such as en or pt-BR");
        }
    }

    private void zone(String path, @Nullable String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            fault(path, "zone", "no zone is called " + zone + "; one is Europe/London", Map.of("zone", zone));
        }
    }

    private void text(String path, @Nullable String text, int most) {
        if (text == null || text.isBlank() || text.length() > most) {
            fault(path, "characters", "has 1 to " + most + " characters", Map.of("most", String.valueOf(most)));
        }
    }

    private void size(String path, int size, int most) {
        if (size > most) {
            fault(
                    path,
                    "most",
                    "at most " + most + "; these are " + size,
                    Map.of("most", String.valueOf(most), "there", String.valueOf(size)));
        }
    }

    private void fault(String path, String code, String message) {
        fault(path, code, message, Map.of());
    }

    private void fault(String path, String code, String message, Map<String, String> values) {
        problems.add(new Problem(path, code, values, message, true));
    }

    private void note(String path, String code, String message) {
        note(path, code, message, Map.of());
    }

    private void note(String path, String code, String message, Map<String, String> values) {
        problems.add(new Problem(path, code, values, message, false));
    }
}
