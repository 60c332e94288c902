package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.muster.command.Rejection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken, and how they are kept when that changes. */
class PasswordsTest {
    private static final List<String> ABOUT = List.of("liam", "Liam Osei");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaa",
                "123456789012",
                "1234567890123",
                "password12345",
                "Passw0rd1234",
                "P@ssw0rd2026!",
                "iloveyou1234",
                "qwertyuiop123",
                "1qaz2wsx3edc",
                "abcdefghijkl",
                "football1234",
                "letmeinletmein",
                "liberty12345",
                "31.12.1999 12",
                "my-name-is-liam-and-long",
                "OseiOsei2026",
                "Muster2026!!",
                "mustermuster12",
                "IncidentCommander1",
                "administrator1",
                "emergency-2026",
            })
    void whatIsSoonGuessedIsRefused(String password) {
        assertThatThrownBy(() -> Passwords.checkNew("password", password, ABOUT))
                .as(password)
                .isInstanceOf(Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Node.PASSWORD,
                "seven quiet elephants",
                "quite another one",
                "Das Pferd isst keinen Gurkensalat",
                "zj4-kwq9-m2px",
                "ひとつふたつみっつよっついつつ",
            })
    void whatIsNotIsTaken(String password) {
        assertThatCode(() -> Passwords.checkNew("password", password, ABOUT))
                .as(password)
                .doesNotThrowAnyException();
    }

    @Test
    void aFirstPasswordThatIsMadeHereIsTaken() {
        for (int i = 0; i < 5; i++) {
            Passwords.checkNew("password", Secret.readable(), ABOUT);
        }
        Passwords.checkNew("password", "correct zebra ".repeat(18), ABOUT);
    }

    @Test
    void aHashOfOtherParametersIsRenewedWhenThePasswordIsShown() {
        try (Node node = new Node(null, folder, new Clock()).filled()) {
            String old = Argon2Function.getInstance(8 * 1024, 2, 1, 32, Argon2.ID)
                    .hash(Node.PASSWORD)
                    .getResult();
            assertThat(Passwords.isOld(old)).isTrue();
            node.tables.change(h -> {
                AccountRows.write(h, node.account(Node.LIAM).withPassword(old));
                return old;
            });
            Sessions.Opened opened = node.opened("liam");
            String renewed = node.account(Node.LIAM).password();
            assertThat(renewed).isNotEqualTo(old);
            assertThat(Passwords.isOld(renewed)).isFalse();
            assertThat(node.signedIn(opened)).isTrue();
            node.opened("liam");
            assertThat(node.account(Node.LIAM).password())
                    .as("and no other time")
                    .isEqualTo(renewed);
        }
    }
}
