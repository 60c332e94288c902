package dev.muster.jdbc;

import dev.muster.access.PersonId;
import dev.muster.storage.Language;
import dev.muster.storage.Search;
import dev.muster.storage.Stems;
import dev.muster.storage.Words;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the text index holds of an entry beside its words and their stems: who wrote it, its kind, and where it stands. Each
 * begins with a character for private use, which no word does.
 */
final class Tokens {
    private static final char AUTHOR = '\ue000';
    private static final char KIND = '\ue001';
    private static final char JOURNAL = '\ue002';

    private Tokens() {}

    /** Everything that an entry is indexed by; nothing when its text has no word. */
    static Set<String> of(String text, String actor, String kind, Language language) {
        Set<String> tokens = new LinkedHashSet<>(Words.list(text));
        if (!tokens.isEmpty()) {
            tokens.addAll(Stems.list(text, language));
            tokens.add(author(new PersonId(actor)));
            tokens.add(kind(kind));
            tokens.add(kind(Search.Filter.room(kind)));
        }
        return tokens;
    }

    static String author(PersonId person) {
        return AUTHOR + hex(person.value());
    }

    /** A kind, or the room that a kind is of. */
    static String kind(String kind) {
        return KIND + hex(kind);
    }

    static String journal(long journal) {
        return JOURNAL + Long.toString(journal);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
