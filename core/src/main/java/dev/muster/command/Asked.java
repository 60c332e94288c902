package dev.muster.command;

import dev.muster.access.Action;
import dev.muster.access.Standing;

/** What is to be put to the policy: an action, and how the actor stands to its object. */
public record Asked(Action action, Standing standing) {}
