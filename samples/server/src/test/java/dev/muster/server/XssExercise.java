package dev.muster.server;

import java.util.List;
import java.util.Map;

/** {@link XssCorpus} as what others seem to say in an exercise, and as what is answered to it. */
final class XssExercise {
    private XssExercise() {}

    /** Plays one to its end; answers which incident it is. */
    static String played(Program mia) {
        String incident = mia.run("incident.declare", Map.of("title", "Played", "exercise", true), "played")
                .at("/ids/incident")
                .asText();
        List<String> sources = XssCorpus.packed(100, " ");
        List<String> texts = XssCorpus.packed(3_900, "\n\n");
        for (int i = 0; i < Math.max(sources.size(), texts.size()); i++) {
            String source = sources.get(i % sources.size());
            String text = texts.get(i % texts.size());
            String inject = mia.run(
                            "exercise.add-inject",
                            Map.of("incident", incident, "title", source, "source", source, "text", text),
                            "add-" + i)
                    .at("/ids/inject")
                    .asText();
            mia.run("exercise.post-inject", Map.of("incident", incident, "inject", inject), "post-" + i);
            mia.run(
                    "exercise.answer-inject",
                    Map.of("incident", incident, "inject", inject, "text", text),
                    "answer-" + i);
        }
        mia.run("exercise.note", Map.of("incident", incident, "text", texts.get(0)), "note");
        return incident;
    }
}
