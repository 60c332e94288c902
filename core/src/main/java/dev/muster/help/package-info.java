/**
 * Calls for help: bringing someone of another area into an incident, one after the other until one says yes.
 *
 * <p>Read {@link dev.muster.help.HelpCall} for how a call stands, then {@link dev.muster.help.HelpCommands}.
 */
@NullMarked
package dev.muster.help;

import org.jspecify.annotations.NullMarked;
