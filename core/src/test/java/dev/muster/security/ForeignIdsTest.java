package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.Offer;
import dev.muster.TestMuster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.Policy;
import dev.muster.channel.ChannelViews.ChannelView;
import dev.muster.channel.ChannelViews.MemberView;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.storage.Writes;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may do in one place gives them nothing in another, and what they send of themselves is not believed. */
class ForeignIdsTest {
    private static final Set<String> PARTS = Set.of(
            "task",
            "notice",
            "handover",
            "standup",
            "session",
            "related",
            "call",
            "section",
            "factor",
            "rule",
            "action",
            "update",
            "other");
    private static final Set<String> PERSONS = Set.of(
            "owner",
            "backup",
            "primary",
            "commander",
            "to",
            "person",
            "members",
            "people",
            "escalateTo",
            "lead",
            "decidedBy",
            "submittedBy");
    private static final Duration LIFETIME = Duration.ofSeconds(2);
    private static final String EVIL = "evilcanary";
    private World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String attempt(Caller caller, Offer offer, Map<String, Object> properties) {
        return World.attempt(world, caller, offer, properties);
    }

    private List<Offer> offers(Offer.Sort... sorts) {
        return world.muster.offers().stream()
                .filter(o -> Set.of(sorts).contains(o.sort()))
                .toList();
    }

    private static boolean has(Offer offer, Set<String> names) {
        return Stream.of(offer.type().getRecordComponents()).anyMatch(c -> names.contains(c.getName()));
    }

    /** The part is another incident's, the rest is the caller's own: refused as if the part did not exist. */
    @Test
    void aPartOfAnotherIncidentIsNotReachedThroughOnesOwn() {
        String own =
                world.by("cleo", "incident.declare", Map.of("title", "mine")).id("incident");
        Map<String, Object> foreign = new HashMap<>(world.secret);
        foreign.putAll(Map.of("channel", own, "incident", own, "journal", "channel:" + own));
        Map<String, Object> missing = new HashMap<>(Filler.missing(world.secret));
        missing.putAll(Map.of("channel", own, "incident", own, "journal", "channel:" + own));
        SoftAssertions softly = new SoftAssertions();
        int tried = 0;
        for (Offer offer : offers(Offer.Sort.COMMAND, Offer.Sort.QUESTION)) {
            if (!has(offer, PARTS) || offer.name().equals("standup.start")) {
                continue;
            }
            tried++;
            world.store.forget();
            String result = attempt(TestMuster.as("cleo"), offer, Filler.fill(offer, foreign));
            softly.assertThat(result).as(offer.name()).startsWith("refused ABSENT []");
            softly.assertThat(touched(world.home().value())).as(offer.name()).isEmpty();
            softly.assertThat(attempt(TestMuster.as("cleo"), offer, Filler.fill(offer, missing)))
                    .as(offer.name())
                    .isEqualTo(result);
        }
        assertThat(tried).isGreaterThan(8);
        softly.assertAll();
    }

    /** What was written that names this id. */
    private List<String> touched(String id) {
        return written().filter(w -> w.contains(id)).toList();
    }

    private Stream<String> written() {
        return world.store.writes.stream().flatMap(ForeignIdsTest::everything);
    }

    private static Stream<String> everything(Writes w) {
        List<String> all = new ArrayList<>();
        w.entries().stream()
                .filter(e -> !e.journal().sort().equals("access"))
                .forEach(e -> all.add(e.journal() + " " + e.actor() + " " + e.time() + " " + e.kind() + " "
                        + e.index().terms() + text(e.payload())));
        w.amendments().forEach(a -> all.add(a.journal() + " " + text(a.amendment())));
        w.documents().forEach(d -> all.add(d.key() + " " + d.terms() + text(d.body())));
        w.deletions().forEach(d -> all.add(d.key().toString()));
        w.jobs().forEach(j -> all.add(j.key() + " " + text(j.payload())));
        w.finished().forEach(k -> all.add(k.toString()));
        w.receipts().values().forEach(r -> all.add(text(r.outcome())));
        return all.stream();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A host's policy that lets members work on an incident and not bring people in. */
    @Test
    void whoMayNotAddPeopleAddsNobodyByWayOfARoleATaskOrAnythingElse() {
        world.close();
        Policy standard = Policy.standard();
        world = new World(
                (actor, action, standing) -> (!action.name().equals("channel.add-members")
                                || actor.id().value().equals("ada"))
                        && standard.allows(actor, action, standing),
                LIFETIME);
        List<PersonId> before = members();
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : offers(Offer.Sort.COMMAND)) {
            if (Filler.named(offer) && has(offer, PERSONS) && !offer.name().equals("channel.remove-member")) {
                String result = attempt(TestMuster.as("ben"), offer, Filler.fill(offer, world.secret));
                softly.assertThat(members()).as(offer.name() + ": " + result).isEqualTo(before);
            }
        }
        softly.assertAll();
    }

