package dev.muster.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code kind:} can name, and which kinds of entries each name means: whole kinds, or all of a room. */
final class Kinds {
    private static final Set<String> ACTS =
            Set.of("incident", "task", "playbook", "handover", "standup", "notice", "intake", "file");

    /** Every room whose entries have a text. */
    static final Set<String> ALL =
            Stream.concat(ACTS.stream(), Stream.of("channel")).collect(Collectors.toUnmodifiableSet());

    /** The names. */
    static final Map<String, Set<String>> BY_NAME = new TreeMap<>(Map.of(
            "message", Set.of("channel.message-posted"),
            "task", Set.of("task"),
            "update", Set.of("incident.update-published"),
            "note", Set.of("incident.noted"),
            "incident", Set.of("incident"),
            "handover", Set.of("handover"),
            "standup", Set.of("standup"),
            "notice", Set.of("notice"),
            "alert", Set.of("intake"),
            "timeline", ACTS));

    private Kinds() {}
}
