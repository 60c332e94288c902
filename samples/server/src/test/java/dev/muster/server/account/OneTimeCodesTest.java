package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238 has them, each good once. */
class OneTimeCodesTest {
    private static final String KEY =
            BaseEncoding.base32().encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:10Z");
    private static final long STEP = OneTimeCodes.step(NOW);

    /** The last six of the eight digits in its appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theVectorsOfTheStandard(long seconds, String code) {
        assertThat(OneTimeCodes.code(KEY, OneTimeCodes.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    private static Optional<SecondFactor> spend(SecondFactor factor, long step) {
        return OneTimeCodes.spend(factor, OneTimeCodes.code(KEY, step), NOW);
    }

    @Test
    void aCodeIsGoodOnceAndNoneThatIsOlder() {
        SecondFactor fresh = new SecondFactor(KEY, -1, List.of());
        assertThat(spend(fresh, STEP - 2)).isEmpty();
        assertThat(spend(fresh, STEP + 2)).isEmpty();
        assertThat(spend(fresh, STEP - 1)).isPresent();
        SecondFactor used = spend(fresh, STEP).orElseThrow();
        assertThat(spend(used, STEP)).as("the same again").isEmpty();
        assertThat(spend(used, STEP - 1)).as("the one before").isEmpty();
        assertThat(spend(used, STEP + 1)).isPresent();
    }

    @Test
    void partsOfACodeAreNone() {
        SecondFactor fresh = new SecondFactor(KEY, -1, List.of());
        String code = OneTimeCodes.code(KEY, STEP);
        for (int length = 0; length < code.length(); length++) {
            assertThat(OneTimeCodes.spend(fresh, code.substring(0, length), NOW))
                    .isEmpty();
        }
        assertThat(OneTimeCodes.spend(fresh, code + "0", NOW)).isEmpty();
        assertThat(OneTimeCodes.spend(fresh, code.substring(0, 3) + " " + code.substring(3), NOW))
                .as("as apps show it")
                .isPresent();
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        List<String> codes = OneTimeCodes.freshRecovery();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(c -> c.matches("([a-z2-7]{4}-){6}[a-z2-7]{4}"));
        SecondFactor fresh = new SecondFactor(
                KEY, -1, codes.stream().map(Secret::recoveryDigest).toList());
        assertThat(fresh.recovery()).doesNotContainAnyElementsOf(codes);
        String typed = codes.get(3).toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
        SecondFactor used = OneTimeCodes.spend(fresh, typed, NOW).orElseThrow();
        assertThat(used.recovery()).hasSize(9);
        assertThat(OneTimeCodes.spend(used, codes.get(3), NOW)).isEmpty();
        assertThat(OneTimeCodes.spend(used, codes.get(4).substring(0, 30), NOW)).isEmpty();
        assertThat(OneTimeCodes.spend(used, codes.get(4), NOW)).isPresent();
    }

    @Test
    void theAddressIsWhatAppsRead() {
        assertThat(OneTimeCodes.uri("ABC", "mia", "Muster at work"))
                .isEqualTo("otpauth://totp/Muster%20at%20work:mia?secret=ABC&issuer=Muster%20at%20work");
    }
}
