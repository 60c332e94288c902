package dev.muster.server.account;

import org.jdbi.v3.core.Handle;

/** One change by an administrator after the other, so that what holds over several accounts can be checked. */
final class Turn {
    private Turn() {}

    static void take(Handle h) {
        h.execute("update host_turn set turn = turn + 1 where id = 'administration'");
    }
}
