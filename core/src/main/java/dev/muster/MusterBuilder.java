package dev.muster;

import dev.muster.access.Directory;
import dev.muster.access.Policy;
import dev.muster.command.Feature;
import dev.muster.engine.Catalog;
import dev.muster.engine.Engine;
import dev.muster.engine.Settings;
import dev.muster.file.FileLimits;
import dev.muster.file.Files;
import dev.muster.incident.CallLinks;
import dev.muster.storage.FileStore;
import dev.muster.storage.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link Muster}. A store and a directory are needed; everything else has a default. */
public final class MusterBuilder {
    private @Nullable Store store;
    private @Nullable Directory directory;
    private Policy policy = Policy.standard();
    private @Nullable InstantSource clock;
    private Settings settings = Settings.STANDARD;
    private ThreadFactory threads = daemons();
    private @Nullable CallLinks callLinks;
    private final List<Feature> features = new ArrayList<>();
    private @Nullable FileStore files;
    private FileLimits fileLimits = FileLimits.STANDARD;

    MusterBuilder() {}

    /** Where everything is kept. Not closed by Muster. */
    public MusterBuilder store(Store newStore) {
        store = newStore;
        return this;
    }

    /** Who the people are. */
    public MusterBuilder directory(Directory newDirectory) {
        directory = newDirectory;
        return this;
    }

    /** Other rules of who may do what; {@link Policy#standard()} unless set. */
    public MusterBuilder policy(Policy newPolicy) {
        policy = newPolicy;
        return this;
    }

    /** Domain time; the store's clock unless set. Leases go by the database's clock in any case. */
    public MusterBuilder clock(InstantSource newClock) {
        clock = newClock;
        return this;
    }

    /** Makes all threads; daemon threads named {@code muster-1} and so on unless set. */
    public MusterBuilder threads(ThreadFactory newThreads) {
        threads = newThreads;
        return this;
    }

    /** This node's name, for its access journal; {@code main} unless set. */
    public MusterBuilder node(String name) {
        settings = settings.withNode(name);
        return this;
    }

    /** How long this node believes what the directory said; 5 seconds unless set. */
    public MusterBuilder snapshotLifetime(Duration lifetime) {
        settings = settings.withSnapshotLifetime(lifetime);
        return this;
    }

    /** How long due work is this node's own before another may take it; 30 seconds unless set. */
    public MusterBuilder lease(Duration lease) {
        settings = settings.withLease(lease);
        return this;
    }

    /** Whether this node runs due work by itself; true unless set. */
    public MusterBuilder runsDueWork(boolean runs) {
        settings = settings.withRunsDueWork(runs);
        return this;
    }

    /** Where the content of files is kept. Not closed by Muster. Unless set, files are refused. */
    public MusterBuilder files(FileStore newFiles) {
        files = newFiles;
        return this;
    }

    /** Which files are taken in, and how many; {@link FileLimits#STANDARD} unless set. */
    public MusterBuilder fileLimits(FileLimits limits) {
        fileLimits = limits;
        return this;
    }

    /** What makes calls for incidents; unless set, their addresses come from templates alone. */
    public MusterBuilder callLinks(CallLinks links) {
        callLinks = links;
        return this;
    }

    /** Adds a feature of the host's own. */
    public MusterBuilder feature(Feature feature) {
        features.add(feature);
        return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException when store or directory are missing
     */
    public Muster build() {
        if (store == null || directory == null) {
            throw new IllegalStateException("Muster needs a store and a directory: builder().store(…).directory(…)");
        }
        Catalog catalog = new Catalog();
        Rooms.builtIn(callLinks).forEach(f -> f.register(catalog));
        new Files(files, fileLimits).register(catalog);
        features.forEach(f -> f.register(catalog));
        InstantSource time = clock == null ? new StoreClock(store) : clock;
        Engine engine = new Engine(store, catalog, policy, directory, time, settings, threads);
        return new Muster(engine, catalog, store, files);
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "muster-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
