package dev.muster.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.ChannelLine;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.ChannelViews.ListDrafts;
import dev.muster.channel.ChannelViews.ListVersions;
import dev.muster.channel.ChannelViews.MyChannels;
import dev.muster.channel.ChannelViews.PinView;
import dev.muster.channel.ChannelViews.Preview;
import dev.muster.channel.ChannelViews.PreviewMessages;
import dev.muster.channel.ChannelViews.SearchEntries;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.channel.ChannelViews.Version;
import dev.muster.channel.Quote;
import dev.muster.command.EntryView;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.guarantee.RoomModel.Message;
import dev.muster.incident.IncidentId;
import dev.muster.record.Json;
import dev.muster.report.ReportViews.Brief;
import dev.muster.report.ReportViews.BriefPin;
import dev.muster.report.ReportViews.BriefingView;
import dev.muster.search.SearchViews.FindEntries;
import dev.muster.thread.ThreadViews.MyThreads;
import dev.muster.thread.ThreadViews.ThreadLine;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what somebody sees of a channel with what a model says that they see. */
final class Seen {
    private final Muster muster;
    private final ChannelId channel;
    private final RoomModel model;

    Seen(Muster muster, ChannelId channel, RoomModel model) {
        this.muster = muster;
        this.channel = channel;
        this.model = model;
    }

    private <R> R ask(String actor, Question<R> question) {
        return muster.ask(People.as(actor), question);
    }

    /** Takes into the model what is there at the beginning. */
    void begin() {
        model.ranks.putAll(Map.of("ada", "owner", "ben", "member", "guest1", "guest"));
        RoomModel.ACTORS.forEach(a -> model.from.put(a, 1L));
        for (EntryView entry : history("ada")) {
            model.acts.put(entry.seq(), entry.actor().value());
            if (!entry.kind().startsWith("channel.")) {
                model.pinnable.add(entry.seq());
            }
            model.head = entry.seq();
        }
    }

    private List<EntryView> history(String actor) {
        return ask(actor, new History(channel, null, 0L, 200, null)).entries();
    }

    void compare(String actor) {
        search(actor);
        if (model.in(actor)) {
            line(actor);
            pages(actor);
            threads(actor);
            briefing(actor);
            assertThat(ask(actor, new ListDrafts()).drafts().stream()
                            .filter(d -> d.channel().equals(channel))
                            .map(d -> d.text())
                            .findFirst()
                            .orElse(null))
                    .as("draft of %s", actor)
                    .isEqualTo(model.drafts.get(actor));
        } else {
            nothing(actor);
        }
    }

    private void nothing(String actor) {
        for (Question<?> question : List.of(
                new History(channel, null, null, null, null),
                new ShowChannel(channel),
                new ListVersions(channel, 5),
                new Brief(IncidentId.of(channel)))) {
            assertThatThrownBy(() -> ask(actor, question))
                    .isInstanceOfSatisfying(
                            Rejection.class, r -> assertThat(r.code()).isEqualTo(Rejection.Code.ABSENT));
        }
        assertThat(ask(actor, new MyChannels()).channels()).noneMatch(c -> c.id().equals(channel));
        assertThat(ask(actor, new MyThreads(channel, null)).threads()).isEmpty();
        assertThat(ask(actor, new ListDrafts()).drafts()).noneMatch(d -> d.channel().equals(channel));
        assertThat(previews(actor)).isEmpty();
    }

    private List<Preview> previews(String actor) {
        List<Quote> links = model.messages.keySet().stream()
                .limit(20)
                .map(number -> new Quote(channel, number))
                .toList();
        return ask(actor, new PreviewMessages(links)).previews();
    }

    private void search(String actor) {
        for (String word : List.of("alpha", "beta")) {
            assertThat(numbers(ask(actor, new SearchEntries(word, channel, 100)).entries()))
                    .as("%s looks for %s", actor, word)
                    .isEqualTo(model.in(actor) ? model.holding(actor, word) : Set.of());
            Set<Long> found = found(actor, word);
            assertThat(found).as("%s finds %s", actor, word).isEqualTo(model.holding(actor, word));
            Set<Long> pinned = new TreeSet<>(found);
            pinned.retainAll(model.pins);
            assertThat(found(actor, word + " is:pinned")).isEqualTo(pinned);
            Set<Long> replies = new TreeSet<>(found);
            replies.removeIf(n -> !model.messages.containsKey(n) || model.messages.get(n).thread == 0);
            assertThat(found(actor, word + " is:thread")).isEqualTo(replies);
        }
    }

    private Set<Long> found(String actor, String text) {
        return numbers(ask(actor, new FindEntries("in:" + channel + " " + text, null, null, 100, null)).hits().stream()
                .map(h -> h.entry())
                .toList());
    }

    private static Set<Long> numbers(Collection<EntryView> entries) {
        return entries.stream().map(EntryView::seq).collect(Collectors.toCollection(TreeSet::new));
    }

