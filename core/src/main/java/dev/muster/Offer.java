package dev.muster;

import dev.muster.command.SecretQuestion;

/**
 * Something that callers may send, by its stable name: what a transport needs to make an address of it, and a
 * description.
 *
 * @param name {@code room.verb}
 * @param sort a command, which changes something, or a question, which does not
 * @param type the record whose components are the properties to send
 * @param result the record that answers it; for a command {@link dev.muster.command.Outcome}
 */
public record Offer(String name, Sort sort, Class<?> type, Class<?> result) {
    /** Command or question. */
    public enum Sort {
        /** Changes something; safe to send again under its key. */
        COMMAND,
        /** Changes nothing. */
        QUESTION
    }

    /** True for a question that must not be asked in an address, because its properties hold a secret. */
    public boolean secret() {
        return SecretQuestion.class.isAssignableFrom(type);
    }
}
