package dev.muster.tck;

import dev.muster.storage.Store;

/** How a contract gets the store that it tests. */
public interface StoreFixture {
    /** A new store with nothing in it. Whoever opened it closes it. */
    Store open() throws Exception;

    /** Closes a store and opens what it kept; the same store where nothing is kept. */
    default Store reopen(Store store) throws Exception {
        return store;
    }
}
