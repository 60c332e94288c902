package dev.muster.search;

import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.command.Rejection;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.search.SearchViews.FilterView;
import dev.muster.storage.Language;
import dev.muster.storage.Search;
import dev.muster.storage.Stems;
import dev.muster.storage.Wording;
import dev.muster.storage.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text means to one person now: handles are people, names are channels that they may read, days are days of
 * theirs. A filter that cannot be understood is left out; one that names somebody or something unknown finds nothing.
 * Each says so in its view.
 */
final class Criteria {
    /** How many words a search may name. */
    static final int MOST_WORDS = 20;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Actor actor;
    private final Instant now;
    private final Language language;
    private final Map<String, PersonId> people;
    private final Map<JournalId, Channel> readable;
    private final List<FilterView> views = new ArrayList<>();
    private final Set<PersonId> authors = new HashSet<>();
    private final Set<JournalId> journals = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Set<Term> terms = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private Wording wording = Wording.ANY;
    private List<String> typed = List.of();

    private Criteria(
            Actor actor,
            Instant now,
            Map<String, PersonId> people,
            Map<JournalId, Channel> readable,
            Language language) {
        this.actor = actor;
        this.language = language;
        this.now = now;
        this.people = people;
        this.readable = new LinkedHashMap<>(readable);
    }

    /**
     * Reads a text.
     *
     * @param people whom its handles mean
     * @param readable the channels that the actor may read
     * @param language by whose stems words are looked for that stand by themselves
     */
    static Criteria of(
            QueryText text,
            Actor actor,
            Instant now,
            Map<String, PersonId> people,
            Map<JournalId, Channel> readable,
            Language language) {
        Criteria criteria = new Criteria(actor, now, people, readable, language);
        criteria.read(text);
        return criteria;
    }

    private void read(QueryText text) {
        List<List<String>> all = new ArrayList<>();
        List<List<String>> none = new ArrayList<>();
        typed = words(text.words());
        typed.forEach(word -> all.add(List.of(word)));
        text.phrases().forEach(phrase -> all.add(Words.list(phrase)));
        text.without().forEach(phrase -> {
            List<String> words = Words.list(phrase);
            none.add(words.size() == 1 ? compared(phrase) : words);
        });
        wording = new Wording(all, none);
        int count = all.stream().mapToInt(List::size).sum()
                + none.stream().mapToInt(List::size).sum();
        if (count > MOST_WORDS) {
            throw Rejection.invalid("text", "at most " + MOST_WORDS + " words at once; this has " + count);
        }
        for (QueryText.Part part : text.filters()) {
            String hint = understand(part.name(), part.value());
            views.add(new FilterView(part.name(), part.value(), hint == null, hint));
        }
        for (QueryText.Part part : text.strange()) {
            views.add(new FilterView(
                    part.name(),
                    part.value(),
                    false,
                    "there is no such filter, or none to be excluded; there are "
                            + String.join(", ", new TreeSet<>(QueryText.NAMES))));
        }
    }

    /** Takes a filter in; gives back what to write instead, or null when it was understood. */
    private @Nullable String understand(String name, String value) {
        return switch (name) {
            case "from" -> from(value);
            case "in" -> in(value);
            case "has" -> term(name, value, Set.of("file", "link"));
            case "is" -> term(name, value, Set.of("pinned", "thread"));
            case "kind" -> kind(value);
            default -> day(name, value);
        };
    }

    private List<String> words(Collection<String> texts) {
        List<String> words = new ArrayList<>();
        texts.forEach(text -> words.addAll(compared(text)));
        return words;
    }

    /** The words of a text as they are compared: by their stems, where there is a language. */
    private List<String> compared(String text) {
        return language == Language.SIMPLE ? Words.list(text) : Stems.list(text, language);
    }

    /** The handle that a value of {@code from:} names, as the directory is asked for it. */
    static String handle(String value) {
        return (value.startsWith("@") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
    }

    private @Nullable String from(String value) {
        used.add("from");
        String handle = handle(value);
        PersonId person = handle.equals("me") ? actor.id() : people.get(handle);
        if (person != null) {
            authors.add(person);
        }
        // guests are not told who exists
        return person != null || actor.guest() ? null : "nobody here has this handle";
    }

    private @Nullable String in(String value) {
        used.add("in");
        String name = value.startsWith("#") || value.startsWith("~") ? value.substring(1) : value;
        boolean found = false;
        for (Map.Entry<JournalId, Channel> one : readable.entrySet()) {
            Channel channel = one.getValue();
            if (channel.id().value().equals(name) || channel.name().equalsIgnoreCase(name)) {
                journals.add(one.getKey());
                found = true;
            }
        }
        return found ? null : "you are in no channel of this name";
    }

    private @Nullable String day(String name, String value) {
        LocalDate today = now.atZone(actor.zone()).toLocalDate();
        LocalDate day;
        try {
            day = switch (value.toLowerCase(Locale.ROOT)) {
                case "today" -> today;
                case "yesterday" -> today.minusDays(1);
                default -> DAY.matcher(value).matches() ? LocalDate.parse(value) : null;
            };
        } catch (DateTimeParseException e) {
            day = null;
        }
        if (day == null) {
            return "write a day like " + today + ", or today, or yesterday";
        }
        used.add(name);
        Instant begins = day.atStartOfDay(actor.zone()).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(actor.zone()).toInstant();
        if (!name.equals("after")) {
            Instant end = name.equals("on") ? ends : begins;
            until = until == null || end.isBefore(until) ? end : until;
        }
        if (!name.equals("before")) {
            Instant begin = name.equals("on") ? begins : ends;
            from = from == null || begin.isAfter(from) ? begin : from;
        }
        return null;
    }

    private @Nullable String term(String name, String value, Set<String> known) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            return "there is " + String.join(", ", new TreeSet<>(known));
        }
        terms.add(Term.of(name, lower));
        return null;
    }

    private @Nullable String kind(String value) {
        Set<String> meant = Kinds.BY_NAME.get(value.toLowerCase(Locale.ROOT));
        if (meant == null) {
            return "there is " + String.join(", ", Kinds.BY_NAME.keySet());
        }
        kinds.addAll(meant);
        return null;
    }

    /** How each filter was understood. */
    List<FilterView> views() {
        return views;
    }

    /** What must stand in the text. */
    Wording wording() {
        return wording;
    }

    /** The words that were typed without quotes, in order, as they are compared. */
    List<String> typed() {
        return typed;
    }

    /**
     * The search that this is, within these bounds; null when nothing can be found.
     *
     * @throws Rejection when the text names nothing to look for
     */
    @Nullable
    Search within(Map<JournalId, Long> bounds) {
        boolean anything = wording.all().isEmpty() && terms.isEmpty() && authors.isEmpty() && kinds.isEmpty();
        if (anything && used.isEmpty() && views.isEmpty()) {
            throw Rejection.invalid("text", "name at least one word or filter to look for");
        }
        Map<JournalId, Long> asked = new HashMap<>(bounds);
        if (used.contains("in")) {
            asked.keySet().retainAll(journals);
        }
        if (asked.isEmpty() || (used.contains("from") && authors.isEmpty()) || (anything && used.isEmpty())) {
            return null;
        }
        Search.Filter filter = new Search.Filter(authors, anything ? Kinds.ALL : kinds, from, until);
        return new Search(asked, terms, wording, filter, null, 1);
    }
}
