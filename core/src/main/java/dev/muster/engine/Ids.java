package dev.muster.engine;

import com.github.f4b6a3.uuid.UuidCreator;

/** New ids: version 7 UUIDs (RFC 9562), so that they ascend in time and are kept close together in an index. */
final class Ids {
    private Ids() {}

    static String next() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
