package dev.muster.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which file.
 *
 * @param value 1 to 64 letters, digits and hyphens; anything else is an {@link IllegalArgumentException}. Ids that are
 *     given out have 160 random bits, so that nobody comes across one by trying
 */
public record FileId(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    /** Checks the shape. */
    @JsonCreator
    public FileId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a file id has 1 to 64 letters, digits and hyphens");
        }
    }

    /** A new id that cannot be guessed. */
    static FileId fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new FileId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
