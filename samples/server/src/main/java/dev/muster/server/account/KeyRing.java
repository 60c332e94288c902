package dev.muster.server.account;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.muster.access.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * With what the keys of second factors are encrypted where they are kept: AES-256-GCM, a random nonce each, bound to their
 * person, under the id of the key that did it. The operator gives the keys in a file, one a line, 32 bytes in Base64: the
 * first encrypts, the others only open what was encrypted before. Immutable; safe for use by several threads.
 */
public final class KeyRing {
    /** No keys: what is written stays readable, and nothing that was encrypted can be opened. */
    public static final KeyRing NONE = new KeyRing(Map.of());

    private static final String MARK = "aes256gcm:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final Map<String, SecretKey> byId;

    private KeyRing(Map<String, SecretKey> byId) {
        this.byId = byId;
    }

    /**
     * Reads the file of the operator. Empty lines, and such as begin with #, are skipped.
     *
     * @throws IllegalArgumentException when it cannot be read or holds something else; nothing of its content is said
     */
    public static KeyRing read(Path file) {
        try {
            Map<String, SecretKey> keys = new LinkedHashMap<>();
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                number++;
                String text = line.strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    byte[] key = bytes(text, file, number);
                    keys.put(id(key), new SecretKeySpec(key, "AES"));
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no key; make one with: openssl rand -base64 32");
            }
            return new KeyRing(keys);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("the file of keys " + file + " cannot be read", e);
        }
    }

    private static byte[] bytes(String text, Path file, int line) {
        byte[] key = null;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            // said below, without what it says of the text
        }
        if (key == null || key.length != KEY_BYTES) {
            throw new IllegalArgumentException("line " + line + " of " + file
                    + " is no key: 32 bytes in Base64, such as openssl rand -base64 32 makes");
        }
        return key;
    }

    /** Says which key it was without saying anything of it. */
    private static String id(byte[] key) {
        return Secret.digest("muster key id " + BaseEncoding.base16().encode(key))
                .substring(0, 12);
    }

    /** Keys of 32 bytes for another purpose, of each of these one; the first is to be used, the others are older. */
    public List<byte[]> derived(String purpose) {
        List<byte[]> derived = new ArrayList<>();
        for (SecretKey key : byId.values()) {
            derived.add(Hashing.hmacSha256(key)
                    .hashString("muster " + purpose, StandardCharsets.UTF_8)
                    .asBytes());
        }
        return derived;
    }

    /** True when something can be encrypted. */
    public boolean encrypts() {
        return !byId.isEmpty();
    }

    /** True for what {@link #seal} made of something. */
    static boolean isSealed(String kept) {
        return kept.startsWith(MARK);
    }

    /** The id of the key that is needed to open it. */
    static String neededFor(String kept) {
        return kept.substring(MARK.length(), kept.indexOf(':', MARK.length()));
    }

    boolean holds(String id) {
        return byId.containsKey(id);
    }

    /** How it is kept: as it is when there is no key, or when it is sealed and could not be opened. */
    String seal(String plain, PersonId person) {
        if (byId.isEmpty() || isSealed(plain)) {
            return plain;
        }
        Map.Entry<String, SecretKey> first = byId.entrySet().iterator().next();
        byte[] nonce = Secret.random(NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, first.getValue(), nonce, person);
            byte[] encrypted = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return MARK + first.getKey() + ":" + base64.encodeToString(nonce) + ":" + base64.encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-256-GCM", e);
        }
    }

    /** What was sealed for this person; empty when it was under a key that is not here, for somebody else, or changed. */
    Optional<String> open(String kept, PersonId person) {
        if (!isSealed(kept)) {
            return Optional.of(kept);
        }
        String[] parts = kept.substring(MARK.length()).split(":", -1);
        SecretKey one = byId.get(parts[0]);
        if (one == null || parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, one, base64.decode(parts[1]), person);
            return Optional.of(new String(cipher.doFinal(base64.decode(parts[2])), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, PersonId person)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("second factor of " + person.value()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
