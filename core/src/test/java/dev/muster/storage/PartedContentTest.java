package dev.muster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.access.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The digest of the whole is looked at too: parts that were exchanged together with their digests are noticed. */
class PartedContentTest {
    private static final WorkspaceId ACME = new WorkspaceId("acme");

    @Test
    void theLastPartIsNotServedWhenTheWholeIsSomethingElse() throws IOException {
        byte[] bytes = new byte[2 * FileStore.PART + 9];
        new Random(3).nextBytes(bytes);
        List<PartedContent.Part> parts = new ArrayList<>();
        PartWriter writer = new PartWriter((number, part, sum) -> parts.add(new PartedContent.Part(part, sum)));
        writer.write(bytes, 0, bytes.length);
        ContentId id = new ContentId(ACME, writer.finish());
        assertThat(new PartedContent(id, bytes.length, parts::get).read().readAllBytes())
                .isEqualTo(bytes);
        parts.set(0, parts.get(1));
        FileStore.Content exchanged = new PartedContent(id, bytes.length, parts::get);
        try (InputStream in = exchanged.read()) {
            assertThat(in.readNBytes(2 * FileStore.PART)).hasSize(2 * FileStore.PART);
            assertThatThrownBy(in::read)
                    .isInstanceOf(DamagedContent.class)
                    .hasMessageContaining(id.digest().toString());
        }
    }

    @Test
    void emptyContentIsCheckedToo() {
        ContentId wrong = new ContentId(ACME, PartWriter.digest(new byte[] {1}));
        assertThatThrownBy(() -> new PartedContent(wrong, 0, n -> null).read()).isInstanceOf(DamagedContent.class);
    }
}
