package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong file store fails its contract, with a reason that a person can read. */
class WrongFileStoresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SharesWorkspaces        | aWorkspaceHasItsOwnContent                        | content of another workspace",
                "DeletesWhatIsYoung      | whatWasKeptAgainALittleWhileAgoIsNotDeleted       | a late removal of content that was stored anew",
                "ServesWhatIsDamaged     | changedBytesAreNoticedAndNotServed                | a changed byte at 0",
                "ServesWhatIsDamaged     | lostBytesAreNoticedAndNotServed                   | content that ends at 0",
                "ForgetsEmptyContent     | contentIsKeptUnderItsDigestAndReadAsItWas         | is not there",
                "KeepsWhatIsOnlyFinished | nothingIsThereThatWasNotKept                      | content that is not kept yet",
                "NamesContentWrongly     | theSameContentIsKeptOnce                          | is not there"
            })
    void eachWrongFileStoreFailsWithItsReason(String store, String test, String reason) throws Exception {
        Class<?> wrong = Class.forName(WrongFileStores.class.getName() + "$" + store);
        Map<String, String> failures = WrongStoresTest.failures(selectMethod(wrong, test));
        assertThat(failures).as("what %s fails", store).containsKey(test);
        assertThat(failures.get(test)).contains(reason);
    }
}
