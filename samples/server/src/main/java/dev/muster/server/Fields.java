package dev.muster.server;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people typed about people. Refuses with the field's name and what it must be. */
final class Fields {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Fields() {}

    static String name(@Nullable String value) {
        String name = value == null ? "" : value.strip();
        if (name.isEmpty() || name.length() > 100 || UNSEEN.matcher(name).find()) {
            throw Rejection.invalid("name", "a name has 1 to 100 characters that can be seen");
        }
        return name;
    }

    static String handle(String field, @Nullable String value) {
        String handle = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (!HANDLE.matcher(handle).matches()) {
            throw Rejection.invalid(field, "this has 1 to 64 of letters a to z, digits, dot, hyphen and underscore");
        }
        return handle;
    }

    static ZoneId zone(@Nullable String value) {
        if (value == null || !ZoneId.getAvailableZoneIds().contains(value)) {
            throw Rejection.invalid("zone", "a zone is a name such as Europe/London");
        }
        return ZoneId.of(value);
    }

    static PersonId person(String field, @Nullable String value) {
        try {
            return new PersonId(value == null ? "" : value);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(field, "this is no person's id");
        }
    }

    static String secret(@Nullable String value) {
        if (value == null || value.length() < 32 || value.length() > 200) {
            throw Rejection.absent();
        }
        return value;
    }
}
