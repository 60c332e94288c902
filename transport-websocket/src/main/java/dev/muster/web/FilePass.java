package dev.muster.web;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.file.FileId;
import dev.muster.record.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may fetch one file without showing anything else, for a minute: sealed with AES-256-GCM (NIST SP 800-38D, a random
 * nonce of 96 bits), so that an address says nothing of anybody. It goes with the sign-in by which it was got.
 */
final class FilePass {
    static final int KEY_BYTES = 32;
    static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "muster file pass".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    private record Sealed(
            String file,
            String workspace,
            String person,
            Caller.Kind kind,
            @Nullable String session,
            long until) {}

    FilePass(List<byte[]> keys) {
        this(keys, InstantSource.system());
    }

    FilePass(List<byte[]> keys, InstantSource clock) {
        if (keys.isEmpty() || keys.stream().anyMatch(k -> k.length != KEY_BYTES)) {
            throw new IllegalArgumentException("passes of files need a key of " + KEY_BYTES + " bytes");
        }
        this.keys = keys.stream().map(k -> new SecretKeySpec(k, "AES")).toList();
        this.clock = clock;
    }

    String issue(FileId file, Caller caller) {
        byte[] plain = Json.write(new Sealed(
                file.value(),
                caller.workspace().value(),
                caller.person().value(),
                caller.kind(),
                caller.session(),
                clock.millis() + LIFETIME.toMillis()));
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce).doFinal(plain);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-256-GCM", e);
        }
    }

    Optional<Caller> caller(String pass, FileId file) {
        return keys.stream()
                .flatMap(key -> opened(pass, key).stream())
                .findFirst()
                .filter(s -> s.file().equals(file.value()) && clock.millis() < s.until())
                .map(s -> new Caller(new WorkspaceId(s.workspace()), new PersonId(s.person()), s.kind(), s.session()));
    }

    private static Optional<Sealed> opened(String pass, SecretKeySpec key) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(pass));
            if (bytes.remaining() <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            return Optional.of(Json.read(cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed), Sealed.class));
        } catch (GeneralSecurityException | IllegalArgumentException notMadeByIt) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }
}
