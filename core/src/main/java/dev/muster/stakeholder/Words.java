package dev.muster.stakeholder;

import dev.muster.incident.Incident;
import dev.muster.incident.Places;
import dev.muster.incident.Status;
import dev.muster.record.Json;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Muster itself says in a language.
 *
 * @param language which
 * @param templates by id
 * @param statuses what statuses are called, by their word
 * @param none for a time that there is none of
 * @param time how times are written
 */
record Words(String language, Map<String, String> templates, Map<String, String> statuses, String none, String time) {
    static final String FACTS = "facts";
    static final String LAST = "last";
    static final String MARK = "mark";

    /** What templates have places for. */
    static final Set<String> PLACES =
            Set.of("incident", "title", "severity", "status", "since", "next", "now", "audience");

    private static final String FALLBACK = "en";
    private static final int LONGEST = 10_000;
    private static final Map<String, Words> SHIPPED = shipped(List.of("en", "de"));

    /** The facts of an incident at one moment, for one audience. */
    record Live(
            Incident incident,
            Audience audience,
            String language,
            boolean titled,
            @Nullable Instant next,
            Instant now) {}

    /** Every text that is shipped. */
    static List<Matrix.Template> everything() {
        return SHIPPED.values().stream()
                .flatMap(w -> w.templates().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(t -> new Matrix.Template(t.getKey(), w.language(), t.getValue())))
                .toList();
    }

    /** The template in just this language: the workspace's own before the one that is shipped. */
    static Optional<String> template(Content content, String id, String language) {
        return content.templates().stream()
                .filter(t -> t.id().equals(id) && t.language().equals(language))
                .map(Matrix.Template::text)
                .findFirst()
                .or(() -> Optional.ofNullable(SHIPPED.get(language))
                        .map(w -> w.templates().get(id)));
    }

    /** A template filled with what is so; what is not there in the language is said in one that is, never left out. */
    static String say(Content content, String id, Live live) {
        String text = template(content, id, live.language())
                .or(() -> template(content, standard(id), live.language()))
                .or(() -> template(content, id, FALLBACK))
                .or(() -> template(content, standard(id), FALLBACK))
                .orElseThrow();
        return Places.fill(text, values(live), LONGEST);
    }

    private static String standard(String id) {
        return id.equals(LAST) || id.equals(MARK) ? id : FACTS;
    }

    private static Map<String, String> values(Live live) {
        Words words = Objects.requireNonNullElseGet(SHIPPED.get(live.language()), () -> SHIPPED.get(FALLBACK));
        Incident incident = live.incident();
        String zone = Objects.requireNonNullElse(live.audience().zone(), "UTC");
        DateTimeFormatter time = DateTimeFormatter.ofPattern(words.time(), Locale.forLanguageTag(words.language()))
                .withZone(ZoneId.of(zone));
        Status status = incident.status();
        return Map.of(
                "incident",
                incident.label(),
                "title",
                live.titled() ? incident.title() : incident.label(),
                "severity",
                incident.severity().name(),
                "status",
                words.statuses().getOrDefault(status.word(), status.word()),
                "since",
                time.format(incident.declaredAt()) + " " + zone,
                "next",
                live.next() == null ? words.none() : time.format(live.next()) + " " + zone,
                "now",
                time.format(live.now()) + " " + zone,
                "audience",
                live.audience().name());
    }

    private static Map<String, Words> shipped(List<String> languages) {
        Map<String, Words> read = new LinkedHashMap<>();
        for (String language : languages) {
            try (InputStream in = Words.class.getResourceAsStream(language + ".json")) {
                byte[] bytes = Objects.requireNonNull(in, () -> "no words in " + language + " are shipped")
                        .readAllBytes();
                read.put(language, Json.read(bytes, Words.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read;
    }
}
