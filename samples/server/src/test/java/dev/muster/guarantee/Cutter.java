package dev.muster.guarantee;

import dev.muster.guarantee.ChaosProxy.Link;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Breaks connections of followers, one at a time, in one of the ways in which they break. */
final class Cutter {
    private final List<ChaosProxy> proxies;
    private final List<Follower> followers;
    private final Random random;
    private final Map<Kind, Integer> cuts = new EnumMap<>(Kind.class);

    /** How one breaks. */
    enum Kind {
        RESET,
        MID_FRAME,
        HALF_OPEN,
        LEFT_UNPROCESSED
    }

    Cutter(List<ChaosProxy> proxies, List<Follower> followers, long seed) {
        this.proxies = proxies;
        this.followers = followers;
        this.random = new Random(seed);
    }

    /** Breaks one; one that goes silent is slower to be missed, so that is rarer. */
    void cut() {
        int die = random.nextInt(10);
        Kind kind = die < 3 ? Kind.RESET : die < 6 ? Kind.MID_FRAME : die < 7 ? Kind.HALF_OPEN : Kind.LEFT_UNPROCESSED;
        if (kind == Kind.LEFT_UNPROCESSED) {
            followers.get(random.nextInt(followers.size())).leave();
        } else {
            List<Link> links = proxies.get(random.nextInt(proxies.size())).links();
            if (links.isEmpty()) {
                return;
            }
            Link link = links.get(random.nextInt(links.size()));
            switch (kind) {
                case MID_FRAME -> link.cutAfter(1 + random.nextInt(600));
                case HALF_OPEN -> link.silence();
                default -> link.reset();
            }
        }
        cuts.merge(kind, 1, Integer::sum);
    }

    Map<Kind, Integer> cuts() {
        return cuts;
    }
}
