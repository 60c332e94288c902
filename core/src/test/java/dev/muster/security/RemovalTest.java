package dev.muster.security;

import static dev.muster.TestMuster.as;
import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static dev.muster.engine.Live.withinASecond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.TestMuster;
import dev.muster.TestMuster.People;
import dev.muster.access.Caller;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelCommands.JoinChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.engine.Live;
import dev.muster.engine.Recorder;
import dev.muster.engine.Recorder.Dismissed;
import dev.muster.engine.Recorder.Ended;
import dev.muster.engine.Recorder.Invited;
import dev.muster.engine.Recorder.Subscribed;
import dev.muster.engine.Recorder.Whisper;
import dev.muster.storage.StoreException;
import dev.muster.storage.StoreUnavailable;
import dev.muster.transport.Bundle;
import dev.muster.transport.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may not read any more does not reach them, however their connection and the news race. */
class RemovalTest {
    private Live live = new Live();
    private final Recorder ben = new Recorder();
    private final Recorder ada = new Recorder();

    @AfterEach
    void close() {
        live.close();
    }

    private void replace(java.util.function.Function<People, Directory> around, Duration lifetime) {
        live.close();
        live = new Live(around, lifetime);
    }

    private static long last(Recorder outlet, ChannelId channel) {
        return outlet.last(journal(channel));
    }

