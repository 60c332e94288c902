package dev.muster.guarantee;

/** How often: a number of the test tier, which {@code -Dmuster.rounds.<name>=} replaces. */
public final class Rounds {
    private Rounds() {}

    /** The number of this name, or the usual one. */
    public static int of(String name, int usual) {
        return Integer.getInteger("muster.rounds." + name, usual);
    }

    /** Says what was measured, for the documentation. */
    public static void measured(String format, Object... figures) {
        System.out.printf("measured: " + format + "%n", figures);
    }
}
