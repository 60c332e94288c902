package dev.muster.websocket;

import dev.muster.access.Actor;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import dev.muster.journal.Cursor;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import dev.muster.transport.Outlet;
import jakarta.websocket.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of one person: reads frames, runs what they ask for, and carries the news. Its frames come one
 * after the other on the container's threads, its news on the engine's, its answers on either.
 */
final class Connection implements Outlet {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int SUBSCRIPTIONS = 500;
    private final Sockets sockets;
    private final Link link;
    private final Caller caller;
    private final Outgoing outgoing;
    private final Set<JournalId> wanted = ConcurrentHashMap.newKeySet();
    private final InFlight inFlight;
    private final Bucket questions;
    private final Bucket logged = new Bucket(1, 5);
    private final Bucket typing = new Bucket(2, 10);
    private volatile @Nullable Feed feed;
    private volatile long heard = System.nanoTime();
    private volatile boolean gone;

    /** The container's side of the connection. */
    interface Link extends Outgoing.Wire {
        void close(CloseReason.CloseCode code, String reason);

        void ping();
    }

    Connection(Sockets sockets, Link link, Caller caller) {
        this.sockets = sockets;
        this.link = link;
        this.caller = caller;
        this.inFlight = new InFlight(sockets.limits().inFlight());
        this.questions = sockets.limits().questions();
        this.outgoing =
                new Outgoing(link, sockets.limits().queued(), sockets.waiting(), this::drained, sockets.moment());
    }

    PersonId person() {
        return caller.person();
    }

    /** Opens the feed and greets; throws what the engine throws when the person may not be connected. */
    void open() {
        Feed opened = sockets.muster().feeds().open(caller, this);
        feed = opened;
        Actor actor = opened.actor();
        outgoing.force(Frames.hello(
                actor.id(),
                actor.name(),
                sockets.node(),
                sockets.epoch(),
                sockets.limits().heartbeat().toSeconds()));
    }

    void closed() {
        gone = true;
        outgoing.close();
        Feed open = feed;
        if (open != null) {
            open.close();
        }
        wanted.forEach(j -> sockets.presence().leave(j, this));
        wanted.clear();
    }

    void close(CloseReason.CloseCode code, String reason) {
        link.close(code, reason);
    }

    /** The other side lives. */
    void heard() {
        heard = System.nanoTime();
    }

