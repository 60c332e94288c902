package dev.muster.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far what is said in a channel may travel: the labels of the Traffic Light Protocol 2.0, from the widest
 * to the narrowest audience.
 *
 * @see <a href="https://www.first.org/tlp/">FIRST: Traffic Light Protocol 2.0</a>
 */
public enum Marking {
    /** To anyone. */
    @JsonProperty("clear")
    CLEAR("TLP:CLEAR"),
    /** Within the community. */
    @JsonProperty("green")
    GREEN("TLP:GREEN"),
    /** Within the organisation and its clients, as far as they need to know. */
    @JsonProperty("amber")
    AMBER("TLP:AMBER"),
    /** Within the organisation, as far as people need to know. */
    @JsonProperty("amber+strict")
    AMBER_STRICT("TLP:AMBER+STRICT"),
    /** To nobody but those present. */
    @JsonProperty("red")
    RED("TLP:RED");

    private final String label;

    Marking(String label) {
        this.label = label;
    }

    /** The label as the standard writes it. */
    public String label() {
        return label;
    }

    /** True when what is marked {@code from} has a narrower audience than {@code to}; null is unmarked, the widest. */
    public static boolean lowers(@Nullable Marking from, @Nullable Marking to) {
        return from != null && from != CLEAR && (to == null || from.compareTo(to) > 0);
    }

    /** The label, or the word for none. */
    static String shown(@Nullable Marking marking) {
        return marking == null ? "unmarked" : marking.label;
    }
}
