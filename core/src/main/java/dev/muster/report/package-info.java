/**
 * Reports: what happened, in words and figures, read from the journal and from state. Changes nothing.
 *
 * <p>Read {@link dev.muster.report.IncidentFold} for the one fold behind every form of the incident report,
 * {@link dev.muster.report.Briefing} for what a late joiner reads, and {@link dev.muster.report.VerifyJournal} for
 * the program with which an auditor checks a journal without the database.
 */
@NullMarked
package dev.muster.report;

import org.jspecify.annotations.NullMarked;
