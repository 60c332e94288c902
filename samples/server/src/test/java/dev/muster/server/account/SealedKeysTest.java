package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.access.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of second factors lie encrypted under the operator's key, and without it nobody comes in. */
class SealedKeysTest {
    private static final String FIRST = Base64.getEncoder().encodeToString(Secret.random(32));
    private static final String SECOND = Base64.getEncoder().encodeToString(Secret.random(32));

    @TempDir
    Path folder;

    private final Clock clock = new Clock();
    private Path data;

    @BeforeEach
    void folders() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    private KeyRing ring(String... lines) {
        try {
            return KeyRing.read(Files.write(folder.resolve("keys"), List.of(lines)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Node node(KeyRing keys) {
        return new Node(Tables.open(null, data, keys), clock, false);
    }

    private static String kept(Node node) {
        return node.tables.read(h -> h.createQuery("select body from host_account where id = 'liam'")
                .mapTo(String.class)
                .one());
    }

    private SignIn.Outcome in(Node node, String key) {
        clock.move(Duration.ofMinutes(2));
        return node.signIn("liam", node.code(key)).outcome();
    }

    @Test
    void whatIsKeptIsEncryptedAndOpensWithTheKey() {
        String key;
        try (Node node = node(ring(FIRST)).filled()) {
            key = node.enrol("liam").key();
            assertThat(kept(node)).contains("aes256gcm:").doesNotContain(key);
            assertThat(in(node, key)).isEqualTo(SignIn.Outcome.OPENED);
            String before = kept(node);
            assertThat(in(node, key)).isEqualTo(SignIn.Outcome.OPENED);
            assertThat(kept(node)).as("another nonce each time").isNotEqualTo(before);
            assertThat(node.signIn("liam", "000000").outcome()).isEqualTo(SignIn.Outcome.CODE_WRONG);
        }
        try (Node again = node(ring("# of this year", "", FIRST))) {
            assertThat(in(again, key)).isEqualTo(SignIn.Outcome.OPENED);
        }
    }

    @Test
    void whatWasKeptPlainIsReadAndEncryptedWhenItIsNextUsed() {
        String key;
        try (Node node = node(KeyRing.NONE).filled()) {
            key = node.enrol("liam").key();
            assertThat(kept(node)).contains(key);
        }
        try (Node node = node(ring(FIRST))) {
            assertThat(kept(node)).contains(key);
            assertThat(in(node, key)).isEqualTo(SignIn.Outcome.OPENED);
            assertThat(kept(node)).contains("aes256gcm:").doesNotContain(key);
            assertThat(in(node, key)).isEqualTo(SignIn.Outcome.OPENED);
        }
    }

    @Test
    void aKeyIsChangedByPuttingTheNewOneBeforeIt() {
        String key;
        String before;
        try (Node node = node(ring(FIRST)).filled()) {
            key = node.enrol("liam").key();
            before = kept(node);
        }
        try (Node node = node(ring(SECOND, FIRST))) {
            assertThat(in(node, key)).isEqualTo(SignIn.Outcome.OPENED);
            assertThat(kept(node)).isNotEqualTo(before);
        }
        try (Node node = node(ring(SECOND))) {
            assertThat(in(node, key)).isEqualTo(SignIn.Outcome.OPENED);
        }
    }

    @Test
    void withoutTheKeyThatIsNeededNothingStartsAndTheErrorSaysWhatToDo() {
        try (Node node = node(ring(FIRST)).filled()) {
            node.enrol("liam");
        }
        for (KeyRing wrong : List.of(KeyRing.NONE, ring(SECOND))) {
            assertThatThrownBy(() -> node(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("MUSTER_KEY_FILE")
                    .hasMessageContaining("of 1 people");
        }
    }

    @Test
    void whatCannotBeOpenedLetsNobodyInByCodeNorPaper() {
        Node.Factor factor;
        try (Node node = node(ring(FIRST)).filled()) {
            factor = node.enrol("liam");
            // as if it had been changed where it is kept, or another server had written it under a key of its own
            node.tables.change(h -> h.execute(
                    "update host_account set body = replace(body, 'aes256gcm:', 'aes256gcm:0') where id = 'liam'"));
            clock.move(Duration.ofMinutes(2));
            for (String code :
                    List.of(node.code(factor.key()), factor.recovery().get(0), "000000")) {
                assertThatThrownBy(() -> node.signIn("liam", code))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("MUSTER_KEY_FILE");
            }
            assertThat(node.signIn("liam", null).outcome()).isEqualTo(SignIn.Outcome.CODE_NEEDED);
            assertThat(node.accounts.person(Accounts.WORKSPACE, Node.LIAM)).isPresent();
        }
    }

    @Test
    void anotherPersonsKeyIsWorthNothing() {
        KeyRing ring = ring(FIRST);
        String sealed = ring.seal("ABCDEFGH", new PersonId("liam"));
        assertThat(ring.open(sealed, new PersonId("liam"))).hasValue("ABCDEFGH");
        assertThat(ring.open(sealed, new PersonId("mia"))).isEmpty();
        String changed = sealed.substring(0, sealed.length() - 2) + (sealed.endsWith("AA") ? "BA" : "AA");
        assertThat(ring.open(changed, new PersonId("liam"))).isEmpty();
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedWithoutSayingWhat() {
        for (String wrong : List.of("s3cret", "", Base64.getEncoder().encodeToString(Secret.random(16)))) {
            assertThatThrownBy(() -> ring(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("openssl rand -base64 32")
                    .hasMessageNotContaining("s3cret");
        }
        assertThatThrownBy(() -> KeyRing.read(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }

    /** What one server seals for another purpose, every server with the same file opens. */
    @Test
    void keysForAnotherPurposeAreThoseOfEveryServerWithTheFile() {
        String one = Base64.getEncoder().encodeToString(new byte[32]);
        byte[] other = new byte[32];
        other[0] = 1;
        String two = Base64.getEncoder().encodeToString(other);
        List<byte[]> derived = ring(one, two).derived("a");
        assertThat(derived).hasSize(2).allMatch(k -> k.length == 32);
        assertThat(ring(two, one).derived("a").get(1)).isEqualTo(derived.get(0));
        assertThat(derived.get(0)).isNotEqualTo(derived.get(1)).isNotEqualTo(new byte[32]);
        assertThat(ring(one).derived("b").get(0)).isNotEqualTo(derived.get(0));
        assertThat(KeyRing.NONE.derived("a")).isEmpty();
    }
}
