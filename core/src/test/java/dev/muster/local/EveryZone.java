package dev.muster.local;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The zones of the time-zone database, and every change of their clocks from 2000 to 2040: some of them in the test tier,
 * the same each time, and all with {@code -Dmuster.rounds.zones=all}.
 */
public final class EveryZone {
    /** Those that are always looked at. */
    private static final Set<String> NAMED = Set.of(
            "Europe/London",
            "America/New_York",
            "Asia/Singapore",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
            "Antarctica/Troll",
            "Asia/Tehran",
            "America/Sao_Paulo",
            "Pacific/Chatham");

    /** The first moment that is looked at. */
    public static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");

    /** The first moment that is not. */
    public static final Instant UNTIL = Instant.parse("2041-01-01T00:00:00Z");

    private EveryZone() {}

    /** The named zones and one of so many others; or all. */
    public static List<String> oneOf(int every) {
        List<String> all = new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        all.removeIf(z -> z.startsWith("Test/"));
        if (System.getProperty("muster.rounds.zones", "").equals("all")) {
            return all;
        }
        Set<String> some = new TreeSet<>(NAMED);
        for (int i = 0; i < all.size(); i += every) {
            some.add(all.get(i));
        }
        return List.copyOf(some);
    }

    /** Does something at each change of each of these zones; says and returns how many there were. */
    public static int changes(String what, List<String> zones, BiConsumer<ZoneId, ZoneOffsetTransition> each) {
        int changes = 0;
        for (String name : zones) {
            ZoneId zone = ZoneId.of(name);
            ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
            while (change != null && change.getInstant().isBefore(UNTIL)) {
                each.accept(zone, change);
                changes++;
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
        System.out.println("measured: " + what + ": " + zones.size() + " zones, " + changes + " changes");
        return changes;
    }
}
