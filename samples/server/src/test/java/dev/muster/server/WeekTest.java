package dev.muster.server;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bank's week, in minutes: one incident goes with the sun from London to New York to Singapore, executives hear of it
 * every hour though nobody writes to them, and a regulator is told in time.
 */
class WeekTest {
    @Test
    void anIncidentGoesAroundTheWorld(@TempDir Path folder) {
        try (Week week = new Week(folder)) {
            try {
                tell(week);
            } catch (Throwable failure) {
                week.pictures(failure);
                throw failure;
            }
        }
    }

    private static void tell(Week week) {
        week.executivesWantToKnowEveryHour();
        week.londonOpens();
        week.hoursPass(7);
        week.anExecutiveReadsOnThePhone();
        week.londonHandsOverToNewYork();
        week.hoursPass(5);
        week.newYorkHandsOverToSingapore();
        week.theRegulatorIsToldInTime();
        week.itIsOver();
    }
}
