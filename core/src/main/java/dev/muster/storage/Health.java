package dev.muster.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a store says about itself.
 *
 * @param reachable whether the database answered just now
 * @param writable whether it took what was last to be written: false from a write for which the disk had no room, or
 *     that failed otherwise, to the next one that is taken
 * @param problem what is wrong, for the operator; null when nothing is
 * @param kind the sort of store, such as {@code memory}, {@code sqlite}, {@code postgresql}
 * @param durability what an acknowledged commit survives, in words
 * @param epoch which numbering this is: a restored store gets another
 * @param lanes how many transactions are worth running at once; 1 for a single writer
 * @param ahead how far the database's clock is ahead of this machine's as it shows at this moment; zero where they are
 *     one
 */
public record Health(
        boolean reachable,
        boolean writable,
        @Nullable String problem,
        String kind,
        String durability,
        String epoch,
        int lanes,
        Duration ahead) {}
