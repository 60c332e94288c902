package dev.muster.command;

/**
 * Marks commands and questions that carry a whole document. Transports that bound what they take in take more of these:
 * REST takes up to 4 MiB, and questions as POST too; a frame of a socket stays as short as it is.
 */
public interface Bulky {}
