package dev.muster.record;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bytes that are no JSON, or not of the type asked for. */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String path;

    /** With the path of the property, such as {@code alerts[1].startsAt}; empty for the whole. */
    public MalformedJson(String path, String message) {
        super(message);
        this.path = path;
    }

    /** Where: a path such as {@code alerts[1].startsAt}; empty when it is the whole. */
    public String path() {
        return path;
    }

    static MalformedJson from(IOException e) {
        if (e instanceof JsonMappingException mapping) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
                }
            }
            Throwable cause = mapping.getCause();
            String reason = cause instanceof IllegalArgumentException && cause.getMessage() != null
                    ? firstLine(cause.getMessage())
                    : "expected " + expected(mapping);
            return new MalformedJson(path.toString(), reason);
        }
        return new MalformedJson("", "not well-formed JSON: " + firstLine(String.valueOf(e.getMessage())));
    }

    /** What should have stood there, in words of JSON: callers do not know the classes, and need not. */
    private static String expected(JsonMappingException mapping) {
        Class<?> type = mapping instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(c -> String.valueOf(Json.read(Json.write(c), Object.class)))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Instant.class) {
            return "a time such as 2026-03-02T09:00:00Z";
        }
        boolean text = CharSequence.class.isAssignableFrom(type) || !(type.isRecord() || isMap(type));
        return text ? "text" : "something of the form that is described";
    }

    private static boolean isMap(Class<?> type) {
        return Map.class.isAssignableFrom(type);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
