package dev.muster.playbook;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.playbook.DraftCommands.AddFromLibrary;
import dev.muster.record.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The playbooks that are shipped: data files beside this class, read once. They name roles and no people, so that they
 * are good in every workspace; whoever adds one has a playbook of their own, to be changed like any other.
 */
public final class Library {
    private static final List<String> NAMES = List.of(
            "phishing",
            "ransomware",
            "data-breach",
            "major-outage",
            "denial-of-service",
            "insider",
            "third-party",
            "tabletop");
    private static final Map<String, PlaybookContent> ENTRIES = entries();

    private Library() {}

    /** Everything in the library. */
    public record ShowLibrary() implements Question<LibraryList> {}

    /** What is in it, in a fixed order. */
    public record LibraryList(List<LibraryEntry> entries) {}

    /** A shipped playbook, whole. */
    public record LibraryEntry(String id, PlaybookContent content) {}

    private static Map<String, PlaybookContent> entries() {
        Map<String, PlaybookContent> entries = new LinkedHashMap<>();
        NAMES.forEach(name -> entries.put(name, read(name)));
        return entries;
    }

    private static PlaybookContent read(String name) {
        try (InputStream in = Library.class.getResourceAsStream("library/" + name + ".json")) {
            byte[] bytes = Objects.requireNonNull(in, () -> "no playbook " + name + " is shipped")
                    .readAllBytes();
            ContentCheck.People nobody = (path, person) -> {
                throw new IllegalStateException(name + " names " + person + " at " + path);
            };
            return new ContentCheck(nobody, RulePlans.NONE).check(name, Json.read(bytes, PlaybookContent.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LibraryList all() {
        return new LibraryList(ENTRIES.entrySet().stream()
                .map(e -> new LibraryEntry(e.getKey(), e.getValue()))
                .toList());
    }

    static AddFromLibrary check(AddFromLibrary command, Admission admission) {
        entry(Limits.required("entry", command.entry(), 64));
        return new AddFromLibrary(command.entry(), admission.newId());
    }

    private static PlaybookContent entry(String id) {
        @Nullable PlaybookContent entry = ENTRIES.get(id);
        if (entry == null) {
            throw Rejection.invalid(
                    "entry", "the library has " + String.join(", ", NAMES) + "; " + id + " is none of them");
        }
        return entry;
    }

    static Decision add(AddFromLibrary command, State state, Context context) {
        return PlaybookRules.publish(OfPlaybook.id(command), entry(command.entry()), List.of(), state, context);
    }
}
