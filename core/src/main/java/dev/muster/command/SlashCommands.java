package dev.muster.command;

import java.util.Collection;
import java.util.Optional;

/** The slash commands that features have registered, and what handles the commands that they mean. */
public interface SlashCommands {
    /** The command of this name. */
    Optional<SlashCommand> slash(String name);

    /** All of them, by name. */
    Collection<SlashCommand> slashes();

    /** What handles a command that callers may send; {@link IllegalArgumentException} for any other. */
    Handler<Command> handlerOf(Command command);
}
