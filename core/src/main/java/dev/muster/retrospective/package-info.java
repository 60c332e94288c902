/**
 * Looking back on an incident: sections begun from the playbook's template, what contributed, action items that are
 * tracked to their end, and changes of the playbook that follow from it.
 *
 * <p>Read {@link dev.muster.retrospective.Retrospective} and {@link dev.muster.retrospective.ActionItem} for how it
 * stands, then {@link dev.muster.retrospective.RetrospectiveCommands}.
 */
@NullMarked
package dev.muster.retrospective;

import org.jspecify.annotations.NullMarked;
