package dev.muster.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import dev.muster.incident.Severity;
import dev.muster.playbook.PlaybookContent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CACAO 2.0 playbook: its steps become tasks, in the order of its workflow. Nothing in it is run. One that this
 * system wrote and nobody has changed since says beside its steps what they were made of, and is that again.
 */
final class CacaoIn {
    private static final Pattern ID = Pattern.compile("playbook--[0-9a-fA-F-]{36}");
    private final Fields file;
    private final ObjectNode tree;
    private final Notes notes;

    private CacaoIn(Fields file, ObjectNode tree, Notes notes) {
        this.file = file;
        this.tree = tree;
        this.notes = notes;
    }

    static PlaybookContent read(Fields file, ObjectNode tree, Notes notes) {
        return new CacaoIn(file, tree, notes).read();
    }

    private PlaybookContent read() {
        required("type", "playbook");
        required("spec_version", "cacao-2.0");
        if (!(file.raw("workflow") instanceof ObjectNode workflow)) {
            throw Reading.wrong("workflow", "has to be an object of steps by their ids");
        }
        PlaybookContent own = own();
        if (own != null) {
            notes.kept(
                    "",
                    "cacao.own",
                    "was written by this system and not changed since; it is as it was, but for people");
            return own;
        }
        if (!ID.matcher(file.text("id")).matches()) {
            notes.ignored("id", "cacao.id", "is no id that a CACAO playbook has");
        }
        for (String name : List.of("created_by", "created", "modified")) {
            if (file.text(name).isEmpty()) {
                notes.ignored(name, "cacao.required", "is missing, though the standard needs it");
            }
        }
        return walked(workflow);
    }

    private void required(String name, String value) {
        String given = file.text(name);
        if (!given.equals(value)) {
            throw Reading.wrong(name, "has to be " + value + ", not " + Texts.quoted(given));
        }
    }

    /** What it was made of, if the same is made of that again. */
    private @Nullable PlaybookContent own() {
        JsonNode extension =
                tree.path("playbook_extensions").path(CacaoOut.EXTENSION).path("playbook");
        if (!(extension instanceof ObjectNode object)) {
            return null;
        }
        try {
            PlaybookContent content = OwnFormat.content(object);
            if (Reading.object(CacaoOut.write(content, new Notes())).equals(tree)) {
                return content;
            }
        } catch (Rejection e) {
            notes.ignored("playbook_extensions", "cacao.extension", "cannot be read: " + e.getMessage());
            return null;
        }
        notes.ignored("playbook_extensions", "cacao.changed", "the steps were changed since; they are what counts");
        return null;
    }

    private PlaybookContent walked(ObjectNode workflow) {
        String title = file.text("name", 200);
        if (title.isEmpty()) {
            notes.missing("name", "title.missing", "there is no name; give it one");
        } else {
            notes.kept("name", "title.kept", "is called " + Texts.quoted(title));
        }
        CacaoSteps steps = new CacaoSteps(workflow, notes);
        CacaoVariables variables = new CacaoVariables(file, notes);
        CacaoWalk walk = new CacaoWalk(steps, new CacaoTexts(file, variables, notes), variables, notes);
        walk.stage("Workflow", start(steps));
        exception(steps, walk);
        walk.finish();
        String description = description();
        Severity severity = severity();
        left();
        file.rest();
        return PlaybookContent.of(title.isEmpty() ? "Untitled playbook" : title)
                .description(description)
                .severity(severity)
                .checklists(walk.checklists())
                .properties(walk.properties())
                .conditions(walk.conditions())
                .build();
    }

    private String start(CacaoSteps steps) {
        String start = file.text("workflow_start");
        if (start.isEmpty()) {
            throw Reading.wrong("workflow_start", "is missing: it names the step to begin with");
        }
        if (steps.of(start) == null) {
            throw Reading.wrong("workflow_start", "the step " + CacaoSteps.shown(start) + " is not there");
        }
        return start;
    }

    /** The way out that is there for trouble: when its step is missing, everything else still stands. */
    private void exception(CacaoSteps steps, CacaoWalk walk) {
        String exception = file.text("workflow_exception");
        if (exception.isEmpty()) {
            return;
        }
        if (steps.of(exception) == null) {
            notes.missing(
                    "workflow_exception",
                    "cacao.exception",
                    "the step " + CacaoSteps.shown(exception)
                            + " is not there; add what is to be done when something goes wrong");
            return;
        }
        walk.stage("When something goes wrong", exception);
    }

    private @Nullable String description() {
        List<String> parts = new ArrayList<>();
        String own = file.text("description", 3_000);
        if (!own.isEmpty()) {
            parts.add(own);
            notes.kept("description", "field.kept", "is as it was");
        }
        String marked = CacaoMarkings.of(file, notes);
        if (marked != null) {
            parts.add("Marked " + marked + ".");
        }
        parts.addAll(CacaoTexts.references(file));
        String all = Texts.fitting(String.join("\n\n", parts), 4_000);
        return all.isEmpty() ? null : all;
    }

    /** 1 to 100 in five equal parts. */
    private @Nullable Severity severity() {
        Long given = file.number("severity");
        if (given == null || given < 1 || given > 100) {
            return null;
        }
        Severity[] all = Severity.values();
        Severity severity = all[all.length - 1 - (int) ((given - 1) / 20)];
        notes.changed("severity", "cacao.severity", "is " + severity + " in place of " + given + " of 100");
        return severity;
    }

    private void left() {
        if (file.flag("revoked")) {
            notes.missing("revoked", "cacao.revoked", "was withdrawn by whoever wrote it; ask them before you use it");
        }
        if (tree.has("authentication_info_definitions")) {
            file.has("authentication_info_definitions");
            notes.ignored(
                    "authentication_info_definitions",
                    "cacao.credentials",
                    "what would sign in somewhere is not taken over");
        }
        file.without(
                "cacao.left",
                "mean nothing here",
                "created",
                "modified",
                "created_by",
                "valid_from",
                "valid_until",
                "derived_from",
                "related_to",
                "priority",
                "impact",
                "industry_sectors",
                "labels",
                "playbook_types",
                "playbook_activities",
                "playbook_processing_summary",
                "playbook_features",
                "agent_definitions",
                "target_definitions",
                "extension_definitions",
                "playbook_extensions",
                "data_marking_definitions",
                "signatures",
                "$schema");
        notes.missing(
                "", "cacao.people", "the file names nobody here; say who commands, who is invited and who does what");
    }
}