    private List<PersonId> members() {
        ChannelView view = world.muster.ask(TestMuster.as("ada"), new ShowChannel(world.home()));
        return view.members().stream().map(MemberView::person).sorted().toList();
    }

    /** Somebody who does not exist, in the form in which somebody who does is named. */
    private static Object nobody(String name, Object value) {
        if (value instanceof Map<?, ?>) {
            return Map.of("a", "nobody-here");
        }
        return value instanceof List<?> ? List.of("nobody-here") : "nobody-" + name;
    }

    /** Asked with somebody who exists and with somebody who does not, a guest learns nothing about either. */
    @Test
    void aGuestCannotTellWhoExists() {
        Map<String, Object> lobby = new HashMap<>(Filler.missing(world.secret));
        lobby.putAll(Map.of(
                "channel", world.lobby.value(), "incident", world.lobby.value(), "journal", "channel:" + world.lobby));
        SoftAssertions softly = new SoftAssertions();
        for (Offer offer : offers(Offer.Sort.COMMAND, Offer.Sort.QUESTION)) {
            if (has(offer, PERSONS)) {
                Map<String, Object> known = Filler.fill(offer, lobby);
                Map<String, Object> unknown = new HashMap<>(known);
                unknown.replaceAll((name, value) -> !PERSONS.contains(name) ? value : nobody(name, value));
                softly.assertThat(attempt(TestMuster.as("guy"), offer, unknown))
                        .as(offer.name())
                        .isEqualTo(attempt(TestMuster.as("guy"), offer, known));
            }
        }
        softly.assertAll();
    }

    @Test
    void aGuestsMentionReachesMembersOfTheChannelAlone() {
        Map<String, Object> lobby = Map.of("channel", world.lobby.value());
        world.store.forget();
        world.by("guy", "channel.post", World.with(lobby, "text", "@ben @cleo @nobody"));
        assertThat(written().toList())
                .anyMatch(w -> w.contains("mention:cleo"))
                .noneMatch(w -> w.contains(":ben") || w.contains("\"ben\""));
    }

    @Test
    void aGuestSeesTheirOneChannelAndItsMembers() {
        Caller guy = TestMuster.as("guy");
        assertThat(world.muster.ask(guy, "channel.mine", Map.of()).toString())
                .contains(world.lobby.value())
                .doesNotContain(world.home().value());
        assertThat(world.muster
                        .ask(guy, "channel.people", Map.of("channel", world.lobby.value()))
                        .toString())
                .contains("cleo")
                .contains("guy")
                .doesNotContain("ben")
                .doesNotContain("zoe");
        assertThat(World.attempt(world, guy, offer("channel.people"), Map.of())).startsWith("refused ABSENT");
        assertThat(World.attempt(world, guy, offer("playbook.list"), Map.of())).startsWith("refused ABSENT");
        assertThat(World.attempt(world, guy, offer("incident.declare"), Map.of("title", "x")))
                .startsWith("refused ABSENT");
        assertThat(World.attempt(world, guy, offer("channel.create"), Map.of("name", "x", "open", false)))
                .startsWith("refused ABSENT");
    }

