package dev.muster.exchange;

import dev.muster.exchange.ImportReport.Fate;
import dev.muster.exchange.ImportReport.Line;
import java.util.ArrayList;
import java.util.List;

/** A report as it grows. Used by one thread. */
final class Notes {
    private final List<Line> lines = new ArrayList<>();
    private final List<Line> mend = new ArrayList<>();
    private int more;

    void kept(String path, String what, String said) {
        add(path, what, said, Fate.KEPT);
    }

    void changed(String path, String what, String said) {
        add(path, what, said, Fate.CHANGED);
    }

    void missing(String path, String what, String said) {
        add(path, what, said, Fate.MISSING);
    }

    void ignored(String path, String what, String said) {
        add(path, what, said, Fate.IGNORED);
    }

    /** What has to be mended before it can be published: said however long the report is. */
    void mend(String path, String said) {
        mend.add(new Line(path, "publish.refused", "before it can be published: " + said, Fate.MISSING));
    }

    private void add(String path, String what, String said, Fate fate) {
        if (lines.size() < ImportReport.MOST) {
            lines.add(new Line(path, what, said, fate));
        } else {
            more++;
        }
    }

    ImportReport report() {
        List<Line> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add(new Line("", "report.more", "there are " + more + " more lines than fit here", Fate.CHANGED));
        }
        all.addAll(mend);
        return new ImportReport(List.copyOf(all));
    }
}
