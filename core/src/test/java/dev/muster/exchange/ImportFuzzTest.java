package dev.muster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.muster.command.Rejection;
import dev.muster.exchange.ExchangeCommands.Read;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a file holds, it is read or refused, and what was read can be written. Without more this goes through the
 * kept inputs; with {@code -P fuzz} it looks for new ones.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ImportFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void mattermost(byte[] file) {
        check(Format.MATTERMOST, file);
    }

    @FuzzTest(maxDuration = "10m")
    void cacao(byte[] file) {
        check(Format.CACAO, file);
    }

    @FuzzTest(maxDuration = "10m")
    void muster(byte[] file) {
        check(Format.MUSTER, file);
    }

    private static void check(Format format, byte[] file) {
        PlaybookContent content;
        try {
            Read read =
                    Reader.read(format, new String(file, StandardCharsets.UTF_8), Sample.admission("ada"), new Notes());
            assertThat(read.report().lines()).hasSizeLessThanOrEqualTo(ImportReport.MOST + 1);
            content = Sample.PLAYBOOKS
                    .publishing()
                    .admit(new PublishPlaybook(null, read.content()), Sample.admission("ada"))
                    .content();
        } catch (Rejection refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        for (Format other : Format.values()) {
            Sample.goesRound(other, content);
        }
    }
}
