package dev.muster.record;

/**
 * An exact word under which a document or an entry is found, for instance {@code mention:mia}.
 *
 * @param name the sort of term, without a colon
 * @param value the value, any text up to 300 characters; compared exactly
 */
public record Term(String name, String value) implements Comparable<Term> {
    /** A term. */
    public static Term of(String name, Object value) {
        return new Term(name, value.toString());
    }

    /** The one string that a store keeps: name, colon, value. */
    public String text() {
        return name + ":" + value;
    }

    @Override
    public int compareTo(Term other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
