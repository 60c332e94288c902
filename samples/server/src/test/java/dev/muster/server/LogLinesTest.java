package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No secret reaches the log. */
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
}
