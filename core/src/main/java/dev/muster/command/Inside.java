package dev.muster.command;

/**
 * Marks a {@link Command} or {@link Question} that only code of this process sends, as a record: no transport finds it
 * by its name, and it is not among the offers. For what says something that must not be believed of a client, such as
 * that content has arrived. It is authorised like any other.
 */
public interface Inside {}
