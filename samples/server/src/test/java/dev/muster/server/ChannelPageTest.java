package dev.muster.server;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel as the people in it use it, by mouse, by keys and on a phone, in English and once in German. */
class ChannelPageTest {
    @Test
    void peopleTalkInAChannel(@TempDir Path folder) throws Exception {
        try (ChannelPage page = ChannelPage.open(folder.resolve("data"))) {
            try {
                talk(page);
            } catch (Throwable failure) {
                page.pictures(failure);
                throw failure;
            }
        }
    }

    private static void talk(ChannelPage page) {
        page.emojiAndNamesCompleteWhileWriting();
        page.reactionsAreCountedAndTakenBack();
        page.aThreadHasWhatIsUnreadOfItsOwn();
        page.everyVersionOfAnEditCanBeRead();
        page.whoIsAskedAcknowledges();
        page.linksShowWhatTheyLeadToAndMarkingsHold();
        page.pinsSayWhy();
        page.draftsOutliveTheBrowser();
        page.messagesCanWaitForTheirTime();
        page.aReminderComes();
        page.theSwitcherGoesAnywhere();
        page.whatIsReadCanBeUnreadAgain();
        page.theKeysAreEnough();
        page.ownersSetTheChannelUp();
        page.everythingFitsAPhone();
        page.thePageKeptToItsContentPolicy();
    }
}
