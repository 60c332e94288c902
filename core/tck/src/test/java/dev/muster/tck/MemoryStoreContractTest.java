package dev.muster.tck;

import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;

class MemoryStoreContractTest implements StoreContract {
    @Override
    public Store open() {
        return new MemoryStore();
    }
}
