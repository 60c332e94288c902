package dev.muster.tck;

/**
 * What every store promises. Implement {@link #open()} in a test class, and {@link #reopen} where the store keeps what
 * it holds, and all the tests of these contracts run on it:
 *
 * <pre>{@code
 * class MemoryStoreContractTest implements StoreContract {
 *     @Override
 *     public Store open() {
 *         return new MemoryStore();
 *     }
 * }
 * }</pre>
 */
public interface StoreContract
        extends JournalContract,
                DocumentContract,
                FindContract,
                WordingContract,
                JobContract,
                ReceiptContract,
                BeginContract,
                TransactionContract,
                SignalContract,
                BroadcastContract,
                ModelContract {}
