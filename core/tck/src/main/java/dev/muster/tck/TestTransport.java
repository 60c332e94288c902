package dev.muster.tck;

import dev.muster.Muster;
import dev.muster.access.Caller;

/** A transport that is tested, running over a Muster with {@link NotesFeature}. */
public interface TestTransport extends AutoCloseable {
    /** What it carries. */
    Muster muster();

    /** Connects as this caller; returns once news can come. */
    TestConnection connect(Caller caller);

    @Override
    void close();
}
