package dev.muster.exchange;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Texts of files, made such that a playbook can hold them. */
final class Texts {
    private static final int LONGEST_ID = 40;

    private Texts() {}

    /** Without what is no text, without white space around it, and no longer than this. */
    static String fitting(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        String given = text.strip();
        for (int i = 0; i < given.length() && clean.length() < most; i++) {
            char c = given.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < given.length()
                    && Character.isLowSurrogate(given.charAt(i + 1))) {
                if (clean.length() + 2 > most) {
                    break;
                }
                clean.append(c).append(given.charAt(++i));
            } else if (!Character.isSurrogate(c)
                    && (!Character.isISOControl(c) || c == '\n' || c == '\t' || c == '\r')) {
                clean.append(c);
            }
        }
        return clean.toString().strip();
    }

    /** The same for a line that quotes it. */
    static String quoted(String text) {
        String cut = fitting(text, 80);
        return '"' + (cut.length() < text.strip().length() ? cut + "…" : cut) + '"';
    }

    /** Makes ids, each once. */
    static final class Ids {
        private final Set<String> taken = new HashSet<>();
        private final String otherwise;

        /** With what one is called whose name gives none. */
        Ids(String otherwise) {
            this.otherwise = otherwise;
        }

        /** One that looks like the name. */
        String of(String name) {
            String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-");
            String cut =
                    plain.substring(0, Math.min(LONGEST_ID, plain.length())).replaceAll("^-|-$", "");
            String base = cut.isEmpty() ? otherwise : cut;
            String id = base;
            for (int i = 2; !taken.add(id); i++) {
                id = base + "-" + i;
            }
            return id;
        }
    }
}
