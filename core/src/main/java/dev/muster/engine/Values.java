package dev.muster.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.command.Kind;
import dev.muster.record.Document;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What documents mean, so that the same bytes are parsed once. Bytes alone decide: nothing here is ever out of date.
 */
final class Values {
    private static final long MOST_BYTES = 8L << 20;
    private static final int ROW_BYTES = 200;
    private final Cache<Body, Object> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Body body, Object value) -> ROW_BYTES + 2 * body.bytes.length)
            .build();

    private record Body(Class<?> type, byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Body that && type == that.type && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** The value of a document. */
    <T> T value(Kind<T> kind, Document document) {
        Body body = new Body(kind.type(), document.body());
        Object value = known.getIfPresent(body);
        if (value == null) {
            value = kind.value(document);
            known.put(body, value);
        }
        return kind.type().cast(value);
    }

    /** A document was made of this value. */
    <T> void made(Kind<T> kind, Document document, T value) {
        known.put(new Body(kind.type(), document.body()), value);
    }
}