    /** Once a heartbeat: closes what is stuck or silent, pings the others. */
    void beat() {
        Limits limits = sockets.limits();
        if (outgoing.stalled(limits.stall())) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow; reconnect with the cursors you hold");
        } else if (System.nanoTime() - heard > 3 * limits.heartbeat().toNanos()) {
            close(CloseReason.CloseCodes.GOING_AWAY, "nothing was heard for too long");
        } else if (outgoing.quiet()) {
            link.ping();
        }
    }

    boolean stalled() {
        return outgoing.stalled(sockets.limits().stall());
    }

    /** A frame arrived. */
    void text(String text) {
        heard();
        @Nullable String id = null;
        try (Turns.Turn turn = sockets.turns().take()) {
            id = inFlight.refused(text);
            if (id != null) {
                went(outgoing.gather(Frames.tooMany(id)));
                Turns.fine();
                return;
            }
            Incoming frame = Incoming.read(text);
            id = frame.id();
            if (frame.type().equals("ask")) {
                turn.end();
            }
            take(frame);
        } catch (RuntimeException e) {
            if (id == null) {
                told("a frame that is none");
            }
            refuse(id, e);
        }
    }

    /** Says in the log what no client of good will does; not more of it than a log can take. */
    void told(String what) {
        if (logged.take()) {
            log.info("socket refused person={} because=\"{}\"", caller.person(), what);
        }
    }

    private void take(Incoming frame) {
        Feed open = feed;
        if (open == null) {
            return;
        }
        switch (frame.type()) {
            case "command" -> command(frame);
            case "ask" -> ask(frame);
            case "subscribe" -> {
                questions.need();
                JournalId journal = frame.needJournal(caller.workspace());
                Cursor from = frame.place();
                if (wanted.size() >= SUBSCRIPTIONS && !wanted.contains(journal)) {
                    throw Rejection.busy("one connection has at most " + SUBSCRIPTIONS + " subscriptions");
                }
                wanted.add(journal);
                open.subscribe(journal, from);
            }
            case "unsubscribe" -> {
                JournalId journal = frame.needJournal(caller.workspace());
                forget(journal);
                open.unsubscribe(journal);
            }
            case "typing" -> {
                if (typing.take()) {
                    open.whisper(frame.needJournal(caller.workspace()), "typing");
                }
            }
            case "ping" -> {
                questions.need();
                send(Frames.pong(frame.id()));
            }
            default -> throw Rejection.invalid("type", "type is command, ask, subscribe, unsubscribe, typing or ping");
        }
    }

    private void command(Incoming frame) {
        String id = frame.needId();
        inFlight.enter();
        try {
            sockets.count(caller, frame.needName());
            byte[] data = frame.data().getBytes(StandardCharsets.UTF_8);
            var answered = sockets.muster()
                    .submit(caller, frame.needName(), data, id)
                    .whenComplete((outcome, failure) -> {
                        inFlight.leave();
                        if (failure == null) {
                            send(Frames.result(id, Answers.outcome(outcome)));
                        } else {
                            refuse(id, failure);
                        }
                    });
            if (answered.isDone()) {
                Turns.fine();
            }
        } catch (RuntimeException e) {
            inFlight.leave();
            throw e;
        }
    }

    private void ask(Incoming frame) {
        String id = frame.needId();
        questions.need();
        sockets.count(caller, frame.needName());
        if (outgoing.crowded()) {
            throw Rejection.busy("read what was answered before you ask more");
        }
        Map<?, ?> data = Json.read(frame.data().getBytes(StandardCharsets.UTF_8), Map.class);
        @SuppressWarnings("unchecked")
        Object answer = sockets.muster().ask(caller, frame.needName(), (Map<String, ?>) data);
        send(Frames.answer(id, Answers.answer(answer)));
    }

    private void refuse(@Nullable String id, Throwable failure) {
        Refusal why = Refusal.of(failure);
        String frame = Frames.refused(id, why);
        went(why.code().equals("busy") ? outgoing.gather(frame) : outgoing.force(frame));
    }

    private void send(String frame) {
        went(outgoing.force(frame));
    }

    private void went(boolean room) {
        if (!room) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "answers wait unread; reconnect with the cursors you hold");
        }
    }

    /** Something that may be left out, and is where nobody knows any more what the person may be told. */
    void hint(String frame) {
        Feed open = feed;
        if (open != null && open.fresh()) {
            outgoing.hint(frame);
        }
    }

    private void drained() {
        Feed open = feed;
        if (open != null) {
            open.drained();
        }
    }

    private void forget(JournalId journal) {
        wanted.remove(journal);
        sockets.presence().leave(journal, this);
    }

    @Override
    public void subscribed(JournalId journal, Cursor from, Cursor head) {
        Feed open = feed;
        if (!wanted.contains(journal) && open != null) {
            open.unsubscribe(journal);
            return;
        }
        send(Frames.subscribed(journal, from, head));
        sockets.presence().enter(journal, this);
        if (gone) {
            sockets.presence().leave(journal, this);
        }
    }

    @Override
    public boolean entries(Bundle bundle) {
        return outgoing.offer(Frames.entries(bundle));
    }

    @Override
    public void ended(JournalId journal) {
        forget(journal);
        send(Frames.of("ended", journal));
    }

    @Override
    public void resync(JournalId journal, Cursor head) {
        forget(journal);
        send(Frames.resync(journal, head));
    }

    @Override
    public void invited(JournalId journal) {
        send(Frames.of("invited", journal));
    }

    @Override
    public void whisper(JournalId journal, PersonId from, String what) {
        hint(Frames.typing(journal, from));
    }

    @Override
    public void dismissed(String reason) {
        close(CloseReason.CloseCodes.getCloseCode(4401), reason);
    }
}
