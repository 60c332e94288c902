package dev.muster.websocket;

import dev.muster.storage.Broadcast;
import java.util.ArrayList;
import java.util.List;

/**
 * What one node tells the others of who is connected to it.
 *
 * @param node the sender, by an id that is new with every start
 * @param number counts the sender's changes and listings from 1 on; what asks and what says only that the node lives
 *     carries the number of the last one
 * @param sort what it is
 * @param lines of the sort
 */
record PeerMessage(String node, long number, Sort sort, List<String> lines) {
    private static final String WORD = "presence";
    private static final int HEAD = 200;

    /** What can be told. */
    enum Sort {
        /** Lines are people who came ({@code +}) and left ({@code -}). */
        CHANGES,
        /** A full listing begins: what is not in it is not here any more. */
        LISTING,
        /** The listing is whole. */
        LISTED,
        /** The node lives. */
        BEAT,
        /** Whoever is named by its id, or everybody where nobody is, is to list everything. */
        ASK,
        /** The node is being stopped. */
        BYE
    }

    static PeerMessage of(String node, long number, Sort sort) {
        return new PeerMessage(node, number, sort, List.of());
    }

    String text() {
        return WORD + "\t" + node + "\t" + number + "\t" + sort
                + (lines.isEmpty() ? "" : "\n" + String.join("\n", lines));
    }

    /** Whether it is about who is connected. */
    static boolean isOne(String text) {
        return text.startsWith(WORD + "\t");
    }

    /** What was told. */
    static PeerMessage read(String text) {
        String[] lines = text.split("\n", -1);
        String[] head = lines[0].split("\t", -1);
        if (head.length != 4) {
            throw new IllegalArgumentException("a message begins with a word, a node, a number and a sort");
        }
        return new PeerMessage(
                head[1],
                Long.parseLong(head[2]),
                Sort.valueOf(head[3]),
                List.of(lines).subList(1, lines.length));
    }

    /** Lines in as few messages as they fit into. Every character of a line is one byte. */
    static List<List<String>> parts(List<String> lines) {
        List<List<String>> parts = new ArrayList<>();
        int room = 0;
        for (String line : lines) {
            if (line.length() + 1 > room) {
                parts.add(new ArrayList<>());
                room = Broadcast.LONGEST - HEAD;
            }
            parts.get(parts.size() - 1).add(line);
            room -= line.length() + 1;
        }
        return parts;
    }
}
