package dev.muster.server.account;

import dev.muster.access.PersonId;

/**
 * How Muster hears that access changed. Called after the commit and before the change is answered, on the thread that
 * changed it; when the process ends in between, Muster finds out by itself within the lifetime of a snapshot.
 */
public interface AccessNews {
    /** Somebody became another, may do less or more, or has fewer sign-ins. */
    void accessChanged(PersonId person);

    /** One sign-in ended. */
    void sessionEnded(String session);
}
