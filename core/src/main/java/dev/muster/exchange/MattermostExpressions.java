package dev.muster.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.condition.Condition.All;
import dev.muster.condition.Condition.Any;
import dev.muster.condition.Condition.Has;
import dev.muster.condition.Condition.Is;
import dev.muster.condition.Condition.Not;
import dev.muster.condition.Condition.Test;
import dev.muster.playbook.PlaybookContent;
import dev.muster.playbook.PlaybookContent.NamedCondition;
import dev.muster.property.PropertyDefinition;
import dev.muster.property.PropertyOption;
import dev.muster.property.PropertyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Our conditions in Mattermost's words, as far as it has words for them: it knows and, or, is and isNot of fields. */
final class MattermostExpressions {
    private static final int DEEPEST = 2 * Condition.DEEPEST;
    private final PlaybookContent content;
    private final Map<String, String> ids = new HashMap<>();
    private final ArrayNode written = Reading.made().putArray("conditions");

    /** It has no words for this. */
    private static final class NoWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoWords(String why) {
            super(why, null, false, false);
        }
    }

    MattermostExpressions(PlaybookContent content, Notes notes) {
        this.content = content;
        MattermostFields fields = fields();
        for (int i = 0; i < content.conditions().size(); i++) {
            NamedCondition condition = content.conditions().get(i);
            String path = "conditions[" + i + "]";
            try {
                ObjectNode expression = Reading.made();
                out(expression, condition.when(), true, DEEPEST);
                MattermostConditions.of(expression, fields).checked(path);
                String id = MattermostIds.condition(written.size());
                ObjectNode one = written.addObject();
                one.put("id", id);
                one.set("condition_expr", expression);
                one.put("version", 1);
                ids.put(condition.id(), id);
                if (condition.name() != null) {
                    notes.missing(path + ".name", "mattermost.cannot-say", "a Mattermost condition cannot say this");
                }
            } catch (NoWords e) {
                notes.missing(path, "mattermost.no-words", "Mattermost cannot say this: " + e.getMessage());
            } catch (Rejection e) {
                notes.missing(path, "mattermost.no-words", "said in Mattermost's words it is too large");
            }
        }
    }

    /** What is read back of the properties as they are written: what is written is tried before it goes out. */
    private MattermostFields fields() {
        ObjectNode file = Reading.made();
        ArrayNode properties = file.putArray("properties");
        for (int i = 0; i < content.properties().size(); i++) {
            PropertyDefinition property = content.properties().get(i);
            ObjectNode field = properties.addObject();
            field.put("id", MattermostIds.field(i));
            field.put("name", property.name());
            field.put("type", property.type().chosen() ? property.type().word() : "text");
            ArrayNode options = field.putObject("attrs").putArray("options");
            for (int j = 0; j < property.options().size(); j++) {
                options.addObject().put("id", MattermostIds.option(i, j)).put("name", "o");
            }
        }
        return new MattermostFields(new Fields("", file, new Notes()), new Notes());
    }

    ArrayNode written() {
        return written;
    }

    /** The id there of a condition here; null when there is none. */
    @Nullable
    String id(@Nullable String condition) {
        return condition == null ? null : ids.get(condition);
    }

    private void out(ObjectNode to, Condition condition, boolean holds, int deeper) {
        if (deeper == 0) {
            throw new NoWords("it is too deep");
        }
        if (condition instanceof Not not) {
            out(to, not.not(), !holds, deeper - 1);
        } else if (condition instanceof All all) {
            parts(to, all.all(), holds, holds, deeper);
        } else if (condition instanceof Any any) {
            parts(to, any.any(), !holds, holds, deeper);
        } else if (condition instanceof Is is) {
            is(to, is.is(), holds);
        } else if (condition instanceof Has has) {
            is(to, new Test(has.has().subject(), List.of()), !holds);
        } else {
            throw new NoWords("it has no less and no more");
        }
    }

    private void parts(ObjectNode to, List<Condition> parts, boolean and, boolean holds, int deeper) {
        if (!parts.isEmpty()) {
            ArrayNode list = to.putArray(and ? "and" : "or");
            parts.forEach(p -> out(list.addObject(), p, holds, deeper - 1));
        } else if (!and) {
            never(to);
        }
    }

    private static void never(ObjectNode to) {
        to.putObject("is").put("field_id", MattermostIds.noField()).put("value", "");
    }

    private void is(ObjectNode to, Test test, boolean holds) {
        int index = index(test.subject());
        PropertyDefinition property = content.properties().get(index);
        String field = MattermostIds.field(index);
        if (property.type().people()) {
            throw new NoWords("people have other ids there");
        }
        if (property.type().chosen()) {
            chosen(to, index, property, test.values(), holds);
        } else if (test.values().isEmpty()) {
            one(to, field, holds, (name, there) -> there.put(name, ""));
        } else {
            List<String> values = test.values().stream()
                    .map(v -> normal(property, v))
                    .filter(v -> !v.isEmpty())
                    .toList();
            if (values.size() == 1) {
                one(to, field, holds, (name, there) -> there.put(name, values.get(0)));
            } else if (values.isEmpty()) {
                constant(to, !holds);
            } else {
                ArrayNode list = to.putArray(holds ? "or" : "and");
                values.forEach(v -> one(list.addObject(), field, holds, (name, there) -> there.put(name, v)));
            }
        }
    }

    private static String normal(PropertyDefinition property, String value) {
        if (property.type() != PropertyType.DATE) {
            return Texts.fitting(value, 2_000);
        }
        try {
            return property.value("", List.of(value)).stream().findFirst().orElse("");
        } catch (Rejection e) {
            return "";
        }
    }

    private static void constant(ObjectNode to, boolean always) {
        if (!always) {
            never(to);
        }
    }

    private static void one(ObjectNode to, String field, boolean holds, BiConsumer<String, ObjectNode> value) {
        ObjectNode test = to.putObject(holds ? "is" : "isNot");
        test.put("field_id", field);
        value.accept("value", test);
    }

    /** That nothing is chosen is said as: none of all options. */
    private void chosen(ObjectNode to, int index, PropertyDefinition property, List<String> values, boolean holds) {
        List<String> all = property.options().stream().map(PropertyOption::id).toList();
        List<String> known = values.isEmpty()
                ? all
                : values.stream().filter(all::contains).distinct().toList();
        if (known.isEmpty()) {
            constant(to, !holds);
            return;
        }
        one(to, MattermostIds.field(index), values.isEmpty() != holds, (name, there) -> {
            ArrayNode list = there.putArray(name);
            known.forEach(id -> list.add(MattermostIds.option(index, all.indexOf(id))));
        });
    }

    private int index(String subject) {
        for (int i = 0; i < content.properties().size(); i++) {
            if (subject.equals("property:" + content.properties().get(i).id())) {
                return i;
            }
        }
        throw new NoWords("it knows properties alone, not " + Texts.quoted(subject));
    }
}
