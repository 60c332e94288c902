package dev.muster.jdbc;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents that came as one value, because in SQLite each column of each row costs a call. Of each: its name, version,
 * rank, terms and the length of its body, each followed by NUL, and the body.
 */
final class Packed {
    private final byte[] bytes;
    private int at;

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes documents out.
     *
     * @param bytes null for none
     * @param key from the name to where the document is
     */
    static List<Document> documents(byte @Nullable [] bytes, Function<String, DocumentKey> key) {
        List<Document> documents = new ArrayList<>();
        if (bytes != null) {
            Packed packed = new Packed(bytes);
            while (packed.at < bytes.length) {
                documents.add(packed.next(key));
            }
        }
        return documents;
    }

    private Document next(Function<String, DocumentKey> key) {
        String name = field();
        long version = Long.parseLong(field());
        long rank = Long.parseLong(field());
        String terms = field();
        int end = Integer.parseInt(field());
        end += at;
        byte[] body = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return new Document(key.apply(name), version, body, Text.terms(terms), rank);
    }

    private String field() {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        String field = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        at = end + 1;
        return field;
    }
}
