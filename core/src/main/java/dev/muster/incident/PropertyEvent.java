package dev.muster.incident;

import dev.muster.channel.ChannelEvent.Added;
import dev.muster.journal.Event;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that can happen to the properties of an incident. */
public sealed interface PropertyEvent extends Event {
    /** The incident has these properties. */
    record PropertiesAdded(List<IncidentProperty> properties) implements PropertyEvent {
        @Override
        public String sentence() {
            return properties.stream()
                    .map(p -> p.definition().name())
                    .collect(Collectors.joining(
                            ", ", properties.size() == 1 ? "added the property " : "added the properties ", ""));
        }

        @Override
        public Finding finding() {
            return Finding.text(
                    properties.stream().map(p -> p.definition().name()).collect(Collectors.joining("\n")));
        }
    }

    /**
     * A property was set.
     *
     * @param property whole, after
     * @param before the values before
     * @param from what people saw of them; people by their names
     * @param to what people see now
     * @param people the people whom it names now
     */
    record PropertySet(
            IncidentProperty property, List<String> before, List<String> from, List<String> to, List<Added> people)
            implements PropertyEvent {
        @Override
        public String sentence() {
            String name = property.definition().name();
            if (to.isEmpty()) {
                return "cleared " + name + ", which was " + words(from);
            }
            return "set " + name + (from.isEmpty() ? "" : " from " + words(from)) + " to " + words(to);
        }

        private static String words(List<String> values) {
            return String.join(", ", values).replaceAll("\\s+", " ");
        }

        @Override
        public Finding finding() {
            return Finding.text(property.definition().name() + "\n" + String.join("\n", to));
        }
    }

    /** A property was taken away. */
    record PropertyRemoved(String property, String name) implements PropertyEvent {
        @Override
        public String sentence() {
            return "removed the property " + name;
        }
    }
}
