package dev.muster.notifier;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The notifiers and groups that the host has set up. Without a group of the host's, all notifiers are one. */
final class Outlets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private final Map<String, Notifier> notifiers = new LinkedHashMap<>();
    private final Map<String, NotifierGroup> groups = new LinkedHashMap<>();

    Outlets(Collection<Notifier> notifiers, Collection<NotifierGroup> groups) {
        for (Notifier notifier : notifiers) {
            if (this.notifiers.put(checked(notifier.name()), notifier) != null) {
                throw new IllegalStateException("there is a notifier " + notifier.name() + " already");
            }
        }
        for (NotifierGroup group : groups) {
            if (!this.notifiers.keySet().containsAll(group.notifiers())) {
                throw new IllegalStateException("the group " + group.name() + " names a notifier that is not there");
            }
            if (this.groups.put(checked(group.name()), group) != null) {
                throw new IllegalStateException("there is a group " + group.name() + " already");
            }
        }
        if (this.groups.isEmpty() && !this.notifiers.isEmpty()) {
            List<String> all = List.copyOf(this.notifiers.keySet());
            this.groups.put("default", new NotifierGroup("default", all, Duration.ofMinutes(5)));
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException("a name has 1 to 40 lower-case letters, digits and hyphens, not: " + name);
        }
        return name;
    }

    boolean none() {
        return groups.isEmpty();
    }

    @Nullable
    Notifier notifier(String name) {
        return notifiers.get(name);
    }

    /** The group of this name; the first when there is none of this name. */
    NotifierGroup group(@Nullable String name) {
        NotifierGroup named = name == null ? null : groups.get(name);
        return named == null ? groups.values().iterator().next() : named;
    }

    boolean has(String group) {
        return groups.containsKey(group);
    }

    List<NotifierGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** How long a delivery by this notifier may take. */
    Duration limit(String notifier) {
        Notifier found = notifier(notifier);
        return found == null ? Duration.ofSeconds(1) : Objects.requireNonNull(found.limit());
    }
}
