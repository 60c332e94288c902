package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Offer;
import dev.muster.Told;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G6: what a client loaded, and what came over its socket since, is what it would load now. Every kind of command, what
 * comes due behind it, and random sequences; as owner, member and guest, with the folds of the page itself.
 */
class G6SnapshotTest {
    /** Entries of journals that no room shows, and so are folded into none. */
    private static final Set<String> ELSEWHERE = Set.of();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyKindOfCommand(Base base) throws Exception {
        try (Scene scene = new Scene(base, folder)) {
            Set<String> offered = scene.muster().offers().stream()
                    .filter(o -> o.sort() == Offer.Sort.COMMAND)
                    .map(Offer::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(offered).as("commands without a row in Acts").isSubsetOf(Acts.ALL.keySet());
            offered.forEach(scene::act);
            assertThat(scene.differences()).isEmpty();
            Set<String> kinds =
                    scene.muster().events().stream().map(Told::kind).collect(Collectors.toCollection(TreeSet::new));
            kinds.removeAll(scene.kinds());
            assertThat(kinds).as("kinds of entry that no viewer was told").isEqualTo(ELSEWHERE);
            Rounds.measured(
                    "G6 %s: %d commands, %d cases, %d entries of %d kinds folded, as owner, member and guest: no"
                            + " difference",
                    base, offered.size(), scene.cases(), scene.entries(), scene.kinds().size());
        }
    }
}
