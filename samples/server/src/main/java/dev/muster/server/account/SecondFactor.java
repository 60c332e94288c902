package dev.muster.server.account;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody has besides a password: an app that makes codes, and codes on paper for when it is lost.
 *
 * @param key what the app makes its codes from, in Base32
 * @param lastStep the half minute of the last code that was taken; it and older ones are refused
 * @param recovery the digests of the recovery codes that are left
 */
public record SecondFactor(String key, long lastStep, List<String> recovery) {
    /** Takes a copy of the list. */
    public SecondFactor {
        recovery = List.copyOf(recovery);
    }

    SecondFactor spentStep(long step) {
        return new SecondFactor(key, step, recovery);
    }

    SecondFactor spentRecovery(String digest) {
        List<String> left = new ArrayList<>(recovery);
        left.remove(digest);
        return new SecondFactor(key, lastStep, left);
    }

    SecondFactor withRecovery(List<String> digests) {
        return new SecondFactor(key, lastStep, digests);
    }
}
