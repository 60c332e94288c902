package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No secret reaches the log, and nobody writes a line of their own into it. */
class LogLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /api/v1/intake/alertmanager/s3cret 202 | POST /api/v1/intake/alertmanager/*** 202",
                "Authorization: Bearer s3cret | Authorization: Bearer ***",
                "GET /socket?ticket=s3cret&x=1 | GET /socket?ticket=***&x=1",
                "jdbc:postgresql://db/muster?user=m&password=s3cret&ssl=true"
                        + " | jdbc:postgresql://db/muster?user=m&password=***&ssl=true",
                "Cookie: a=b; muster=s3cret; c=d | Cookie: a=b; muster=***; c=d",
                "nothing to hide | nothing to hide"
            })
    void secretsAreMasked(String said, String written) {
        assertThat(LogLines.masked(said)).isEqualTo(written);
    }

    private static String line(String said, Throwable thrown) {
        LogRecord one = new LogRecord(Level.INFO, said);
        one.setLoggerName("dev.muster.server.Main");
        one.setInstant(Instant.parse("2026-11-20T23:30:00.123456Z"));
        one.setThrown(thrown);
        return new LogLines().format(one);
    }

    @Test
    void aRecordIsOneLineInUtcWhateverItHolds() {
        String said =
                "handle=mia\r\n2026-11-20T00:00:00Z INFO Main forged\u001b[2J\u009b\u202egnp.exe\u2028\u200b\u0000\ttab";
        assertThat(line(said, null))
                .isEqualTo(
                        "2026-11-20T23:30:00.123Z INFO Main handle=mia\\u000d\\n2026-11-20T00:00:00Z INFO Main forged"
                                + "\\u001b[2J\\u009b\\u202egnp.exe\\u2028\\u200b\\u0000 tab\n");
    }

    @Test
    void aFailureIsInTheSameLineWithoutItsSecrets() {
        String line = line("failed", new IllegalStateException("at\nAuthorization: Bearer s3cret\u2029"));
        assertThat(line)
                .contains("IllegalStateException", "Bearer ***", "\\n", "LogLinesTest")
                .doesNotContain("s3cret");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    }
}
