/**
 * Commands that people type into a channel, found by name, completed as they are typed, and handed on.
 *
 * <p>Begin with {@link dev.muster.slash.Slash}. A new one is a {@link dev.muster.command.SlashCommand} that a feature
 * registers.
 */
@NullMarked
package dev.muster.slash;

import org.jspecify.annotations.NullMarked;
