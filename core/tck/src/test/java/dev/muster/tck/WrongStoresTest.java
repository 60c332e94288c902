package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract that no store can fail promises nothing: each wrong store fails one, with a reason that a person can read. */
class WrongStoresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LosesAnEntry           | numbersAreDenseAndTheChainHolds                | numbers of a journal have no gap",
                "IgnoresVersions        | anythingButTheVersionThatWasReadIsAConflictAndNothingIsWritten"
                        + " | a write at version 0 of a document at version 1",
                "HasNoFence             | aClaimWhoseLeaseRanOutIsFencedOff              | the old fence of a job that was claimed again holds",
                "SearchesBelowTheBounds | nothingOutsideTheBoundsIsReturnedOrCounted     | only ops, from number 3 on",
                "TakesAPhraseForItsWords | aPhraseStandsTogetherAndInOrder             | other punctuation is no difference",
                "DoesNotAskWho          | authorKindAndTimeNarrowASearch                | an id is compared exactly",
                "FindsInTheWrongOrder   | documentsAreFoundByAllTheirTermsInTheOrderOfRankAndId | rank ascending, then id",
                "LosesAmendments        | anAmendmentIsReadWithItsEntryAndReplacesTheOneBefore | the amendment of entry 1",
                "CommitsWhatThrew       | aTransactionThatThrowsWritesNothing            | something was written",
                "ForgetsReceipts        | aReceiptIsKeptUnderItsWholeKey                 | receipts by workspace, person and key",
                "IsDeaf                 | aListenerHearsOfACommitUntilItStops            | a signal that w/channel:ops has come to 2",
                "TellsTwice             | whatIsSentIsHeardByEverybodyOnceAndInOrderUntilTheyStop | message 1"
            })
    void eachWrongStoreFailsWithItsReason(String store, String test, String reason) throws Exception {
        Map<String, String> failures =
                failures(selectMethod(Class.forName(WrongStores.class.getName() + "$" + store), test));
        assertThat(failures).as("what %s fails", store).containsKey(test);
        assertThat(failures.get(test)).contains(reason);
    }

    @Test
    void aRightStoreFailsNothing() {
        assertThat(failures(selectClass(Right.class))).isEmpty();
    }

    static class Right implements StoreContract {
        @Override
        public Store open() {
            return new MemoryStore();
        }
    }

    static Map<String, String> failures(DiscoverySelector contract) {
        Map<String, String> failures = new TreeMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(contract)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    result.getThrowable()
                            .ifPresent(t -> failures.put(
                                    test.getDisplayName()
                                            .replaceAll("\\(.*", "")
                                            .trim(),
                                    String.valueOf(t.getMessage())));
                }
            }
        });
        return failures;
    }
}
