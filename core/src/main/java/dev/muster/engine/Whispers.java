package dev.muster.engine;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import dev.muster.storage.Broadcast;
import dev.muster.storage.Store;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What people tell each other that is not kept, such as that they are typing: from a feed to the others of its journal,
 * here and on the nodes that hear the store's {@link Broadcast}. Each node decides about its own feeds: what it hears
 * from another goes to those that may read the journal by what this node knows, and to nobody else.
 */
final class Whispers implements AutoCloseable {
    private static final String WORD = "whisper";
    private static final int LONGEST = 1_000;
    private final String self = UUID.randomUUID().toString();
    private final Broadcast broadcast;
    private final Readers readers;
    private final Hub hub;
    private final Executor delivery;
    private final Store.Subscription subscription;

    Whispers(Broadcast broadcast, Readers readers, Hub hub, Executor delivery) {
        this.broadcast = broadcast;
        this.readers = readers;
        this.hub = hub;
        this.delivery = delivery;
        this.subscription = broadcast.listen(this::heard);
    }

    void say(LiveFeed from, JournalId journal, String what) {
        if (what.length() > LONGEST) {
            throw new IllegalArgumentException("what is not kept has at most " + LONGEST + " characters");
        }
        Topic.Membership mine = from.subscriptions.get(journal);
        long known = readers.known(journal.workspace());
        if (mine == null || !mine.begun || !from.current(known)) {
            return;
        }
        PersonId person = from.caller.person();
        tell(mine.topic, from, person, what);
        broadcast.send(
                String.join("\t", WORD, self, journal.workspace().value(), journal.name(), person.value(), what));
    }

    private void heard(String message) {
        String[] parts = message.split("\t", 6);
        if (parts.length != 6 || !parts[0].equals(WORD) || parts[1].equals(self)) {
            return;
        }
        JournalId journal = new JournalId(new WorkspaceId(parts[2]), parts[3]);
        Topic topic = hub.topic(journal);
        if (topic != null) {
            PersonId person = new PersonId(parts[4]);
            delivery.execute(() -> Hub.guarded(() -> tell(topic, null, person, parts[5])));
        }
    }

    private void tell(Topic topic, @Nullable LiveFeed from, PersonId person, String what) {
        JournalId journal = topic.journal;
        long known = readers.known(journal.workspace());
        for (Topic.Membership member : topic.all()) {
            if (member.feed != from && member.live && member.feed.current(known)) {
                member.topic.tell(member, o -> o.whisper(journal, person, what));
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
