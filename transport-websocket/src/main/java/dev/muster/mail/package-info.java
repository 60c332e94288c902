/**
 * E-mail: a {@link dev.muster.notifier.Notifier} over SMTP with Angus Mail, which is an optional dependency. A host that wants
 * it adds {@code org.eclipse.angus:angus-mail}; others inherit nothing of it.
 */
@NullMarked
package dev.muster.mail;

import org.jspecify.annotations.NullMarked;
