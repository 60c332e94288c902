package dev.muster.command;

/**
 * A capability of the system: its commands, questions, events and what follows from them. The built-in rooms
 * are features, and a host adds its own in the same way.
 *
 * <p>What it registers must be stateless and safe for use by several threads.
 */
@FunctionalInterface
public interface Feature {
    /** Called once, when the system is built. */
    void register(Registry registry);
}
