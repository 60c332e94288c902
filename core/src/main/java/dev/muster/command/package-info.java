/**
 * The contract between features and engine.
 *
 * <p>A feature says what can be done ({@link dev.muster.command.Handler}), what follows from it
 * ({@link dev.muster.command.Follower}) and what can be asked ({@link dev.muster.command.Answerer}), and
 * registers them with a {@link dev.muster.command.Registry}. It never opens a transaction and never talks to
 * a transport. Read {@link dev.muster.command.Feature} first.
 */
@NullMarked
package dev.muster.command;

import org.jspecify.annotations.NullMarked;
