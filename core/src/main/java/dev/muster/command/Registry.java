package dev.muster.command;

import dev.muster.journal.Event;

/**
 * Takes in what features offer. Names are {@code room.verb} in lower case with hyphens, and are what REST
 * addresses, socket frames and stored jobs carry, so they never change. Every method throws
 * {@link IllegalStateException} when a name or type is taken.
 */
public interface Registry {
    /** A command that callers may send. */
    <C extends Command> void handle(String name, Class<C> type, Handler<C> handler);

    /** A command that only time brings about: the work of a scheduled job. No caller can send it. */
    <C extends Command> void handleDue(String name, Class<C> type, Handler<C> handler);

    /**
     * Due work whose effect lies outside the store. A decision schedules a command of this type as it schedules one that
     * is registered with {@code handleDue}; no caller can send it.
     */
    <C extends Command> void errand(String name, Class<C> type, Errand<C> errand);

    /** What may keep errands back; every one that is registered is asked. */
    void fence(Fence fence);

    /** A question that callers may ask. */
    <Q extends Question<R>, R> void answer(String name, Class<Q> type, Class<R> result, Answerer<Q, R> answerer);

    /**
     * An event of this feature.
     *
     * @param kind {@code room.past-tense}; stored, so it never changes
     * @param schema the shape of the payload, from 1
     */
    <E extends Event> void event(String kind, int schema, Class<E> type);

    /** What follows from an event, in the same transaction. */
    <E extends Event> void follow(Class<E> type, Follower<E> follower);

    /** A command that people type. */
    void slash(SlashCommand command);

    /** What was registered to be typed, by whichever feature; complete once the system is built. */
    SlashCommands slashCommands();

    /** Plays what was registered, by whichever feature, without doing it; complete once the system is built. */
    Rehearsal rehearsal();

    /** Who may read journals of a sort. */
    void audience(String sort, Audience audience);
}
