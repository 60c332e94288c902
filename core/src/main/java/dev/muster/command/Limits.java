package dev.muster.command;

import org.jspecify.annotations.Nullable;

/** Shape and size of what people type: what every feature checks in step 2. */
public final class Limits {
    private Limits() {}

    /**
     * A text that must be there.
     *
     * @param field the field to be named
     * @param most how many UTF-16 code units at most
     * @return the text without white space around it
     * @throws Rejection when it is missing, blank, too long, or holds what is no text
     */
    public static String required(String field, @Nullable String text, int most) {
        String stripped = optional(field, text, most);
        if (stripped.isEmpty()) {
            throw Rejection.invalid(field, "say something here; it must not be empty");
        }
        return stripped;
    }

    /** A text that may be missing: then it is empty. Otherwise as {@link #required}. */
    public static String optional(String field, @Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        if (text.length() > most) {
            throw Rejection.invalid(
                    field, "at most " + most + " characters; this has " + text.length() + ", so shorten it");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c) || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
                throw Rejection.invalid(field, "holds a character that is no text at position " + i + "; take it out");
            }
        }
        return text.strip();
    }

    /**
     * A number within bounds.
     *
     * @throws Rejection when it is outside
     */
    public static long within(String field, long number, long least, long most) {
        if (number < least || number > most) {
            throw Rejection.invalid(field, "must be " + least + " to " + most + ", not " + number);
        }
        return number;
    }

    /**
     * Something that must be there.
     *
     * @throws Rejection when it is missing
     */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw Rejection.invalid(field, "is missing");
        }
        return value;
    }

    /**
     * A list of at most so many.
     *
     * @throws Rejection when it is longer
     */
    public static <T> java.util.List<T> atMost(String field, java.util.@Nullable List<T> list, int most) {
        if (list == null) {
            return java.util.List.of();
        }
        if (list.size() > most) {
            throw Rejection.invalid(field, "at most " + most + " at once; this has " + list.size());
        }
        return list;
    }
}
