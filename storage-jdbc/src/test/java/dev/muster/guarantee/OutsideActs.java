package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;
import static dev.muster.guarantee.Stage.map;

import java.util.List;

/** The commands of context packs and exercises. */
final class OutsideActs {
    private OutsideActs() {}

    static void add() {
        act("context.set-workspace", s -> {
            s.did("ada", "context.set-workspace");
            return as("ada");
        });
        act("context.collect-again", s -> as("ben", "incident", drill(s)));
        act("exercise.conduct", s -> {
            String drill = drill(s);
            s.did("ben", "channel.add-members", "channel", drill, "people", List.of("cleo"), "role", "owner");
            return as("cleo", "incident", drill);
        });
        act("exercise.post-inject", s -> as("ben", "incident", drill(s), "inject", "desk"));
        act("exercise.skip-inject", s -> as("ben", "incident", drill(s), "inject", "desk"));
        act(
                "exercise.add-inject",
                s -> as(
                        "ben",
                        "incident",
                        drill(s),
                        "title",
                        "more",
                        "source",
                        "desk",
                        "text",
                        "odd",
                        "inSeconds",
                        60));
        act("exercise.answer-inject", s -> {
            String drill = drill(s);
            s.did("ben", "exercise.post-inject", "incident", drill, "inject", "desk");
            return as("cleo", "incident", drill, "inject", "desk", "text", "we look");
        });
        act(
                "exercise.mark",
                s -> as("ben", "incident", drill(s), "expected", "command", "verdict", "good", "note", "quick"));
        act("exercise.note", s -> as("ben", "incident", drill(s), "text", "nobody asked"));
    }

    /** An exercise by a playbook with a script, and something to collect. */
    private static String drill(Stage s) {
        Object content = map(
                "title",
                "Tabletop",
                "context",
                map(
                        "links",
                        List.of(map("title", "wiki", "address", "https://wiki.example/{number}")),
                        "collectors",
                        List.of(map("title", "none", "collector", "no-such"))),
                "exercise",
                map(
                        "injects",
                        List.of(map("id", "desk", "title", "Mails", "source", "Desk", "text", "odd")),
                        "expected",
                        List.of(map(
                                "id", "command", "title", "Command", "act", "commander-named", "withinSeconds", 60))));
        String playbook = s.did("ada", "playbook.publish", "content", content).id("playbook");
        return s.did(
                        "ben",
                        "incident.declare",
                        "title",
                        "Drill",
                        "playbook",
                        playbook,
                        "exercise",
                        true,
                        "people",
                        List.of("ada", "cleo"))
                .id("incident");
    }
}
