package dev.muster.channel;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelViews.ChannelLine;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;

/** A channel of ada's, and short ways to say what people do in it. */
public final class Room implements AutoCloseable {
    public final TestMuster test;
    public final ChannelId id;

    /** A private channel of ada's with these people in it. */
    public Room(String... members) {
        this(new TestMuster(), false, members);
    }

    public Room(TestMuster test, boolean open, String... members) {
        this.test = test;
        this.id = create(test, "ada", open, members);
    }

    public static ChannelId create(TestMuster test, String owner, boolean open, String... members) {
        List<PersonId> people = Stream.of(members).map(PersonId::new).toList();
        return new ChannelId(test.run(owner, new CreateChannel("war room", "fires", open, people))
                .id("channel"));
    }

    public Outcome run(String who, Command command) {
        return test.run(who, command);
    }

    public <R> R ask(String who, Question<R> question) {
        return test.ask(who, question);
    }

    public long say(String who, String text) {
        return number(test.run(who, new PostMessage(id, text, null)));
    }

    public long reply(String who, long thread, String text) {
        return number(test.run(who, new PostMessage(id, text, thread)));
    }

    public static long number(Outcome outcome) {
        return Long.parseLong(outcome.id("message"));
    }

    public List<EntryView> history(String who) {
        return test.ask(who, new History(id, null, null, 200, null)).entries();
    }

    public EntryView entry(String who, long number) {
        return history(who).stream().filter(e -> e.seq() == number).findFirst().orElseThrow();
    }

    public EntryView last(String who) {
        List<EntryView> all = history(who);
        return all.get(all.size() - 1);
    }

    public ChannelLine line(String who) {
        return test.ask(who, new MyChannels()).channels().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** That it is refused for this reason. */
    public AbstractThrowableAssert<?, ? extends Throwable> refuses(String who, Command command, Rejection.Code code) {
        return refused(() -> test.run(who, command), code);
    }

    public AbstractThrowableAssert<?, ? extends Throwable> refuses(
            String who, Question<?> question, Rejection.Code code) {
        return refused(() -> test.ask(who, question), code);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(Runnable act, Rejection.Code code) {
        return Assertions.assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> Assertions.assertThat(r.code()).isEqualTo(code));
    }

    @Override
    public void close() {
        test.close();
    }
}
