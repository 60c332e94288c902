package dev.muster.command;

/**
 * Something that a caller wants to know: an immutable record. Its components are what a client sends.
 *
 * @param <R> what the answer is
 */
public interface Question<R> {}
