package dev.muster;

import dev.muster.condition.Condition;
import dev.muster.deadline.Reckoning;
import dev.muster.journal.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instances of any kind of event, made of their components alone, so that a new kind is tried without a word. */
public final class EventSamples {
    /** Every text of an instance. */
    public static final String TEXT = "zebra";

    private final boolean sparse;

    private EventSamples(boolean sparse) {
        this.sparse = sparse;
    }

    /** One in which everything is there. */
    public static Event full(Class<? extends Event> type) {
        return (Event) new EventSamples(false).sample(type, type);
    }

    /** One in which everything is missing that may be. */
    public static Event sparse(Class<? extends Event> type) {
        return (Event) new EventSamples(true).sample(type, type);
    }

    private @Nullable Object sample(Type type, Class<?> raw) {
        if (raw == String.class) {
            return TEXT;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return true;
        } else if (raw == int.class || raw == Integer.class) {
            return 1;
        } else if (raw == long.class || raw == Long.class) {
            return 1L;
        } else if (raw == Instant.class) {
            return TestMuster.START;
        } else if (raw == LocalDate.class) {
            return LocalDate.of(2026, 3, 2);
        } else if (raw == Reckoning.class) {
            return new Reckoning.After(new Reckoning.Step(TEXT, null, null, 1, null, null, null, null));
        } else if (raw == LocalTime.class) {
            return LocalTime.NOON;
        } else if (raw == ZoneId.class) {
            return ZoneId.of("UTC");
        } else if (raw == Condition.class) {
            return new Condition.Has(new Condition.Test("severity", List.of()));
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        } else if (raw == List.class || raw == Set.class) {
            return several((ParameterizedType) type, raw);
        } else if (raw == Map.class) {
            return Map.of();
        } else if (!raw.isRecord()) {
            throw new AssertionError("teach this class to make a " + raw);
        }
        return record(raw);
    }

    private Object several(ParameterizedType type, Class<?> raw) {
        Type of = type.getActualTypeArguments()[0];
        Class<?> each = of instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) of;
        Object one = sample(of, each);
        return raw == List.class ? List.of(one) : Set.of(one);
    }

    private Object record(Class<?> raw) {
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean missing = sparse && components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = missing ? null : sample(components[i].getGenericType(), types[i]);
        }
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(raw + " cannot be made of samples", e);
        }
    }
}
