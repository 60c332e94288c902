package dev.muster.server.load;

/** How long and how much: a number that {@code -Dmuster.rounds.<name>=} replaces; and what was measured. */
final class Rounds {
    private Rounds() {}

    static int of(String name, int usual) {
        return Integer.getInteger("muster.rounds." + name, usual);
    }

    /** Says what was measured, for the documentation. */
    static void measured(String format, Object... figures) {
        System.out.printf("measured: " + format + "%n", figures);
    }
}
