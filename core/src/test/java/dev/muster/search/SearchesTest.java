package dev.muster.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.DeleteMessage;
import dev.muster.channel.MessageCommands.EditMessage;
import dev.muster.channel.MessageCommands.PinMessage;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.MessageCommands.UnpinMessage;
import dev.muster.command.Rejection;
import dev.muster.playbook.TaskCommands.AddTask;
import dev.muster.search.SearchLanguage.SetLanguage;
import dev.muster.search.SearchLanguage.ShowLanguage;
import dev.muster.search.SearchViews.FilterView;
import dev.muster.search.SearchViews.FindEntries;
import dev.muster.search.SearchViews.Found;
import dev.muster.search.SearchViews.Hit;
import dev.muster.search.SearchViews.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchesTest {
    private final TestMuster test = new TestMuster();

    @AfterEach
    void close() {
        test.close();
    }

    private ChannelId channel(String name, boolean open, String... members) {
        List<PersonId> people = Stream.of(members).map(PersonId::new).toList();
        return new ChannelId(
                test.run("ada", new CreateChannel(name, null, open, people)).id("channel"));
    }

    private long post(String who, ChannelId channel, String text) {
        test.clock.advance(Duration.ofSeconds(1));
        return Long.parseLong(
                test.run(who, new PostMessage(channel, text, null)).id("message"));
    }

    private Found find(String who, String text) {
        return test.ask(who, new FindEntries(text));
    }

    private List<String> texts(String who, String text) {
        return find(who, text).hits().stream().map(Hit::snippet).toList();
    }

    @Test
    void aLanguageFindsOtherFormsOfWordsThatStandByThemselves() {
        ChannelId room = channel("war room", false, "ben");
        post("ada", room, "two disks failed, servers down");
        assertThat(texts("ben", "disk")).isEmpty();
        assertThat(test.ask("ben", new ShowLanguage()).inForce()).isEmpty();
        test.run("ada", new SetLanguage("en"));
        post("ben", room, "the failing disk");
        assertThat(test.ask("ben", new ShowLanguage()).inForce()).isEqualTo("en");
        assertThat(texts("ben", "failed disk")).containsExactly("the failing disk", "two disks failed, servers down");
        assertThat(texts("ben", "\"disks failed\"")).containsExactly("two disks failed, servers down");
        assertThat(texts("ben", "\"disk\"")).containsExactly("the failing disk");
        assertThat(texts("ben", "fails -server")).containsExactly("the failing disk");
        Hit hit = find("ben", "disk two").hits().get(0);
        assertThat(hit.highlights()).containsExactly(List.of(0, 3), List.of(4, 9));
        Found best = test.ask("ben", new FindEntries("failing disk", Order.RELEVANCE, null, null, null));
        assertThat(best.hits().get(0).snippet()).as("together, in this order").isEqualTo("the failing disk");
        test.run("ada", new SetLanguage(null));
        assertThat(texts("ben", "disk")).containsExactly("the failing disk");
    }

    @Test
    void onlyAdministratorsSetTheLanguageToOneThatIsKnown() {
        assertThatThrownBy(() -> test.run("ben", new SetLanguage("en"))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> test.run("ada", new SetLanguage("xx"))).isInstanceOf(Rejection.class);
        assertThat(test.ask("ben", new ShowLanguage()).language()).isEmpty();
        assertThat(test.ask("ben", new ShowLanguage()).known()).contains("de", "en", "fr");
    }

    @Test
    void wordsPhrasesAndExclusionsAreFoundNewestFirstWithTheirPlaces() {
        ChannelId room = channel("war room", false, "ben");
        post("ada", room, "the disk is full");
        post("ben", room, "a full disk, again");
        assertThat(texts("ada", "disk FULL")).containsExactly("a full disk, again", "the disk is full");
        assertThat(texts("ada", "\"full disk\"")).containsExactly("a full disk, again");
        assertThat(texts("ada", "disk -again")).containsExactly("the disk is full");
        Hit hit = find("ada", "disk").hits().get(0);
        assertThat(hit.channelName()).isEqualTo("war room");
        assertThat(hit.archived()).isFalse();
        assertThat(hit.highlights()).containsExactly(List.of(7, 11));
    }

    @Test
    void filtersNarrowAndSayHowTheyWereUnderstood() {
        ChannelId room = channel("war room", false, "ben");
        ChannelId other = channel("lobby", false, "ben");
        post("ben", room, "disk one https://a.example");
        post("ada", other, "disk two");
        test.run("ada", new AddTask(room, "swap the disk", null, null, null, null, null));
        assertThat(texts("ada", "disk from:@BEN")).containsExactly("disk one https://a.example");
        assertThat(texts("ben", "from:me")).containsExactly("disk one https://a.example");
        assertThat(texts("ada", "disk in:lobby")).containsExactly("disk two");
        assertThat(texts("ada", "in:\"WAR room\" kind:task")).hasSize(1);
        assertThat(texts("ada", "in:" + other.value())).containsExactly("disk two");
        assertThat(texts("ada", "has:link")).containsExactly("disk one https://a.example");
        assertThat(texts("ada", "disk kind:message from:ben")).hasSize(1);
        assertThat(find("ada", "disk from:nobody in:nowhere kind:x on:x has:y").filters())
                .extracting(FilterView::ok)
                .containsOnly(false)
                .hasSize(5);
        assertThat(texts("ada", "disk from:nobody")).isEmpty();
        assertThat(texts("ada", "disk in:nowhere")).isEmpty();
        assertThat(texts("ada", "disk to:you")).isEmpty();
        assertThat(find("ada", "disk to:you").filters().get(0).hint()).contains("no such filter");
    }

    @Test
    void daysAreDaysOfWhoAsks() {
        ChannelId room = channel("war room", false);
        test.clock.set(Instant.parse("2026-03-28T23:59:59Z"));
        post("ada", room, "disk late");
        test.clock.set(Instant.parse("2026-03-29T22:59:59Z"));
        test.run("ada", new PostMessage(room, "disk in summer time", null));
        test.clock.set(Instant.parse("2026-03-29T23:00:00Z"));
        test.run("ada", new PostMessage(room, "disk next day", null));
        assertThat(texts("ada", "disk on:2026-03-29")).containsExactly("disk in summer time", "disk late");
        assertThat(texts("ada", "disk before:2026-03-29")).isEmpty();
        assertThat(texts("ada", "disk after:2026-03-29")).containsExactly("disk next day");
        assertThat(texts("ada", "disk on:today")).containsExactly("disk next day");
        assertThat(texts("ada", "after:2026-03-28 before:2026-03-30")).hasSize(2);
    }

    @Test
    void pinsAndRepliesAndEditsAreFoundAsTheyAreNow() {
        ChannelId room = channel("war room", false);
        long one = post("ada", room, "disk one");
        long two = post("ada", room, "disk two https://a.example");
        test.run("ada", new PostMessage(room, "disk reply", one));
        test.run("ada", new PinMessage(room, one, "why"));
        assertThat(texts("ada", "is:pinned")).containsExactly("disk one");
        assertThat(texts("ada", "is:thread disk")).containsExactly("disk reply");
        test.run("ada", new EditMessage(room, one, "disk with https://b.example"));
        assertThat(texts("ada", "is:pinned has:link")).containsExactly("disk with https://b.example");
        test.run("ada", new EditMessage(room, two, "bare"));
        assertThat(texts("ada", "has:link")).containsExactly("disk with https://b.example");
        assertThat(texts("ada", "two")).isEmpty();
        test.run("ada", new UnpinMessage(room, one));
        assertThat(texts("ada", "is:pinned")).isEmpty();
        test.run("ada", new PinMessage(room, one, "why"));
        test.run("ada", new DeleteMessage(room, one));
        assertThat(texts("ada", "is:pinned")).isEmpty();
        assertThat(texts("ada", "has:link")).isEmpty();
    }

    @Test
    void onlyWhatTheAskerMayReadIsFoundInArchivesToo() {
        ChannelId room = channel("war room", false, "ben", "guy");
        ChannelId open = channel("lobby", true);
        post("ada", room, "canary secret");
        post("ada", open, "canary public");
        assertThat(texts("ben", "canary")).containsExactly("canary secret");
        assertThat(texts("guy", "canary")).containsExactly("canary secret");
        assertThat(texts("cleo", "canary"))
                .as("public channels count once one is in them")
                .isEmpty();
        assertThat(find("cleo", "canary in:\"war room\"")).isEqualTo(find("cleo", "canary in:\"war room\""));
        assertThat(find("cleo", "in:\"war room\"").filters().get(0).hint())
                .as("what is private reads like what is missing")
                .isEqualTo(find("cleo", "in:missing").filters().get(0).hint());
        assertThat(find("guy", "from:cleo").filters())
                .as("a guest is not told who exists")
                .extracting(FilterView::ok)
                .isEqualTo(find("guy", "from:nobody").filters().stream()
                        .map(FilterView::ok)
                        .toList());
        test.run("ada", new ArchiveChannel(room));
        assertThat(find("ben", "canary").hits()).extracting(Hit::archived).containsExactly(true);
        test.run("ada", new dev.muster.channel.ChannelCommands.RestoreChannel(room));
        test.run("ada", new RemoveMember(room, new PersonId("ben")));
        assertThat(texts("ben", "canary"))
                .as("nothing after they were removed, not their own either")
                .isEmpty();
        test.run("ada", new AddMembers(open, List.of(new PersonId("cleo")), null));
        assertThat(texts("cleo", "canary")).containsExactly("canary public");
    }

    @Test
    void theMostRelevantComeFirstAndStayWhereTheyWereWhilePaging() {
        ChannelId room = channel("war room", false);
        post("ada", room, "disk disk full");
        post("ada", room, "full " + "of other words ".repeat(40) + "disk");
        post("ada", room, "disk full");
        post("ada", room, "full disk");
        List<String> all = pages("disk full", Order.RELEVANCE, 10);
        assertThat(all.get(0)).isEqualTo("disk disk full");
        assertThat(all.get(1)).isEqualTo("disk full");
        assertThat(all.get(2)).isEqualTo("full disk");
        assertThat(all).hasSize(4);
        assertThat(pages("disk full", Order.RELEVANCE, 1)).isEqualTo(all);
        Found first = test.ask("ada", new FindEntries("disk full", Order.RELEVANCE, null, 2, null));
        post("ada", room, "disk full disk full");
        Found second = test.ask("ada", new FindEntries("disk full", Order.RELEVANCE, first.next(), 2, null));
        assertThat(Stream.concat(first.hits().stream(), second.hits().stream()).map(Hit::snippet))
                .as("what came in between moves nothing")
                .isEqualTo(all);
        assertThat(second.next()).isNull();
    }

    private List<String> pages(String text, Order order, int limit) {
        List<String> found = new ArrayList<>();
        String next = null;
        do {
            Found page = test.ask("ada", new FindEntries(text, order, next, limit, null));
            page.hits().forEach(h -> found.add(h.snippet()));
            next = page.next();
        } while (next != null);
        return found;
    }

    @Test
    void pagesByTimeLeaveNothingOutAndRepeatNothing() {
        ChannelId room = channel("war room", false);
        ChannelId other = channel("lobby", false);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String text = "disk " + i;
            post("ada", i % 2 == 0 ? room : other, text);
            expected.add(0, text);
        }
        for (int limit : List.of(1, 2, 3, 8, 9, 10)) {
            assertThat(pages("disk", Order.NEWEST, limit))
                    .as("pages of %d", limit)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatNamesNothingOrTooMuchIsRefused() {
        channel("war room", false);
        for (String text :
                List.of("", "  ", "-disk", "!!", "x".repeat(501), "a b c d e f g h i j k l m n o p q r s t u")) {
            assertThatThrownBy(() -> find("ada", text)).as(text).isInstanceOf(Rejection.class);
        }
        for (String place : List.of("", "x", "%%%", "MCAx", "x".repeat(1000))) {
            assertThatThrownBy(() -> test.ask("ada", new FindEntries("disk", null, place, null, null)))
                    .as(place)
                    .isInstanceOf(Rejection.class);
        }
        assertThatThrownBy(() -> test.ask("ada", new FindEntries("disk", null, null, 101, null)))
                .isInstanceOf(Rejection.class);
        assertThat(find("ada", "before:9999-12-31").hits()).isEmpty();
    }
}
