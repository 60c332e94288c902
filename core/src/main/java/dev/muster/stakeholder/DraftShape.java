package dev.muster.stakeholder;

import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentId;
import dev.muster.stakeholder.UpdateDraft.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a draft may look like. */
final class DraftShape {
    private static final int MOST_TEXTS = 10;
    private static final int LONGEST = 10_000;
    private static final int RELEASE = 250;

    private DraftShape() {}

    /** A reason why something may go further than its marking allows; null for none. */
    static @Nullable String release(@Nullable String release) {
        return release == null ? null : Limits.required("release", release, RELEASE);
    }

    /** Ids of audiences, each once. */
    static List<String> audiences(@Nullable List<String> given) {
        List<String> audiences = Limits.atMost("audiences", given, MatrixCheck.MOST_AUDIENCES);
        if (audiences.isEmpty()) {
            throw Rejection.invalid("audiences", "say whom it is for");
        }
        audiences.forEach(a -> Limits.required("audiences", a, 40));
        return audiences.stream().distinct().toList();
    }

    /** What is said, each language once. */
    static List<Wording> texts(@Nullable List<Wording> given) {
        List<Wording> texts = new ArrayList<>();
        Set<String> languages = new HashSet<>();
        for (Wording text : Limits.atMost("texts", given, MOST_TEXTS)) {
            Wording there = Limits.present("texts", text);
            String language = Limits.required("texts.language", there.language(), 20);
            if (!MatrixCheck.LANGUAGE.matcher(language).matches() || !languages.add(language)) {
                throw Rejection.invalid("texts.language", "is a language such as en or pt-BR, each once");
            }
            texts.add(new Wording(language, Limits.required("texts.text", there.text(), LONGEST)));
        }
        if (texts.isEmpty()) {
            throw Rejection.invalid("texts", "say something in at least one language");
        }
        return texts;
    }

    /** One that says this and is kept nowhere. */
    static UpdateDraft sketch(IncidentId incident, List<String> audiences, List<Wording> texts, Context context) {
        return begun(new UpdateId("sketch"), incident, audiences, texts, context);
    }

    /** The first version of one that is new. */
    static UpdateDraft begun(
            UpdateId id, IncidentId incident, List<String> audiences, List<Wording> texts, Context context) {
        return new UpdateDraft(
                id,
                incident,
                1,
                audiences,
                texts,
                Phase.DRAFT,
                context.actor().id(),
                context.actor().name(),
                context.now(),
                null,
                null,
                null,
                null,
                null,
                "",
                List.of());
    }
}
