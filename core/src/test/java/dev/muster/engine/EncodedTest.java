package dev.muster.engine;

import static dev.muster.TestMuster.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.journal.Digest;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was encoded for one is given to another only when it would be the same again. */
class EncodedTest {
    private static final JournalId JOURNAL = JournalId.of(ACME, "channel", "c");
    private final Encoded encoded = new Encoded("epoch");

    private static Entry entry(long sequence, String text, @Nullable String amendment) {
        byte[] hash = new byte[Digest.LENGTH];
        hash[0] = (byte) sequence;
        return new Entry(
                JOURNAL,
                sequence,
                Instant.EPOCH,
                new PersonId("ada"),
                "message.posted",
                1,
                ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8),
                new byte[16],
                Digest.ZERO,
                new Digest(hash),
                Entry.Index.NONE,
                amendment == null ? null : amendment.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSameEntriesAreEncodedOnce() {
        assertThat(encoded.bundle(JOURNAL, List.of(entry(1, "a", null), entry(2, "b", null))))
                .isSameAs(encoded.bundle(JOURNAL, List.of(entry(1, "a", null), entry(2, "b", null))));
        assertThat(encoded.bundle(JOURNAL, List.of(entry(1, "a", null))).to()).isEqualTo(1);
    }

    @Test
    void anEntryThatWasAmendedMeanwhileIsEncodedAnew() {
        String before =
                encoded.bundle(JOURNAL, List.of(entry(1, "secret", null))).json();
        assertThat(before).contains("secret");
        Entry amended = entry(1, "secret", "{\"remove\":[\"text\"],\"set\":{}}");
        assertThat(encoded.bundle(JOURNAL, List.of(amended)).json())
                .isEqualTo(Views.bundle(JOURNAL, List.of(amended), "epoch").json())
                .doesNotContain("secret");
    }

    @Test
    void anEntryWhosePayloadIsGoneIsEncodedAnew() {
        encoded.bundle(JOURNAL, List.of(entry(1, "secret", null)));
        assertThat(encoded.bundle(JOURNAL, List.of(entry(1, "", null))).json()).doesNotContain("secret");
    }
}