    private Offer offer(String name) {
        return world.muster.offers().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Gone from the workspace, still on every list inside: the least of all levels counts. */
    @ParameterizedTest
    @ValueSource(strings = {"said by the host", "noticed when the snapshot is old"})
    void whoIsGoneFromTheWorkspaceUsesNothingTheyAreStillAMemberOf(String how) throws InterruptedException {
        world.close();
        world = new World(Policy.standard(), LIFETIME);
        Caller ben = TestMuster.as("ben");
        assertThat(attempt(ben, offer("incident.show"), world.secret)).startsWith("answered");
        world.people.deactivate("ben");
        if (how.startsWith("said")) {
            world.muster.accessChanged(TestMuster.ACME, new PersonId("ben"));
        } else {
            Thread.sleep(LIFETIME.toMillis() + 50);
        }
        for (Offer offer : world.muster.offers()) {
            assertThat(attempt(ben, offer, Filler.fill(offer, world.secret)))
                    .as(offer.name())
                    .startsWith("refused ABSENT []");
        }
    }

    /** Whatever admission adds to a command is not taken from who sends it, nor is anything that only looks so. */
    @Test
    void whatTheEngineFillsInIsIgnoredWhenACallerSendsIt() {
        SoftAssertions softly = new SoftAssertions();
        int ignored = 0;
        for (Offer offer : offers(Offer.Sort.COMMAND)) {
            Map<String, Object> sent = Filler.fill(offer, world.secret);
            for (String name : List.of(
                    "actor",
                    "author",
                    "by",
                    "createdAt",
                    "declaredBy",
                    "declaredAt",
                    "kind",
                    "seq",
                    "sequence",
                    "workspace",
                    "caller",
                    "notified",
                    "number",
                    "source",
                    "id",
                    "system",
                    "preview",
                    "previews",
                    "embed",
                    "attachments",
                    "props",
                    "quote",
                    "reactions",
                    "edited",
                    "pinned",
                    "acknowledged")) {
                if (!has(offer, Set.of(name))) {
                    sent.put(name, EVIL);
                }
            }
            for (RecordComponent component : offer.type().getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    ignored++;
                    sent.put(component.getName(), hostile(component));
                }
            }
            world.store.forget();
            String result = attempt(TestMuster.as("ada"), offer, sent);
            softly.assertThat(result).as(offer.name()).doesNotContain(EVIL).doesNotStartWith("refused INVALID");
            softly.assertThat(written().filter(w -> w.contains(EVIL)).toList())
                    .as(offer.name())
                    .isEmpty();
        }
        assertThat(ignored).isGreaterThan(5);
        softly.assertAll();
    }

    private static Object hostile(RecordComponent component) {
        Map<String, Object> person = Map.of(
                "id",
                EVIL,
                "handle",
                EVIL,
                "name",
                EVIL,
                "zone",
                "UTC",
                "active",
                true,
                "guest",
                false,
                "groups",
                List.of(),
                "roles",
                List.of("ADMIN"));
        if (List.class.isAssignableFrom(component.getType())) {
            return List.of(person);
        }
        if (component.getType().getRecordComponents() != null
                && component.getType().getRecordComponents().length == 1) {
            return EVIL;
        }
        Map<String, Object> made = new HashMap<>();
        for (RecordComponent part : component.getType().getRecordComponents() == null
                ? new RecordComponent[0]
                : component.getType().getRecordComponents()) {
            Class<?> type = part.getType();
            made.put(
                    part.getName(),
                    List.class.isAssignableFrom(type)
                            ? (part.getGenericType().toString().contains("PersonId") ? List.of(EVIL) : List.of(person))
                            : type.getSimpleName().equals("Person")
                                    ? person
                                    : type == boolean.class ? (Object) true : EVIL);
        }
        return made;
    }

    /** The mentions of a message are those of its text, whatever else is sent. */
    @Test
    void mentionsAreThoseOfTheText() {
        world.by(
                "ada",
                "channel.post",
                World.with(
                        Map.of("channel", world.home().value(), "text", "hello @ben"),
                        "mentions",
                        Map.of("people", List.of("cleo"), "channel", true)));
        String head = world.muster
                .ask(
                        TestMuster.as("ada"),
                        "channel.history",
                        Map.of("channel", world.home().value(), "limit", 1))
                .toString();
        assertThat(head).contains("\"mentions\":[\"ben\"]").contains("\"channelMention\":false");
    }
}
