package dev.muster.server;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole system as people live it, from an alert at night to a restart in the middle of it, in real browsers. Most of
 * the time passes waiting for the next full minute, so that both databases wait together.
 */
class StoryTest {
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void anIncidentFromTheFirstAlertThroughAKilledServer(Kept kept, @TempDir Path folder) throws Exception {
        try (Story story = Story.begin(kept, folder.resolve("data"))) {
            try {
                tell(story);
            } catch (Throwable failure) {
                story.pictures("failed", failure);
                throw failure;
            }
        }
    }

    private static void tell(Story story) throws Exception {
        story.anAlertThatComesTwiceOpensOneIncident();
        story.theRoomIsStaffedAndTold();
        story.theSilentOwnersTaskPassesToTheBackup();
        story.twoPeopleTalkAndTickAndSeeEachOther();
        story.theMainScreensAreAccessible();
        story.aThirdJoinsLateAndIsBriefed();
        story.londonHandsCommandToNewYork();
        story.theStandupIsHeldAndItsDigestPinned();
        story.theServerIsKilledInTheMiddleOfTraffic();
        story.everybodyGoesOnAndNothingIsLostOrDoubled();
        story.theReminderStillFiresOnce();
        story.thePageKeptToItsContentPolicy();
    }
}
