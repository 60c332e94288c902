package dev.muster.jdbc;

/** Brings the text index of a store to the end now, for tests of search over what is indexed. */
final class Catching {
    private Catching() {}

    static void up(JdbcStore store) {
        store.catchUp();
    }
}
