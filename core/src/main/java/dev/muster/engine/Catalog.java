package dev.muster.engine;

import dev.muster.command.Answerer;
import dev.muster.command.Audience;
import dev.muster.command.Command;
import dev.muster.command.Errand;
import dev.muster.command.Fence;
import dev.muster.command.Follower;
import dev.muster.command.Handler;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rehearsal;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommands;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.record.Json;
import dev.muster.record.MalformedJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that features have registered. Filled while the system is built, only read afterwards. */
public final class Catalog implements Registry, SlashCommands {
    private final Map<String, Operation<?>> commands = new TreeMap<>();
    private final Map<Class<?>, Operation<?>> byCommand = new HashMap<>();
    private final Map<String, Outgoing<?>> errands = new TreeMap<>();
    private final Map<Class<?>, Outgoing<?>> byErrand = new HashMap<>();
    private final List<Fence> fences = new ArrayList<>();
    private final Map<String, Inquiry<?, ?>> questions = new TreeMap<>();
    private final Map<Class<?>, Inquiry<?, ?>> byQuestion = new HashMap<>();
    private final Map<String, Kept<?>> events = new TreeMap<>();
    private final Map<Class<?>, Kept<?>> byEvent = new HashMap<>();
    private final Map<Class<?>, List<Follower<?>>> followers = new HashMap<>();
    private final Map<String, Audience> audiences = new HashMap<>();
    private final Map<String, SlashCommand> slashes = new TreeMap<>();

    /** A command that can be run. {@code due} says that only time brings it about. */
    public record Operation<C extends Command>(String name, Class<C> type, Handler<C> handler, boolean due) {}

    /** An errand that can be run. */
    public record Outgoing<C extends Command>(String name, Class<C> type, Errand<C> errand) {}

    /** A question that can be asked. */
    public record Inquiry<Q extends Question<R>, R>(
            String name, Class<Q> type, Class<R> result, Answerer<Q, R> answerer) {}

    /** An event that is kept. */
    public record Kept<E extends Event>(String kind, int schema, Class<E> type) {}

    /** Nothing registered. */
    public Catalog() {}

    @Override
    public <C extends Command> void handle(String name, Class<C> type, Handler<C> handler) {
        add(new Operation<>(name, type, handler, false));
    }

    @Override
    public <C extends Command> void handleDue(String name, Class<C> type, Handler<C> handler) {
        add(new Operation<>(name, type, handler, true));
    }

    @Override
    public <C extends Command> void errand(String name, Class<C> type, Errand<C> errand) {
        Outgoing<C> outgoing = new Outgoing<>(name, type, errand);
        once(commands.get(name), name);
        once(errands.putIfAbsent(name, outgoing), name);
        once(byErrand.putIfAbsent(type, outgoing), type);
    }

    @Override
    public void fence(Fence fence) {
        fences.add(fence);
    }

    private void add(Operation<?> operation) {
        once(errands.get(operation.name()), operation.name());
        once(commands.putIfAbsent(operation.name(), operation), operation.name());
        once(byCommand.putIfAbsent(operation.type(), operation), operation.type());
    }

    @Override
    public <Q extends Question<R>, R> void answer(
            String name, Class<Q> type, Class<R> result, Answerer<Q, R> answerer) {
        Inquiry<Q, R> inquiry = new Inquiry<>(name, type, result, answerer);
        once(questions.putIfAbsent(name, inquiry), name);
        once(byQuestion.putIfAbsent(type, inquiry), type);
    }

    @Override
    public <E extends Event> void event(String kind, int schema, Class<E> type) {
        Kept<E> kept = new Kept<>(kind, schema, type);
        once(events.putIfAbsent(kind, kept), kind);
        once(byEvent.putIfAbsent(type, kept), type);
    }

    @Override
    public <E extends Event> void follow(Class<E> type, Follower<E> follower) {
        followers.computeIfAbsent(type, t -> new ArrayList<>()).add(follower);
    }

    @Override
    public void audience(String sort, Audience audience) {
        once(audiences.putIfAbsent(sort, audience), sort);
    }

    @Override
    public void slash(SlashCommand command) {
        once(slashes.putIfAbsent(command.name(), command), "/" + command.name());
    }

    @Override
    public SlashCommands slashCommands() {
        return this;
    }

    @Override
    public Rehearsal rehearsal() {
        return new Rehearser(this);
    }

    @Override
    public Optional<SlashCommand> slash(String name) {
        return Optional.ofNullable(slashes.get(name));
    }

    @Override
    public Collection<SlashCommand> slashes() {
        return slashes.values();
    }

    @Override
    public Handler<Command> handlerOf(Command command) {
        Operation<Command> operation = operation(command);
        if (operation.due()) {
            throw new IllegalArgumentException(operation.name() + " is brought about by time alone");
        }
        return operation.handler();
    }

    /** All commands, by name. */
    public Collection<Operation<?>> operations() {
        return commands.values();
    }

    /** All questions, by name. */
    public Collection<Inquiry<?, ?>> inquiries() {
        return questions.values();
    }

    /** All events, by kind. */
    public Collection<Kept<?>> events() {
        return events.values();
    }

    /** All errands, by name. */
    public Map<String, Outgoing<?>> errands() {
        return errands;
    }

    List<Fence> fences() {
        return fences;
    }

    /** The kind of the job that runs this command when it is due. */
    String job(Command command) {
        Outgoing<?> errand = byErrand.get(command.getClass());
        return errand == null ? operation(command).name() : errand.name();
    }

    /** The command of this name. */
    public Optional<Operation<?>> operation(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** The question of this name. */
    public Optional<Inquiry<?, ?>> inquiry(String name) {
        return Optional.ofNullable(questions.get(name));
    }

    @SuppressWarnings("unchecked")
    <C extends Command> Operation<C> operation(C command) {
        return (Operation<C>) known(byCommand.get(command.getClass()), command.getClass());
    }

    @SuppressWarnings("unchecked")
    <Q extends Question<R>, R> Inquiry<Q, R> inquiry(Q question) {
        return (Inquiry<Q, R>) known(byQuestion.get(question.getClass()), question.getClass());
    }

    Kept<?> kept(Event event) {
        return known(byEvent.get(event.getClass()), event.getClass());
    }

    @SuppressWarnings("unchecked")
    <E extends Event> List<Follower<E>> followers(E event) {
        return (List<Follower<E>>) (List<?>) followers.getOrDefault(event.getClass(), List.of());
    }

    Optional<Audience> audience(String sort) {
        return Optional.ofNullable(audiences.get(sort));
    }

    /** The event of an entry; empty when this node does not know the kind, or its content is gone. */
    public Optional<Event> event(Entry entry) {
        Kept<?> kept = events.get(entry.kind());
        if (kept == null || entry.purged()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(entry.payload(), kept.type()));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static void once(@Nullable Object before, Object what) {
        if (before != null) {
            throw new IllegalStateException(what + " is registered already");
        }
    }

    private static <T> T known(@Nullable T found, Class<?> type) {
        if (found == null) {
            throw new IllegalArgumentException(type.getName() + " is registered by no feature");
        }
        return found;
    }
}
