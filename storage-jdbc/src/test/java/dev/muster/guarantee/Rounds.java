package dev.muster.guarantee;

/** How often: a number of the test tier, which {@code -Dmuster.rounds.<name>=} replaces. */
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
