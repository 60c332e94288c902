package dev.muster.exchange;

import dev.muster.property.PropertyDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places in the name of a channel: {@code {SEQ}} of Mattermost is {@code {number}} of ours, and so on. */
final class MattermostPlaces {
    static final int LONGEST = 80;
    private static final int MOST_ROUNDS = 4;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]{1,100})}");
    private static final Map<String, String> OURS = Map.of("SEQ", "number", "OWNER", "commander");
    private static final Map<String, String> THEIRS = Map.of("number", "SEQ", "commander", "OWNER");
    private static final Set<String> NOT_A_PROPERTY =
            Set.of("SEQ", "OWNER", "CREATOR", "number", "commander", "title", "severity");

    private MattermostPlaces() {}

    static @Nullable String in(Fields file, MattermostFields fields, Notes notes) {
        String name = "channel_name_template";
        String given = Texts.fitting(file.text(name), Reading.LONGEST);
        if (given.isEmpty()) {
            return null;
        }
        String filled = in(given, fields.definitions());
        String fitting = Texts.fitting(filled, LONGEST);
        if (fitting.length() < filled.length()) {
            notes.changed(name, "text.shortened", "was shortened to " + LONGEST + " characters");
        } else if (given.contains("{CREATOR}")) {
            notes.changed(name, "mattermost.creator", "{CREATOR} has no place here; take it out");
        } else if (filled.equals(given)) {
            notes.kept(name, "field.kept", "is as it was");
        } else {
            notes.changed(
                    name, "mattermost.places", "is " + Texts.quoted(filled) + " now, in the words of this system");
        }
        return fitting;
    }

    private static String in(String given, List<PropertyDefinition> properties) {
        String filled = each(given, place -> {
            String ours = OURS.get(place);
            return ours != null
                    ? ours
                    : properties.stream()
                            .filter(p -> p.name().equals(place) && !NOT_A_PROPERTY.contains(place))
                            .map(PropertyDefinition::id)
                            .findFirst()
                            .orElse(place);
        });
        return filled.length() <= LONGEST ? filled : given;
    }

    /**
     * The other way. A name can look like another place, so what goes out is what would come back and go out again.
     */
    static String out(String name, List<PropertyDefinition> properties) {
        Texts.Ids ids = new Texts.Ids("property");
        List<PropertyDefinition> back = properties.stream()
                .map(p -> new PropertyDefinition(
                        ids.of(p.name()), p.name(), p.description(), p.type(), p.required(), p.options()))
                .toList();
        String said = once(name, properties);
        for (int i = 0; i < MOST_ROUNDS; i++) {
            said = once(in(said, back), back);
        }
        return said;
    }

    private static String once(String name, List<PropertyDefinition> properties) {
        String filled = each(name, place -> {
            String theirs = THEIRS.get(place);
            return theirs != null
                    ? theirs
                    : properties.stream()
                            .filter(p -> p.id().equals(place))
                            .map(PropertyDefinition::name)
                            .filter(n -> !NOT_A_PROPERTY.contains(n) && !n.contains("{") && !n.contains("}"))
                            .findFirst()
                            .orElse(place);
        });
        return filled.length() <= LONGEST ? filled : name;
    }

    private static String each(String text, UnaryOperator<String> place) {
        return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement("{" + place.apply(m.group(1)) + "}"));
    }
}
