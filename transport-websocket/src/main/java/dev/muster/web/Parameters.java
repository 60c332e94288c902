package dev.muster.web;

import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import dev.muster.websocket.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of a question, from the query of an address: a list is a parameter that is given again. */
final class Parameters {
    private static final int MOST = 200;

    private Parameters() {}

    /** The parameters in their order, from the query only. */
    static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        String query = request.getQueryString();
        if (query == null || query.isEmpty()) {
            return found;
        }
        String[] pairs = query.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw Failed.of(400, "at most " + MOST + " parameters");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            found.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Failed.of(400, "the query is not well-formed");
        }
    }

    /** The same as values that fit the question's record. Names that it does not have are skipped, as in bodies. */
    static Map<String, Object> fitting(Map<String, List<String>> given, Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            List<String> values = given.get(component.getName());
            if (values == null) {
                continue;
            }
            if (Collection.class.isAssignableFrom(component.getType())) {
                properties.put(component.getName(), elements(component, values));
            } else if (values.size() > 1) {
                throw new Failed(400, Refusal.invalid(component.getName(), "give " + component.getName() + " once"));
            } else {
                properties.put(component.getName(), value(component, values.get(0)));
            }
        }
        return properties;
    }

    /** The elements of a list: text as it is, and what is an object in JSON from JSON text. */
    private static List<?> elements(RecordComponent component, List<String> values) {
        boolean objects = component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && Schemas.isObject(element);
        if (!objects) {
            return values;
        }
        List<Object> read = new ArrayList<>();
        for (String value : values) {
            try {
                read.add(Json.read(value.getBytes(StandardCharsets.UTF_8), Map.class));
            } catch (MalformedJson e) {
                String name = component.getName();
                throw new Failed(400, Refusal.invalid(name, name + " is a JSON object, once for each"));
            }
        }
        return read;
    }

    private static Object value(RecordComponent component, String text) {
        Class<?> type = component.getType();
        String name = component.getName();
        try {
            if (type == boolean.class || type == Boolean.class) {
                return switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new Failed(400, Refusal.invalid(name, name + " is true or false"));
                };
            }
            boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
            return number ? (Object) Long.valueOf(text) : text;
        } catch (NumberFormatException e) {
            throw new Failed(400, Refusal.invalid(name, name + " is a number"));
        }
    }
}
