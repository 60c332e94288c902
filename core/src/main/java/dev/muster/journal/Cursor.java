package dev.muster.journal;

/**
 * A place in a journal that a client keeps and hands back. Opaque to clients.
 *
 * @param epoch the epoch of the store that numbered it: a restored store has another, and then a client must
 *     load afresh
 * @param sequence the number of the last entry that the client has; 0 for none
 */
public record Cursor(String epoch, long sequence) {
    /** The text that clients keep. */
    public String text() {
        return epoch + "." + sequence;
    }

    /**
     * Reads the text back.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Cursor parse(String text) {
        int dot = text.lastIndexOf('.');
        try {
            if (dot > 0) {
                long sequence = Long.parseLong(text.substring(dot + 1));
                if (sequence >= 0) {
                    return new Cursor(text.substring(0, dot), sequence);
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor; use one that this server gave", e);
        }
        throw new IllegalArgumentException("not a cursor; use one that this server gave");
    }
}
