package dev.muster.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What keeps its order from one list to another with the same elements: as many of them as possible. */
final class LongestRun {
    private LongestRun() {}

    /** The elements of a longest common subsequence; each element is in each list once. */
    static Set<String> of(List<String> before, List<String> after) {
        Map<String, Integer> places = new HashMap<>();
        before.forEach(e -> places.put(e, places.size()));
        List<Integer> lengths = new ArrayList<>();
        List<Integer> previous = new ArrayList<>();
        int best = -1;
        for (int i = 0; i < after.size(); i++) {
            lengths.add(1);
            previous.add(-1);
            for (int j = 0; j < i; j++) {
                boolean inOrder = places.getOrDefault(after.get(j), 0) < places.getOrDefault(after.get(i), 0);
                if (inOrder && lengths.get(j) + 1 > lengths.get(i)) {
                    lengths.set(i, lengths.get(j) + 1);
                    previous.set(i, j);
                }
            }
            if (best < 0 || lengths.get(i) > lengths.get(best)) {
                best = i;
            }
        }
        Set<String> run = new HashSet<>();
        for (int i = best; i >= 0; i = previous.get(i)) {
            run.add(after.get(i));
        }
        return run;
    }
}
