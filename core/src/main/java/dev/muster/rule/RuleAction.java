package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.command.State;
import java.util.List;
import java.util.Map;

/**
 * Something that rules can do: it says which command is meant, and that one is admitted, authorised and decided as if
 * the rule's owner had sent it. An action does nothing by itself, so it can raise nobody's rights. One that reaches
 * outside means a command that leaves the process in a way of its own.
 *
 * <p>Must be stateless and safe for use by several threads. Registered with {@code MusterBuilder.ruleAction}.
 */
public interface RuleAction {
    /** Its name in rules, lower case with hyphens; stored, so it never changes. */
    String name();

    /** What it does, in the words of a list to choose from: {@code post a message}. Names no ids. */
    String words();

    /** What it has to be told. */
    List<Field> fields();

    /**
     * Checks what it is told when a rule is made, beyond what the fields' sorts say. Pure.
     *
     * @param with the fields by name, in their normal form
     * @throws dev.muster.command.Rejection with the field that is wrong
     */
    default void check(Map<String, String> with) {}

    /**
     * Looks up what depends on the channel in which the rule was met. Pure; nothing of what it finds is shown to anybody.
     *
     * @return the fields for this once
     */
    default Map<String, String> settle(Map<String, String> with, ChannelId channel, State state) {
        return with;
    }

    /**
     * The command that is meant. Called outside every transaction, and may be called again for the same firing. Must not
     * have an effect of its own.
     *
     * @param owner in whose name it is sent, who the people are, and where new ids come from
     * @throws dev.muster.command.Rejection when it cannot be done; goes on record with its message
     */
    Command command(Firing firing, Map<String, String> with, Admission owner);

    /**
     * What admission may look at; another one for an action that gives ids of its own.
     */
    default Admission admission(Firing firing, Map<String, String> with, Admission owner) {
        return owner;
    }

    /**
     * One time that a rule was met.
     *
     * @param channel where
     * @param entry the entry that met it
     * @param kind the kind of that entry
     * @param owner whose rights the rule acts with
     */
    record Firing(WorkspaceId workspace, RuleId rule, ChannelId channel, long entry, String kind, PersonId owner) {}

    /**
     * A field.
     *
     * @param name its name in rules
     * @param label what people call it
     * @param sort what it is
     * @param optional whether it may be left out
     */
    record Field(String name, String label, Sort sort, boolean optional) {
        /** One that has to be there. */
        public static Field of(String name, String label, Sort sort) {
            return new Field(name, label, sort, false);
        }

        /** The same, and it may be left out. */
        public Field orNothing() {
            return new Field(name, label, sort, true);
        }
    }

    /** What a field is, so that it can be chosen, and checked when the rule is made. */
    enum Sort {
        /** One line, at most 200 characters. */
        LINE,
        /** Any text, at most 4,000 characters. */
        TEXT,
        /** The id of a person. */
        PERSON,
        /** Ids of people with commas between them, at most 50. */
        PEOPLE,
        /** The id of a channel; left out, the one in which the rule was met. */
        CHANNEL,
        /** The id of a task, or what its playbook calls it. */
        TASK,
        /** The name of a role. */
        ROLE,
        /** The id of a property. */
        PROPERTY,
        /** {@code SEV1} to {@code SEV5}. */
        SEVERITY,
        /** A status in lower case. */
        STATUS,
        /** The id of a playbook. */
        PLAYBOOK,
        /** A whole number of seconds, 1 to 31,622,400. */
        SECONDS,
        /** An address that begins with {@code https:} or {@code http:}. */
        LINK,
        /** {@code true} or {@code false}. */
        YES
    }
}
