package dev.muster.engine;

import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RenameChannel;
import dev.muster.channel.ChannelCommands.RestoreChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ChannelView;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.MemberView;
import dev.muster.channel.ChannelViews.PinView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A snapshot, and what came live behind it, is what a fresh snapshot shows: a client need never load again. */
class FoldTest {
    private static final String[] ACTORS = {"ada", "ben", "cleo"};

    /** One thing to do: by whom, what, and to which of the entries so far. */
    record Op(
            @IntRange(max = 2) int actor,
            @IntRange(max = 10) int what,
            @IntRange(max = 30) int on) {}

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<List<Op>> ops() {
        return net.jqwik.api.Combinators.combine(
                        net.jqwik.api.Arbitraries.integers().between(0, 2),
                        net.jqwik.api.Arbitraries.integers().between(0, 10),
                        net.jqwik.api.Arbitraries.integers().between(0, 30))
                .as(Op::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void aSnapshotAndTheEntriesBehindItAreAFreshSnapshot(
            @ForAll("ops") List<Op> ops, @ForAll @IntRange(max = 40) int cut) {
        try (Live live = new Live()) {
            ChannelId channel = live.channel(false, "ben", "cleo");
            Model model = null;
            Recorder outlet = new Recorder();
            for (int i = 0; i <= ops.size(); i++) {
                if (i == Math.min(cut, ops.size())) {
                    model = Model.of(live, channel);
                    live.follow(live.other, "ada", channel, live.head(channel), outlet);
                }
                if (i < ops.size()) {
                    act(live, channel, ops.get(i));
                }
            }
            long head = live.head(channel);
            long from = outlet.told(Recorder.Subscribed.class).get(0).from();
            eventually(() -> outlet.last(journal(channel)) == head || from == head);
            for (EntryView entry : outlet.entries(journal(channel))) {
                java.util.Objects.requireNonNull(model).apply(entry);
            }
            assertThat(model).isEqualTo(Model.of(live, channel));
        }
    }

    private static void act(Live live, ChannelId channel, Op op) {
        long entry = 1 + op.on();
        Command command =
                switch (op.what()) {
                    case 0, 1 -> new PostMessage(channel, "text " + op.on() + " @ben", null);
                    case 2 -> new PostMessage(channel, "reply " + op.on(), entry);
                    case 3 -> new EditMessage(channel, entry, "edited " + op.actor() + " @cleo");
                    case 4 -> new DeleteMessage(channel, entry);
                    case 5 -> new PinMessage(channel, entry, "reason " + op.on());
                    case 6 -> new UnpinMessage(channel, entry);
                    case 7 -> new RenameChannel(channel, "name " + op.on(), op.on() % 2 == 0 ? null : "purpose");
                    case 8 -> op.on() % 3 == 0 ? new ArchiveChannel(channel) : new RestoreChannel(channel);
                    case 9 -> new RemoveMember(channel, new PersonId("dan"));
                    default ->
                        new AddMembers(
                                channel, List.of(new PersonId("dan")), op.on() % 2 == 0 ? Rank.MEMBER : Rank.GUEST);
                };
        try {
            live.run(op.on() % 2 == 0 ? live.muster : live.other, ACTORS[op.actor()], command);
        } catch (Rejection refused) {
            assertThat(refused.code()).isNotEqualTo(Rejection.Code.BUSY);
        }
    }

    /** What a client keeps of a channel. */
    private record Model(
            TreeMap<Long, Map<String, Object>> entries,
            Map<String, String> members,
            Set<Long> pins,
            List<Object> shape) {
        static Model of(Live live, ChannelId channel) {
            TreeMap<Long, Map<String, Object>> entries = new TreeMap<>();
            live.muster
                    .ask(TestMuster.as("ada"), new History(channel, null, 0L, 200, null))
                    .entries()
                    .forEach(e -> entries.put(e.seq(), data(e)));
            ChannelView view = live.muster.ask(TestMuster.as("ada"), new ShowChannel(channel));
            return new Model(
                    entries,
                    view.members().stream()
                            .collect(Collectors.toMap(m -> m.person().value(), (MemberView m) -> m.rank()
                                    .name())),
                    view.pins().stream().map(PinView::message).collect(Collectors.toCollection(TreeSet::new)),
                    new ArrayList<>(List.of(
                            view.channel().name(),
                            view.channel().purpose(),
                            view.channel().archived())));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> data(EntryView view) {
            return new HashMap<>(Json.read(view.data().getBytes(StandardCharsets.UTF_8), Map.class));
        }

        @SuppressWarnings("unchecked")
        void apply(EntryView entry) {
            Map<String, Object> data = data(entry);
            entries.put(entry.seq(), data);
            Map<String, Object> about =
                    data.get("message") instanceof Number n ? entries.get(n.longValue()) : new HashMap<>();
            switch (entry.kind().substring("channel.".length())) {
                case "message-posted" -> {
                    Map<String, Object> root = entries.getOrDefault(entry.thread(), Map.of("lastReply", entry.seq()));
                    if (((Number) root.getOrDefault("lastReply", 0)).longValue() < entry.seq()) {
                        root.merge("replies", 1, (a, b) -> (Integer) a + (Integer) b);
                        root.put("lastReply", (int) entry.seq());
                    }
                }
                case "message-edited" -> {
                    about.put("text", data.get("text"));
                    about.put("mentions", data.get("mentions"));
                    about.put("edited", entry.time().toString());
                    List<Object> edits = (List<Object>) about.computeIfAbsent("edits", k -> new ArrayList<>());
                    if (!edits.contains((int) entry.seq())) {
                        edits.add((int) entry.seq());
                    }
                }
                case "message-deleted" -> {
                    for (Object edit : (List<Object>) about.getOrDefault("edits", List.of())) {
                        entries.get(((Number) edit).longValue()).keySet().removeAll(Set.of("text", "mentions"));
                    }
                    about.keySet().removeAll(Set.of("text", "mentions"));
                    about.put("deleted", true);
                    if (pins.remove(((Number) data.get("message")).longValue())) {
                        about.remove("pinReason");
                        about.put("pinned", false);
                    }
                }
                case "message-pinned" -> {
                    about.put("pinned", true);
                    about.put("pinReason", data.get("reason"));
                    pins.add(((Number) data.get("message")).longValue());
                }
                case "message-unpinned" -> {
                    about.put("pinned", false);
                    about.remove("pinReason");
                    pins.remove(((Number) data.get("message")).longValue());
                }
                case "renamed" -> {
                    shape.set(0, data.get("name"));
                    shape.set(1, data.get("purpose"));
                }
                case "archived" -> shape.set(2, true);
                case "restored" -> shape.set(2, false);
                case "member-removed" -> members.remove((String) data.get("person"));
                case "members-added" ->
                    ((List<Map<String, String>>) data.get("people"))
                            .forEach(p ->
                                    members.put(p.get("person"), p.get("rank").toUpperCase(java.util.Locale.ROOT)));
                default -> throw new AssertionError("what does a client do with " + entry.kind() + "?");
            }
        }
    }
}
