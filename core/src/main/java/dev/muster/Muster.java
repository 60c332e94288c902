package dev.muster;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.command.Command;
import dev.muster.command.Inside;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.engine.Catalog;
import dev.muster.engine.Engine;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import dev.muster.storage.Broadcast;
import dev.muster.storage.FileStore;
import dev.muster.storage.Health;
import dev.muster.storage.Store;
import dev.muster.transport.Feeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * An incident room, running. Made by {@link #builder}, safe for use by several threads, closed by the host.
 *
 * <p>Everything is done by sending a command and asked by sending a question; both are records in the
 * features' packages, such as {@code new PostMessage(channel, "on it", null)}.
 */
public final class Muster implements AutoCloseable {
    private final Engine engine;
    private final Catalog catalog;
    private final Store store;
    private final @Nullable FileStore files;

    Muster(Engine engine, Catalog catalog, Store store, @Nullable FileStore files) {
        this.engine = engine;
        this.catalog = catalog;
        this.store = store;
        this.files = files;
    }

    /** Begins to set one up. */
    public static MusterBuilder builder() {
        return new MusterBuilder();
    }

    /**
     * Sends a command and waits until it is on stable storage.
     *
     * @param key makes it safe to send again, for ever and to any node: the same key has the same outcome
     *     once; null when it never will be
     * @throws Rejection when it is refused, with what to do
     * @throws dev.muster.storage.StoreException when it could not be stored
     */
    public Outcome run(Caller caller, Command command, @Nullable String key) {
        try {
            return submit(caller, command, key).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Sends a command. The future completes once it is on stable storage, on a thread of the engine: what is
     * chained to it must not block. It fails as {@link #run} throws.
     */
    public CompletableFuture<Outcome> submit(Caller caller, Command command, @Nullable String key) {
        return engine.submit(caller, command, key);
    }

    /**
     * Sends a command by its name, with its properties as UTF-8 JSON; for transports.
     *
     * @throws Rejection when there is no such command, or the JSON does not fit it; the field is named
     */
    public CompletableFuture<Outcome> submit(Caller caller, String name, byte[] json, @Nullable String key) {
        Catalog.Operation<?> operation = catalog.operation(name)
                .filter(Muster::offered)
                .orElseThrow(() -> Rejection.invalid("name", "there is no command " + name));
        return engine.submit(caller, fitting(() -> Json.read(json, operation.type())), key);
    }

    /**
     * Asks a question; answered from one snapshot, on the calling thread.
     *
     * @throws Rejection when it is refused, with what to do
     */
    public <R> R ask(Caller caller, Question<R> question) {
        return engine.ask(caller, question);
    }

    /**
     * Asks a question by its name, with its properties as text or JSON values; for transports.
     *
     * @throws Rejection when there is no such question, or the properties do not fit it; the field is named
     */
    public Object ask(Caller caller, String name, Map<String, ?> properties) {
        Class<? extends Question<?>> type = question(name);
        Question<?> question = fitting(() -> Json.convert(properties, type));
        return engine.ask(caller, question);
    }

    /**
     * Asks a question by its name, with its properties as UTF-8 JSON; for transports.
     *
     * @throws Rejection when there is no such question, or the JSON does not fit it; the field is named
     */
    public Object ask(Caller caller, String name, byte[] json) {
        Class<? extends Question<?>> type = question(name);
        Question<?> question = fitting(() -> Json.read(json, type));
        return engine.ask(caller, question);
    }

    private Class<? extends Question<?>> question(String name) {
        return catalog.inquiry(name)
                .filter(i -> !Inside.class.isAssignableFrom(i.type()))
                .orElseThrow(() -> Rejection.invalid("name", "there is no question " + name))
                .type();
    }

    private static <T> T fitting(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (MalformedJson e) {
            throw Rejection.invalid(e.path(), String.valueOf(e.getMessage()));
        }
    }

    /** Every command that callers may send and every question that they may ask, by name. */
    public List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        catalog.operations().stream()
                .filter(Muster::offered)
                .forEach(o -> offers.add(new Offer(o.name(), Offer.Sort.COMMAND, o.type(), Outcome.class)));
        catalog.inquiries().stream()
                .filter(i -> !Inside.class.isAssignableFrom(i.type()))
                .forEach(i -> offers.add(new Offer(i.name(), Offer.Sort.QUESTION, i.type(), i.result())));
        return offers;
    }

    private static boolean offered(Catalog.Operation<?> operation) {
        return !operation.due() && !Inside.class.isAssignableFrom(operation.type());
    }

    /** Every event that readers may be told of, by kind. */
    public List<Told> events() {
        List<Told> told = new ArrayList<>();
        catalog.events().forEach(e -> told.add(new Told(e.kind(), e.schema(), e.type())));
        return told;
    }

    /** Where transports subscribe. */
    public Feeds feeds() {
        return engine.feeds();
    }

    /** The host changed what somebody is or may do: from now on nothing older is believed, on any node. */
    public void accessChanged(WorkspaceId workspace, PersonId person) {
        engine.accessChanged(workspace);
    }

    /** A sign-in of the host ended: its connections are closed at once here, and within a second elsewhere. */
    public void sessionEnded(WorkspaceId workspace, String session) {
        engine.sessionEnded(workspace, session);
    }

    /**
     * Where the content of files is kept, for transports; empty when this Muster keeps none. What is opened here was
     * authorised by nobody: ask {@link dev.muster.file.FileViews.OpenFile} first.
     */
    public Optional<FileStore> files() {
        return Optional.ofNullable(files);
    }

    /** What the nodes over one store tell each other and nobody keeps, for transports. */
    public Broadcast broadcast() {
        return store.broadcast();
    }

    /** How the store is, asked now. */
    public Health health() {
        return store.health();
    }

    /** Figures of this node by name, for metrics; no ids and no names of people or channels. */
    public Map<String, Long> figures() {
        return engine.figures();
    }

    /** Finishes what was accepted, then ends all threads. The store stays open: it is the host's. */
    @Override
    public void close() {
        engine.close();
    }

    /**
     * Runs what is due now, on the calling thread, and returns how many jobs were taken; for hosts that run due
     * work themselves, and for tests that move the clock.
     */
    public int runDue() {
        return engine.runDue();
    }
}