    /** Where the person was removed is told by the journal; nothing behind it may have come out. */
    @ParameterizedTest
    @ValueSource(strings = {"the same node", "another node", "another node, and signals are lost"})
    void nothingBehindTheRemovalGoesOutWhileOthersWrite(String where) {
        boolean same = where.equals("the same node");
        live.here.deaf = where.endsWith("lost");
        Muster remover = same ? live.muster : live.other;
        for (int round = 0; round < 8; round++) {
            Recorder removed = new Recorder();
            Recorder member = new Recorder();
            ChannelId channel = live.channel(false, "ben", "cleo");
            live.follow(live.muster, "ben", channel, 0, removed);
            live.follow(live.muster, "cleo", channel, 0, member);
            List<CompletableFuture<Outcome>> traffic = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                traffic.add(live.send(live.muster, "ada", new PostMessage(channel, "a" + i, null)));
                traffic.add(live.send(live.other, "cleo", new PostMessage(channel, "b" + i, null)));
            }
            long removal = live.remove(remover, channel, "ben");
            for (int i = 0; i < 40; i++) {
                traffic.add(live.send(live.other, "cleo", new PostMessage(channel, "c" + i, null)));
            }
            traffic.forEach(CompletableFuture::join);
            long head = live.head(channel);
            eventually(() -> last(member, channel) == head);
            eventually(() -> removed.told(Ended.class).size() == 1);
            assertThat(last(removed, channel)).isLessThanOrEqualTo(removal);
            assertThat(removed.told().get(removed.told().size() - 1)).isInstanceOf(Ended.class);
            assertThat(member.numbers(journal(channel))).isSorted().doesNotHaveDuplicates();
        }
    }

    /** The store fails at the very look that follows the removal: then nobody is believed to be allowed. */
    @Test
    void nothingBehindTheRemovalGoesOutWhenWhoIsLeftCannotBeLookedUp() {
        ChannelId channel = live.channel(false, "ben");
        live.follow(live.muster, "ben", channel, 0, ben);
        live.follow(live.muster, "ada", channel, 0, ada);
        live.post(live.muster, "ada", channel, "all are live");
        long before = live.head(channel);
        eventually(() -> last(ben, channel) == before && last(ada, channel) == before);
        AtomicReference<Thread> failed = new AtomicReference<>();
        live.here.beforeSnapshot = () -> {
            if (last(ben, channel) > before && failed.compareAndSet(null, Thread.currentThread())) {
                throw new StoreUnavailable("just now");
            }
        };
        long removal = live.remove(live.muster, channel, "ben");
        eventually(() -> failed.get() != null);
        live.post(live.muster, "ada", channel, "not for ben");
        eventually(() -> last(ada, channel) == live.head(channel));
        eventually(() -> ben.told(Ended.class).size() == 1);
        assertThat(last(ben, channel)).isEqualTo(removal);
    }

    @Test
    void aCursorFromBeforeTheRemovalGivesNothingAndAfterTheReturnWhatThePolicyGives() {
        ChannelId channel = live.channel(false, "ben");
        long cursor = live.post(live.muster, "ada", channel, "before");
        live.remove(live.muster, channel, "ben");
        live.post(live.muster, "ada", channel, "in between");
        Feed feed = live.other.feeds().open(as("ben"), ben);
        feed.subscribe(journal(channel), live.cursor(cursor));
        eventually(() -> ben.told(Ended.class).size() == 1);
        assertThat(ben.told(Bundle.class)).isEmpty();
        assertThat(ben.told(Subscribed.class)).isEmpty();

        live.add(live.muster, channel, "ben");
        eventually(() -> ben.told(Invited.class).size() == 1);
        feed.subscribe(journal(channel), live.cursor(cursor));
        eventually(() -> last(ben, channel) == live.head(channel));
        long first = live.muster
                .ask(as("ben"), new dev.muster.channel.ChannelViews.History(channel, null, null, null, null))
                .first();
        assertThat(ben.numbers(journal(channel)))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(n -> n >= first);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsDeactivatedLosesTheirConnectionsOnEveryNodeWithinASecond(boolean sameNode) {
        ChannelId channel = live.channel(false, "ben");
        live.follow(sameNode ? live.muster : live.other, "ben", channel, 0, ben);
        live.people.deactivate("ben");
        live.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        long head = live.head(channel);
        live.post(live.muster, "ada", channel, "not for ben");
        withinASecond(() -> ben.told(Dismissed.class).size() == 1);
        assertThat(last(ben, channel)).isLessThanOrEqualTo(head);
        Assertions.assertThatThrownBy(() -> live.follow(live.other, "ben", channel, 0, new Recorder()))
                .isInstanceOf(Rejection.class);
    }

    /** News of the same journal never stops coming, so delivery has no pause in which to notice. */
    @Test
    void whoIsDeactivatedGetsNothingCommittedBehindThatWhileTheNewsNeverStops() throws InterruptedException {
        ChannelId channel = live.channel(false, "ben");
        live.follow(live.other, "ben", channel, 0, ben);
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!stop.get()) {
                live.send(live.other, "ada", new PostMessage(channel, "on and on", null))
                        .join();
            }
        });
        writer.start();
        try {
            eventually(() -> last(ben, channel) > 50);
            live.people.deactivate("ben");
            live.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
            long changed = live.head(channel);
            Thread.sleep(300);
            assertThat(last(ben, channel)).isLessThanOrEqualTo(changed + 2);
            withinASecond(() -> ben.told(Dismissed.class).size() == 1);
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndedSignInLosesItsConnectionsWithinASecondAndOthersOfThePersonStay(boolean sameNode) {
        AtomicBoolean over = new AtomicBoolean();
        replace(p -> new Signing(p, over), Duration.ofSeconds(5));
        ChannelId channel = live.channel(false, "ben");
        Muster on = sameNode ? live.muster : live.other;
        Recorder phone = new Recorder();
        on.feeds()
                .open(Caller.person(TestMuster.ACME, new PersonId("ben"), "laptop"), ben)
                .subscribe(journal(channel), null);
        on.feeds()
                .open(Caller.person(TestMuster.ACME, new PersonId("ben"), "phone"), phone)
                .subscribe(journal(channel), null);
        eventually(() -> !ben.told(Subscribed.class).isEmpty()
                && !phone.told(Subscribed.class).isEmpty());
        over.set(true);
        live.muster.sessionEnded(TestMuster.ACME, "laptop");
        long head = live.post(live.muster, "ada", channel, "for the phone");
        withinASecond(() -> ben.told(Dismissed.class).size() == 1);
        eventually(() -> last(phone, channel) == head);
        assertThat(phone.told(Dismissed.class)).isEmpty();
        assertThat(ben.told(Bundle.class)).isEmpty();
    }

    private record Signing(People people, AtomicBoolean over) implements OverPeople {
        @Override
        public boolean signedIn(WorkspaceId workspace, PersonId person, String session) {
            return !(over.get() && session.equals("laptop"));
        }
    }

    @Test
    void whoBecomesAGuestLosesPublicChannelsOnEveryNodeWithinASecond() {
        ChannelId channel = live.channel(true);
        live.follow(live.other, "ben", channel, 0, ben);
        Recorder inside = new Recorder();
        ChannelId own = live.channel(false, "ben");
        live.follow(live.other, "ben", own, 0, inside);
        live.people.add(People.person("ben", "Ben", true));
        live.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        long head = live.head(channel);
        live.post(live.muster, "ada", channel, "for insiders");
        withinASecond(() -> ben.told(Ended.class).size() == 1);
        assertThat(last(ben, channel)).isLessThanOrEqualTo(head);
        live.post(live.muster, "ada", own, "for members");
        eventually(() -> last(inside, own) == live.head(own));
        Assertions.assertThatThrownBy(() -> live.run(live.other, "ben", new JoinChannel(channel)))
                .isInstanceOf(Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "hangs"})
    void nothingGoesOutWhileTheDirectoryCannotSayWhoSomebodyIs(String how) throws InterruptedException {
        AtomicBoolean ill = new AtomicBoolean();
        AtomicReference<String> whom = new AtomicReference<>("");
        replace(p -> new Ill(p, ill, whom, how.equals("hangs")), Duration.ofMillis(500));
        ChannelId channel = live.channel(false, "ben");
        live.follow(live.muster, "ben", channel, 0, ben);
        live.follow(live.muster, "ada", channel, 0, ada);
        eventually(() -> last(ben, channel) == live.head(channel));
        long head = live.head(channel);
        whom.set("ben");
        ill.set(true);
        live.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        live.post(live.muster, "ada", channel, "who is ben?");
        eventually(() -> last(ada, channel) == live.head(channel));
        Thread.sleep(700);
        live.post(live.muster, "ada", channel, "still?");
        eventually(() -> last(ada, channel) == live.head(channel));
        assertThat(last(ben, channel)).isEqualTo(head);
        ill.set(false);
        eventually(() -> last(ben, channel) == live.head(channel));
        assertThat(ben.numbers(journal(channel))).isSorted().doesNotHaveDuplicates();
    }

    private record Ill(People people, AtomicBoolean ill, AtomicReference<String> whom, boolean hangs)
            implements OverPeople {
        @Override
        public Optional<Person> person(WorkspaceId workspace, PersonId id) {
            if (ill.get() && id.value().equals(whom.get())) {
                for (int i = 0; hangs && ill.get() && i < 40; i++) {
                    try {
                        Thread.sleep(50);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        break;
                    }
                }
                throw new IllegalStateException("the directory is ill");
            }
            return people.person(workspace, id);
        }
    }

    @Test
    void aNodeWithoutItsStoreServesNothingOnceTheSnapshotsAreOld() throws InterruptedException {
        replace(p -> p, Duration.ofMillis(500));
        ChannelId channel = live.channel(false, "ben");
        Feed feed = live.follow(live.other, "ben", channel, 0, ben);
        Recorder second = new Recorder();
        Feed adas = live.follow(live.other, "ada", channel, 0, second);
        eventually(() -> last(ben, channel) == live.head(channel));
        eventually(() -> {
            adas.whisper(journal(channel), "typing");
            return !ben.told(Whisper.class).isEmpty();
        });
        assertThat(feed.fresh()).isTrue();
        live.there.down = true;
        long head = live.head(channel);
        live.post(live.muster, "ada", channel, "cut off");
        Thread.sleep(600);
        assertThat(feed.fresh()).as("who is here is not told either").isFalse();
        int whispers = ben.told(Whisper.class).size();
        adas.whisper(journal(channel), "typing");
        feed.whisper(journal(channel), "typing");
        assertThat(ben.told(Whisper.class)).hasSize(whispers);
        assertThat(last(ben, channel)).isEqualTo(head);
        Assertions.assertThatThrownBy(() -> live.other.feeds().open(as("cleo"), new Recorder()))
                .isInstanceOf(StoreException.class);
        Assertions.assertThatThrownBy(() -> live.post(live.other, "ben", channel, "cut off too"))
                .isInstanceOf(StoreException.class);
        live.there.down = false;
        eventually(() -> last(ben, channel) == live.head(channel));
        eventually(feed::fresh);
        assertThat(ben.entries(journal(channel)))
                .extracting(EntryView::seq)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whoWasAddedAndRemovedAtOnceIsNotInvited() throws InterruptedException {
        ChannelId channel = live.channel(false);
        live.other.feeds().open(as("ben"), ben);
        live.there.deaf = true;
        live.add(live.muster, channel, "ben");
        live.remove(live.muster, channel, "ben");
        live.there.deaf = false;
        live.post(live.muster, "ada", channel, "wakes the other node");
        Thread.sleep(300);
        assertThat(ben.told(Invited.class)).isEmpty();
        live.add(live.muster, channel, "ben");
        eventually(() -> ben.told(Invited.class).size() == 1);
        live.post(live.muster, "ada", channel, "another signal");
        Thread.sleep(300);
        assertThat(ben.told(Invited.class)).hasSize(1);
        assertThat(Set.copyOf(ben.told())).hasSize(1);
    }
}
