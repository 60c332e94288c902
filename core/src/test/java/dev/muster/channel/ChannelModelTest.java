package dev.muster.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelViews.ChannelLine;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.SearchEntries;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.MarkRead;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any sequence of acts by an owner, a member and a guest, beside a model of a few maps: the same acts are accepted,
 * and afterwards each of them sees what the model says: history, unread, mentions, pins and what is found.
 */
class ChannelModelTest {
    private static final String[] ACTORS = {"ada", "ben", "guy"};
    private static final String[] WORDS = {"alpha", "beta", "gamma"};
    private static final String[] CALLS = {"", " @ben", " @guy @ada", " @channel", " @ben @channel"};

    /** What somebody does; {@code on} picks the message or the person, {@code word} what is said. */
    record Act(int actor, String what, int on, int word, int call) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(
                                "post", "post", "post", "reply", "edit", "delete", "pin", "unpin", "read", "read",
                                "add", "remove", "leave", "archive", "restore"),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4))
                .as(Act::new)
                .list()
                .ofMaxSize(40);
    }

    /** A message as it stands. */
    private static final class Message {
        final String author;
        final long thread;
        String text;
        Set<String> mentioned = Set.of();
        boolean deleted;

        Message(String author, String text, long thread) {
            this.author = author;
            this.text = text;
            this.thread = thread;
        }

        boolean mentions(String person) {
            return !deleted && (mentioned.contains(person) || text.contains("@channel"));
        }
    }

    private static final class Model {
        final Map<String, String> ranks = new HashMap<>(Map.of("ada", "OWNER", "ben", "MEMBER", "guy", "GUEST"));
        final TreeMap<Long, Message> messages = new TreeMap<>();
        final Set<Long> pins = new TreeSet<>();
        final Map<String, Long> read = new HashMap<>();
        boolean archived;
        long head = 2;

        boolean may(String actor, String least, boolean changes) {
            List<String> order = List.of("NONE", "GUEST", "MEMBER", "OWNER");
            return !(changes && archived) && order.indexOf(ranks.getOrDefault(actor, "NONE")) >= order.indexOf(least);
        }

        /** Does it; false when it is refused. */
        boolean act(String actor, Act act, String text) {
            Message on = messages.get((long) act.on());
            boolean there = on != null && !on.deleted;
            String person = ACTORS[act.on() % 3];
            return switch (act.what()) {
                case "post" -> may(actor, "GUEST", true) && say(new Message(actor, text, 0));
                case "reply" ->
                    may(actor, "GUEST", true) && there && on.thread == 0 && say(new Message(actor, text, act.on()));
                case "edit" -> may(actor, "GUEST", true) && there && on.author.equals(actor) && edit(on, text);
                case "delete" ->
                    may(actor, "GUEST", true)
                            && there
                            && (on.author.equals(actor) || ranks.get(actor).equals("OWNER"))
                            && delete(on, act.on());
                case "pin" -> may(actor, "MEMBER", true) && there && step(pins.add((long) act.on()));
                case "unpin" -> may(actor, "MEMBER", true) && pins.remove((long) act.on()) && step(true);
                case "read" -> may(actor, "GUEST", false) && mark(actor, Math.min(act.on(), head));
                case "add" -> may(actor, "MEMBER", true) && add(actor, person);
                case "remove" -> may(actor, "OWNER", true) && ranks.containsKey(person) && remove(person);
                case "leave" -> may(actor, "GUEST", false) && remove(actor);
                case "archive" -> may(actor, "OWNER", true) && archive(true);
                case "restore" -> may(actor, "OWNER", false) && archived && archive(false);
                default -> throw new AssertionError(act.what());
            };
        }

        Set<Long> holding(String word) {
            return messages.entrySet().stream()
                    .filter(m -> !m.getValue().deleted && m.getValue().text.contains(word))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        private boolean step(boolean any) {
            head++;
            return any || head > 0;
        }

        private boolean say(Message message) {
            messages.put(++head, message);
            message.mentioned = reached(message);
            return true;
        }

        /** Whom a text mentions as it is said: a guest reaches those alone who are in the channel. */
        private Set<String> reached(Message message) {
            return Arrays.stream(ACTORS)
                    .filter(p -> message.text.contains("@" + p))
                    .filter(p -> !message.author.equals("guy") || ranks.containsKey(p))
                    .collect(Collectors.toSet());
        }

        private boolean edit(Message message, String text) {
            message.text = text;
            message.mentioned = reached(message);
            return step(true);
        }

        private boolean delete(Message message, long number) {
            message.deleted = true;
            pins.remove(number);
            return step(true);
        }

        private boolean mark(String actor, long upTo) {
            read.merge(actor, upTo, Math::max);
            return true;
        }

        /** Whoever is in it already is given the role anew: by an owner, and never to the only owner. */
        private boolean add(String actor, String person) {
            String wanted = person.equals("guy") ? "GUEST" : "MEMBER";
            String before = ranks.get(person);
            if (wanted.equals(before)) {
                return true;
            }
            if (before != null && (!ranks.get(actor).equals("OWNER") || before.equals("OWNER"))) {
                return false;
            }
            ranks.put(person, wanted);
            return step(true);
        }

        private boolean remove(String person) {
            boolean onlyOwner = "OWNER".equals(ranks.get(person)) && ranks.size() > 1;
            if (onlyOwner) {
                return false;
            }
            ranks.remove(person);
            return step(true);
        }

        private boolean archive(boolean now) {
            archived = now;
            return step(true);
        }
    }

    @Property(tries = 150)
    void whatEachSeesIsWhatTheModelSays(@ForAll("acts") List<Act> acts) {
        try (TestMuster test = new TestMuster()) {
            ChannelId channel = new ChannelId(test.run(
                            "ada",
                            new CreateChannel("room", null, false, List.of(new PersonId("ben"), new PersonId("guy"))))
                    .id("channel"));
            Model model = new Model();
            for (Act act : acts) {
                String actor = ACTORS[act.actor()];
                String text = WORDS[act.word()] + CALLS[act.call()];
                if (model.ranks.isEmpty()) {
                    break;
                }
                boolean expected = model.act(actor, act, text);
                assertThat(accepted(test, actor, command(channel, act, text)))
                        .as("%s by %s", act, actor)
                        .isEqualTo(expected);
            }
            for (String actor : ACTORS) {
                compare(test, channel, model, actor);
            }
        }
    }

    private static boolean accepted(TestMuster test, String actor, Command command) {
        try {
            test.run(actor, command);
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }

    private static Command command(ChannelId channel, Act act, String text) {
        long on = act.on();
        PersonId person = new PersonId(ACTORS[act.on() % 3]);
        return switch (act.what()) {
            case "post" -> new PostMessage(channel, text, null);
            case "reply" -> new PostMessage(channel, text, on);
            case "edit" -> new EditMessage(channel, on, text);
            case "delete" -> new DeleteMessage(channel, on);
            case "pin" -> new PinMessage(channel, on, null);
            case "unpin" -> new UnpinMessage(channel, on);
            case "read" -> new MarkRead(channel, on);
            case "add" -> new AddMembers(channel, List.of(person), null);
            case "remove" -> new RemoveMember(channel, person);
            case "leave" -> new LeaveChannel(channel);
            case "archive" -> new ArchiveChannel(channel);
            case "restore" -> new RestoreChannel(channel);
            default -> throw new AssertionError(act.what());
        };
    }

    private static void compare(TestMuster test, ChannelId channel, Model model, String actor) {
        List<ChannelLine> lines = test.ask(actor, new MyChannels()).channels();
        boolean in = model.ranks.containsKey(actor);
        for (String word : WORDS) {
            Set<Long> found = test.ask(actor, new SearchEntries(word, null, 100)).entries().stream()
                    .map(EntryView::seq)
                    .collect(Collectors.toSet());
            assertThat(found).as("%s looks for %s", actor, word).isEqualTo(in ? model.holding(word) : Set.of());
        }
        if (!in) {
            assertThat(lines).isEmpty();
            assertThat(refused(test, actor, channel)).isTrue();
            return;
        }
        long upTo = model.read.getOrDefault(actor, 0L);
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.head()).as("head").isEqualTo(model.head);
            assertThat(line.readUpTo()).as("read").isEqualTo(upTo);
            assertThat(line.unread())
                    .as("unread of %s", actor)
                    .isEqualTo(model.messages.tailMap(upTo, false).values().stream()
                            .filter(m -> !m.deleted)
                            .count());
            assertThat(line.mentions())
                    .as("mentions of %s", actor)
                    .isEqualTo(model.messages.tailMap(upTo, false).values().stream()
                            .filter(m -> m.mentions(actor))
                            .count());
        });
        assertThat(test.ask(actor, new ShowChannel(channel)).pins().stream()
                        .map(ChannelViews.PinView::message)
                        .collect(Collectors.toSet()))
                .isEqualTo(model.pins);
        List<EntryView> history =
                test.ask(actor, new History(channel, null, 0L, 200, null)).entries();
        assertThat(history).extracting(EntryView::seq).hasSize((int) model.head).isSorted();
        for (EntryView entry : history) {
            Message message = model.messages.get(entry.seq());
            if (message != null) {
                assertThat(entry.data().contains("\"text\":\"" + message.text + "\""))
                        .isEqualTo(!message.deleted);
                assertThat(entry.data().contains("\"deleted\":true")).isEqualTo(message.deleted);
                assertThat(entry.thread()).isEqualTo(message.thread);
            }
        }
    }

    private static boolean refused(TestMuster test, String actor, ChannelId channel) {
        try {
            test.ask(actor, new History(channel, null, null, null, null));
            return false;
        } catch (Rejection refused) {
            return refused.code() == Rejection.Code.ABSENT;
        }
    }
}
