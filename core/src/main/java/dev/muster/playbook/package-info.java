/**
 * Playbooks and tasks: what is to be done in an incident, by whom, and until when.
 *
 * <p>A playbook is data in immutable published versions; declaring an incident by one makes its roles, invitations
 * and tasks in the same transaction ({@link dev.muster.playbook.Opening}). A task is a document of its own, also in a
 * channel without an incident. Read {@link dev.muster.playbook.PlaybookContent} for what a playbook holds and
 * {@link dev.muster.playbook.PlaybookEvent} for what can happen.
 */
@NullMarked
package dev.muster.playbook;

import org.jspecify.annotations.NullMarked;
