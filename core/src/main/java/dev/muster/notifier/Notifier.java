package dev.muster.notifier;

import java.time.Duration;

/**
 * Brings a message to one person: by e-mail, by a request to another system, by a pager.
 *
 * <p>Called on threads of the engine, several at once, outside every transaction, with no lock held. May be slow and may
 * throw: a throw counts as {@link Receipt.Sort#FAILED}, and after {@link #limit} the thread is interrupted and the attempt
 * counts as failed. Each message is delivered <b>at least once</b>: a node may die between the effect and the record of it,
 * and what failed is tried again. The id of the message is the same at every attempt and on every node; whoever receives it
 * counts by it.
 *
 * <p>Nothing of an exercise is ever given to a notifier.
 */
public interface Notifier {
    /** Its name, 1 to 40 lower-case letters, digits and hyphens: what rules, groups and records carry. Never changes. */
    String name();

    /**
     * Brings it there, and says what is known of that.
     *
     * @throws Exception when it went wrong; its message goes on record, so it holds no secret
     */
    Receipt deliver(Message message) throws Exception;

    /** How long one delivery may take, more than zero. */
    default Duration limit() {
        return Duration.ofSeconds(20);
    }
}
