package dev.muster.rotation;

import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whom an imported calendar means. */
final class CalendarPeople {
    private static final int MOST = 500;

    private final Map<String, Turn> named = new HashMap<>();
    private final Map<String, Optional<Turn>> handles = new HashMap<>();
    private final Admission admission;

    CalendarPeople(Map<String, PersonId> people, Admission admission) {
        this.admission = admission;
        Limits.within("people", people.size(), 0, MOST);
        people.forEach((name, id) -> named.put(plain(name), RotationCheck.person("people", id, admission)));
    }

    /** The first of these words that means somebody: by what the caller said, or by handle. */
    Optional<Turn> meant(List<String> words) {
        return words.stream()
                .map(CalendarPeople::plain)
                .map(word -> Optional.ofNullable(named.get(word)).or(() -> byHandle(word)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Turn> byHandle(String word) {
        if (word.isEmpty() || word.length() > 128) {
            return Optional.empty();
        }
        if (handles.size() >= MOST && !handles.containsKey(word)) {
            throw Rejection.invalid("text", "names more than " + MOST + " different people; split the calendar");
        }
        return handles.computeIfAbsent(word, w -> admission
                .byHandle(w.startsWith("@") ? w.substring(1) : w)
                .filter(p -> !p.guest())
                .map(CalendarPeople::turn));
    }

    private static Turn turn(Person person) {
        return new Turn(person.id(), null, person.name());
    }

    private static String plain(String word) {
        String there = word.strip().toLowerCase(Locale.ROOT);
        return there.startsWith("mailto:") ? there.substring("mailto:".length()) : there;
    }
}
