/**
 * Playbooks as files: our own format, exports of Mattermost playbooks, and CACAO 2.0, each in and out, with a report of
 * what became of everything in them.
 *
 * <p>Begin with {@link dev.muster.exchange.Exchange}. What is read was written by somebody else: it is bounded before it
 * is looked at, nothing in it is run, and no id in it means anything here.
 */
@NullMarked
package dev.muster.exchange;

import org.jspecify.annotations.NullMarked;
