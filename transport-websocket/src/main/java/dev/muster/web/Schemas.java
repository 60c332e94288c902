package dev.muster.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.record.Json;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes JSON Schemas of records, as their JSON really is; each record once, the others refer to it. */
final class Schemas {
    private final Map<String, Object> made = new TreeMap<>();
    private final Map<String, Class<?>> names = new LinkedHashMap<>();

    /** All schemas that were referred to, by name. */
    Map<String, Object> made() {
        return made;
    }

    /** The schema of a type. */
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return generic(parameterized);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> plain ? plain(plain) : Map.of();
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1]));
        }
        return Optional.class.isAssignableFrom(raw) ? of(arguments[0]) : plain(raw);
    }

    private Map<String, Object> plain(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", type == long.class || type == Long.class ? "int64" : "int32");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Map.of("type", "number");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (CharSequence.class.isAssignableFrom(type)
                || List.<Class<?>>of(Duration.class, LocalDate.class, LocalTime.class, ZoneId.class)
                        .contains(type)) {
            return Map.of("type", "string");
        }
        if (type.isEnum()) {
            return Map.of("type", "string", "enum", constants(type));
        }
        return type.isRecord() ? record(type) : Map.of();
    }

    private static List<Object> constants(Class<?> type) {
        List<Object> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            names.add(Json.read(Json.write(constant), Object.class));
        }
        return names;
    }

    /** True for a record whose JSON is an object, and not a single value. */
    static boolean isObject(Class<?> type) {
        return type.isRecord() && Stream.of(type.getDeclaredMethods()).noneMatch(Schemas::isValue);
    }

    private static boolean isValue(Method method) {
        return method.isAnnotationPresent(JsonValue.class);
    }

    private Map<String, Object> record(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (isValue(method)) {
                return of(method.getGenericReturnType());
            }
        }
        String name = name(type);
        if (!made.containsKey(name)) {
            made.put(name, Map.of());
            made.put(name, properties(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** The simple name, with that of the room before it where two rooms use the same. */
    private String name(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> holder = names.putIfAbsent(name, type);
        if (holder == null || holder == type) {
            return name;
        }
        String room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? room : room + "." + outer.getSimpleName()) + "." + name;
    }

    private Map<String, Object> properties(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : components(type)) {
            boolean raw = component.getAccessor().isAnnotationPresent(JsonRawValue.class);
            properties.put(component.getName(), raw ? Map.of("type", "object") : of(component.getGenericType()));
            if (!optional(component)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    /** The components that have a place in the JSON. */
    static List<RecordComponent> components(Class<?> type) {
        List<RecordComponent> shown = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                shown.add(component);
            }
        }
        return shown;
    }

    /** True when it may be missing: it can be null, or is left out where it is empty. */
    static boolean optional(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class)
                || component.getType() == Optional.class
                || component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}