    private void line(String actor) {
        ChannelLine line = ask(actor, new MyChannels()).channels().stream()
                .filter(c -> c.id().equals(channel))
                .findFirst()
                .orElseThrow();
        assertThat(line.head()).as("head").isEqualTo(model.head);
        assertThat(line.readUpTo()).as("read by %s", actor).isEqualTo(model.upTo(actor));
        assertThat(line.unread()).as("unread of %s", actor).isEqualTo(model.unread(actor));
        assertThat(line.mentions()).as("mentions of %s", actor).isEqualTo(model.mentions(actor));
        assertThat(line.muted()).isEqualTo(model.muted.contains(actor));
        assertThat(line.archived()).isEqualTo(model.archived);
        assertThat(ask(actor, new ShowChannel(channel)).pins().stream()
                        .map(PinView::message)
                        .collect(Collectors.toCollection(TreeSet::new)))
                .as("pins of %s", actor)
                .isEqualTo(model.pins.tailSet(model.from.get(actor)));
    }

    private void pages(String actor) {
        List<EntryView> history = history(actor);
        long first = model.from.get(actor);
        assertThat(history)
                .as("history of %s", actor)
                .hasSize((int) (model.head - first + 1))
                .isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
        for (EntryView entry : history) {
            Message message = model.messages.get(entry.seq());
            if (message != null) {
                message(actor, entry, message);
            }
        }
        for (Preview preview : previews(actor)) {
            Message message = model.messages.get(preview.message());
            assertThat(preview.message()).isGreaterThanOrEqualTo(first);
            assertThat(preview.text()).isEqualTo(message.deleted ? "" : message.text());
        }
    }

    private void message(String actor, EntryView entry, Message message) {
        Map<?, ?> data = Json.read(entry.data().getBytes(StandardCharsets.UTF_8), Map.class);
        assertThat(data.get("text")).as("text of %s", entry.seq()).isEqualTo(message.deleted ? null : message.text());
        assertThat(Boolean.TRUE.equals(data.get("deleted"))).isEqualTo(message.deleted);
        assertThat(Boolean.TRUE.equals(data.get("pinned"))).isEqualTo(model.pins.contains(entry.seq()));
        assertThat(number(data.get("replies"))).isEqualTo(message.replies);
        assertThat(number(data.get("lastReply"))).isEqualTo(message.lastReply);
        assertThat(entry.thread()).isEqualTo(message.thread);
        assertThat(reactions(data)).as("reactions to %s", entry.seq()).isEqualTo(message.reactions);
        if (!message.deleted && (!actor.startsWith("guest") || message.author.equals(actor))) {
            assertThat(ask(actor, new ListVersions(channel, entry.seq())).versions())
                    .extracting(Version::text)
                    .isEqualTo(message.versions);
        }
    }

    private static long number(Object value) {
        return value instanceof Number n ? n.longValue() : 0;
    }

    private static Map<String, Set<String>> reactions(Map<?, ?> data) {
        Map<String, Set<String>> reactions = new TreeMap<>();
        if (data.get("reactions") instanceof Map<?, ?> map) {
            map.forEach((emoji, people) -> {
                Set<String> who = new TreeSet<>();
                ((List<?>) people).forEach(p -> who.add((String) p));
                reactions.put((String) emoji, who);
            });
        }
        return reactions;
    }

    private void threads(String actor) {
        Map<Long, Long> unread = new TreeMap<>();
        for (ThreadLine thread : ask(actor, new MyThreads(channel, 200)).threads()) {
            unread.put(thread.message(), thread.unread());
            assertThat(thread.replies()).isEqualTo(model.messages.get(thread.message()).replies);
        }
        assertThat(unread).as("threads of %s", actor).isEqualTo(model.threads(actor));
        model.messages.forEach((number, message) -> {
            if (message.replies > 0 && number >= model.from.get(actor)) {
                assertThat(ask(actor, new History(channel, null, 0L, 200, number)).entries())
                        .as("thread %s", number)
                        .hasSize((int) message.replies);
            }
        });
    }

    private void briefing(String actor) {
        BriefingView brief = ask(actor, new Brief(IncidentId.of(channel)));
        assertThat(brief.since().messages()).isEqualTo(model.unread(actor));
        assertThat(brief.since().acts()).hasSize((int) Math.min(30, model.news(actor)));
        long first = model.from.get(actor);
        assertThat(brief.pins())
                .extracting(BriefPin::message)
                .containsExactlyElementsOf(model.pins.tailSet(first));
        List<String> decided = List.copyOf(model.decisions.tailMap(first).values());
        assertThat(brief.decisions())
                .extracting(d -> d.text())
                .isEqualTo(decided.subList(Math.max(0, decided.size() - 20), decided.size()));
        assertThat(ask(actor, new Brief(IncidentId.of(channel))).text()).isEqualTo(brief.text());
    }
}
