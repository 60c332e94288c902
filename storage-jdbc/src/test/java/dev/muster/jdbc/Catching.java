package dev.muster.jdbc;

import java.util.List;

/** Brings the text index of a store to the end now, for tests of search over what is indexed. */
final class Catching {
    private Catching() {}

    static void up(JdbcStore store) {
        List<Long> behind = store.parts().readers().run(lane -> lane.query("behind")
                .map((row, ctx) -> row.getLong(1))
                .list());
        for (long journal : behind) {
            boolean more = true;
            while (more) {
                more = store.parts()
                        .writers()
                        .run(lane -> lane.dialect().index(lane).step(journal));
            }
        }
    }
}
