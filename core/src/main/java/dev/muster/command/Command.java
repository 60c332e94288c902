package dev.muster.command;

/**
 * Something that a caller wants done: an immutable record named in the imperative. Its components are what a
 * client sends.
 */
public interface Command {}
