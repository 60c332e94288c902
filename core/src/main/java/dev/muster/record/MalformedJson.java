package dev.muster.record;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;

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
                    ? cause.getMessage()
                    : mapping.getOriginalMessage();
            return new MalformedJson(path.toString(), firstLine(reason));
        }
        return new MalformedJson("", "not well-formed JSON: " + firstLine(String.valueOf(e.getMessage())));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
