package dev.muster.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Strings that have run as script in some page: one a line of {@code xss-corpus.txt}, {@code \n} a line break. */
final class XssCorpus {
    private XssCorpus() {}

    static List<String> all() {
        try (InputStream in = XssCorpus.class.getResourceAsStream("xss-corpus.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .map(l -> l.replace("\\n", "\n"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it in as few strings of at most so many characters as it takes; what is longer is left out. */
    static List<String> packed(int most, String between) {
        List<String> packs = new ArrayList<>();
        StringBuilder pack = new StringBuilder();
        for (String one : all()) {
            if (one.length() > most) {
                continue;
            }
            if (!pack.isEmpty() && pack.length() + between.length() + one.length() > most) {
                packs.add(pack.toString());
                pack.setLength(0);
            }
            pack.append(pack.isEmpty() ? "" : between).append(one);
        }
        packs.add(pack.toString());
        return packs;
    }
}
