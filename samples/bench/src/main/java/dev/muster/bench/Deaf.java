package dev.muster.bench;

import dev.muster.access.PersonId;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.transport.Bundle;
import dev.muster.transport.Outlet;

/** Takes whatever it is told and does nothing with it; those who want some of it override that. */
class Deaf implements Outlet {
    @Override
    public void subscribed(JournalId journal, Cursor from, Cursor head) {}

    @Override
    public boolean entries(Bundle bundle) {
        return true;
    }

    @Override
    public void ended(JournalId journal) {}

    @Override
    public void resync(JournalId journal, Cursor head) {}

    @Override
    public void invited(JournalId journal) {}

    @Override
    public void whisper(JournalId journal, PersonId from, String what) {}

    @Override
    public void dismissed(String reason) {}
}
