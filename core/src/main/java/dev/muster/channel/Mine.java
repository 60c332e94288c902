package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.command.Command;
import org.jspecify.annotations.Nullable;

/** A command about what is the caller's own. */
public interface Mine extends Command {
    /** The caller, once it is admitted. */
    @Nullable
    PersonId by();
}
