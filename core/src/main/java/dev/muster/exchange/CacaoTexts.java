package dev.muster.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.exchange.CacaoSteps.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a person reads of a step. A command that is not for a person is shown as it stands, and never run. */
final class CacaoTexts {
    private static final int LONGEST = 2_000;
    private static final int MOST_COMMANDS = 100;
    private final Fields agents;
    private final Fields targets;
    private final CacaoVariables variables;
    private final Notes notes;

    CacaoTexts(Fields file, CacaoVariables variables, Notes notes) {
        this.agents = file.object("agent_definitions");
        this.targets = file.object("target_definitions");
        this.variables = variables;
        this.notes = notes;
    }

    String title(Step step) {
        String name = step.fields().text("name", 200);
        if (!name.isEmpty()) {
            return name;
        }
        String said = step.fields().text("description").lines().findFirst().orElse("");
        String line = Texts.fitting(said, 200);
        return line.isEmpty() ? "Untitled step" : line;
    }

    /** Everything else that it says, with a first paragraph of ours. */
    String description(Step step, String first) {
        Fields fields = step.fields();
        List<String> parts = new ArrayList<>();
        parts.add(first);
        parts.add(fields.text("description").strip());
        for (Fields command : fields.objects("commands", MOST_COMMANDS)) {
            parts.add(command(command, fields));
        }
        parts.add(named("By", agents, agent(fields)));
        parts.add(named("On", targets, fields.texts("targets")));
        parts.addAll(references(fields));
        fields.without(
                "cacao.step",
                "what machines would need of this step means nothing here",
                "step_variables",
                "in_args",
                "out_args",
                "owner",
                "step_extensions",
                "timeout",
                "delay",
                "authentication_info",
                "playbook_version");
        fields.rest();
        String all =
                String.join("\n\n", parts.stream().filter(p -> !p.isBlank()).toList());
        String fitting = Texts.fitting(all, LONGEST);
        if (fitting.length() < all.strip().length()) {
            notes.changed(fields.path, "text.shortened", "was shortened to " + LONGEST + " characters");
        }
        return fitting;
    }

    private static List<String> agent(Fields fields) {
        String agent = fields.text("agent");
        return agent.isEmpty() ? List.of() : List.of(agent);
    }

    private static String named(String how, Fields definitions, List<String> ids) {
        List<String> names = ids.stream()
                .limit(20)
                .map(id -> Texts.fitting(definitions.object(id).text("name"), 100))
                .filter(n -> !n.isEmpty())
                .toList();
        return names.isEmpty() ? "" : how + ": " + String.join(", ", names);
    }

    private String command(Fields command, Fields step) {
        String type = Texts.fitting(command.text("type"), 40);
        String content = Stream.of(command.text("command"), decoded(command.text("command_b64")), content(command))
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse("");
        String said = variables.filled(content, step).strip();
        command.has("playbook_activity");
        command.without(
                "cacao.command",
                "what machines would need of this command means nothing here",
                "description",
                "version",
                "headers",
                "content_b64",
                "external_references");
        command.rest();
        if (type.equals("manual") || said.isEmpty()) {
            return said;
        }
        notes.changed(command.path, "cacao.shown", "is shown in the task, and not run");
        String fence = "```";
        while (said.contains(fence)) {
            fence += "`";
        }
        return "Command (" + (type.isEmpty() ? "of no type" : type) + "), shown and not run:\n" + fence + "\n" + said
                + "\n" + fence;
    }

    private static String content(Fields command) {
        JsonNode content = command.raw("content");
        return content == null || !content.isTextual() ? "" : content.textValue();
    }

    private static String decoded(String base64) {
        if (base64.isEmpty()) {
            return "";
        }
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    /** References to elsewhere, each as a line. */
    static List<String> references(Fields fields) {
        return fields.list("external_references").stream()
                .limit(20)
                .map(r -> Stream.of("name", "external_id", "url")
                        .map(n -> r.path(n).asText())
                        .filter(Objects::nonNull)
                        .map(t -> Texts.fitting(t, 300))
                        .filter(t -> !t.isEmpty())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""))
                .filter(t -> !t.isEmpty())
                .map(t -> "See: " + t)
                .toList();
    }
}
