package dev.muster;

import dev.muster.access.Directory;
import dev.muster.access.Policy;
import dev.muster.command.Feature;
import dev.muster.context.Collector;
import dev.muster.engine.Catalog;
import dev.muster.engine.Engine;
import dev.muster.engine.Settings;
import dev.muster.file.FileLimits;
import dev.muster.file.Files;
import dev.muster.incident.CallLinks;
import dev.muster.notifier.Contacts;
import dev.muster.notifier.Notifier;
import dev.muster.notifier.NotifierGroup;
import dev.muster.notifier.Notifiers;
import dev.muster.rule.RuleAction;
import dev.muster.rule.RuleTrigger;
import dev.muster.storage.FileStore;
import dev.muster.storage.Store;
import dev.muster.transport.Outbound;
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
    private final List<Collector> collectors = new ArrayList<>();
    private Outbound outbound = Outbound.NONE;
    private final List<RuleTrigger<?>> ruleTriggers = new ArrayList<>();
    private final List<RuleAction> ruleActions = new ArrayList<>();
    private final List<Notifier> notifiers = new ArrayList<>();
    private final List<NotifierGroup> notifierGroups = new ArrayList<>();
    private Contacts contacts = Contacts.NONE;
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

    /**
     * How long due work is this node's own before another may take it; 30 seconds unless set. For as long what leaves the
     * process is waited for; what is decided here waits for a node that died for 3 seconds at most.
     */
    public MusterBuilder lease(Duration lease) {
        settings = settings.withLease(lease);
        return this;
    }

    /** Whether this node runs due work by itself; true unless set. */
    public MusterBuilder runsDueWork(boolean runs) {
        settings = settings.withRunsDueWork(runs);
        return this;
    }

    /** What sends requests to other systems; unless set, nothing is sent. Not closed by Muster. */
    public MusterBuilder outbound(Outbound newOutbound) {
        outbound = newOutbound;
        return this;
    }

    /** Adds something that is asked when an incident opens; playbooks name it. */
    public MusterBuilder collector(Collector collector) {
        collectors.add(collector);
        return this;
    }

    /** How many errands, which ask and send outside, this node runs at once; 8 unless set, at least 1. */
    public MusterBuilder errands(int atOnce) {
        settings = settings.withErrands(atOnce);
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

    /** Lets rules begin with a further sort of event, one that a feature of the host's has registered. */
    public MusterBuilder ruleTrigger(RuleTrigger<?> trigger) {
        ruleTriggers.add(trigger);
        return this;
    }

    /** Lets rules do something more. */
    public MusterBuilder ruleAction(RuleAction action) {
        ruleActions.add(action);
        return this;
    }

    /** Adds what brings news to people who are not looking; without one, nothing leaves. Not closed by Muster. */
    public MusterBuilder notifier(Notifier notifier) {
        notifiers.add(notifier);
        return this;
    }

    /**
     * Lets notifiers stand in for each other; the first group is used where nobody says another. Unless set, all notifiers
     * are one group, in their order, and each has five minutes.
     *
     * @param name its name
     * @param confirmWithin how long each has to confirm
     * @param names the names of the notifiers, in their order
     */
    public MusterBuilder notifierGroup(String name, Duration confirmWithin, String... names) {
        notifierGroups.add(new NotifierGroup(name, List.of(names), confirmWithin));
        return this;
    }

    /** Where people are reached by notifiers; nowhere unless set. */
    public MusterBuilder contacts(Contacts newContacts) {
        contacts = newContacts;
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
        Notifiers told = new Notifiers(notifiers, notifierGroups, contacts, Sources.all());
        Rooms.builtIn(callLinks, outbound, collectors, ruleTriggers, ruleActions, told)
                .forEach(f -> f.register(catalog));
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
