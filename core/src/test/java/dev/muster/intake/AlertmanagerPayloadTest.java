package dev.muster.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.command.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerPayloadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPTIONAL = Set.of("fingerprint", "truncatedAlerts");

    private static Rejection refused(byte[] body) {
        Rejection refused = catchThrowableOfType(Rejection.class, () -> AlertmanagerPayload.parse(body));
        assertThat(refused)
                .as("accepted: %s", new String(body, StandardCharsets.UTF_8))
                .isNotNull();
        assertThat(refused.code()).isEqualTo(Rejection.Code.INVALID);
        return refused;
    }

    @Test
    void readsWhatIsThere() {
        AlertmanagerPayload payload =
                new Post().resolved(1, "2026-03-02T10:10:00+01:00").payload();
        assertThat(payload.receiver()).isEqualTo("muster");
        assertThat(payload.alerts()).hasSize(2);
        assertThat(payload.alerts().get(0).endsAt()).isNull();
        assertThat(payload.alerts().get(1).endsAt()).isEqualTo("2026-03-02T09:10:00Z");
    }

    /** The fields of the payload and of an alert, each taken away, made null, and given every other type. */
    @TestFactory
    Stream<DynamicTest> everyFieldThatIsMissingOrOfTheWrongTypeIsNamed() {
        List<DynamicTest> tests = new ArrayList<>();
        new Post().json.fieldNames().forEachRemaining(name -> matrix(tests, "", name));
        new Post().alert(1).fieldNames().forEachRemaining(name -> matrix(tests, "alerts[1].", name));
        assertThat(tests).hasSizeGreaterThan(70);
        return tests.stream();
    }

    private static void matrix(List<DynamicTest> tests, String path, String name) {
        Post sample = new Post();
        JsonNode right = (path.isEmpty() ? sample.json : sample.alert(1)).get(name);
        if (!OPTIONAL.contains(name)) {
            tests.add(DynamicTest.dynamicTest(path + name + " missing", () -> {
                Post post = new Post();
                (path.isEmpty() ? post.json : post.alert(1)).remove(name);
                Rejection refused = refused(post.body());
                assertThat(refused.field()).isEqualTo(path + name);
                assertThat(refused).hasMessage("is missing");
            }));
        }
        for (String wrong : List.of("null", "true", "7", "1.5", "\"x\"", "[]", "{}")) {
            JsonNode value = tree(wrong);
            boolean fits = value.getNodeType() == right.getNodeType() && !wrong.equals("1.5");
            boolean said = wrong.equals("\"x\"")
                    && Set.of("status", "version", "startsAt", "endsAt").contains(name);
            boolean empty = wrong.equals("[]") && name.equals("alerts");
            boolean absent = wrong.equals("null") && OPTIONAL.contains(name);
            if ((!fits || said || empty) && !absent) {
                tests.add(DynamicTest.dynamicTest(path + name + " = " + wrong, () -> {
                    Post post = new Post();
                    (path.isEmpty() ? post.json : post.alert(1)).set(name, value);
                    assertThat(refused(post.body()).field()).isEqualTo(path + name);
                }));
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "1", "5", "''", "4.0"})
    void anotherVersionIsRefusedWithWhatToDo(String version) {
        Rejection refused = refused(new Post().set("version", version).body());
        assertThat(refused.field()).isEqualTo("version");
        assertThat(refused).hasMessageContaining("must be 4").hasMessageContaining("update the sender");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "null", "[]", "7", "{", "{\"version\": ", "\"4\"", "not json"})
    void aBodyThatIsNoObjectIsRefusedWhole(String body) {
        assertThat(refused(body.getBytes(StandardCharsets.UTF_8)).field()).isEmpty();
    }

    @Test
    void labelsThatAreNoTextAreNamed() {
        Post post = new Post();
        ((ObjectNode) post.alert(1).get("labels")).put("zone", 7);
        assertThat(refused(post.body()).field()).isEqualTo("alerts[1].labels.zone");
        Post nothing = new Post();
        ((ObjectNode) nothing.json.get("commonLabels")).putNull("service");
        assertThat(refused(nothing.body()).field()).isEqualTo("commonLabels.service");
        Post list = new Post();
        ((ArrayNode) list.json.get("alerts")).set(1, JSON.createArrayNode());
        assertThat(refused(list.body()).field()).isEqualTo("alerts[1]");
    }

    @Test
    void limitsHold() {
        Post many = new Post();
        for (int i = 0; i < 999; i++) {
            ((ArrayNode) many.json.get("alerts")).add(many.alert(0));
        }
        assertThat(refused(many.body()).field()).isEqualTo("alerts");
        Post labels = new Post();
        for (int i = 0; i < 100; i++) {
            ((ObjectNode) labels.alert(1).get("labels")).put("l" + i, "x");
        }
        assertThat(refused(labels.body()).field()).isEqualTo("alerts[1].labels");
        Post longer = new Post();
        ((ObjectNode) longer.alert(0).get("annotations")).put("summary", "x".repeat(10_001));
        assertThat(refused(longer.body()).field()).isEqualTo("alerts[0].annotations.summary");
        assertThat(refused(new Post().set("receiver", "x".repeat(301)).body()).field())
                .isEqualTo("receiver");
        assertThat(refused(new Post().truncated(-1).body()).field()).isEqualTo("truncatedAlerts");
        assertThat(refused(new byte[AlertmanagerPayload.LARGEST + 1]).field()).isEmpty();
        assertThat(refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)).field())
                .isEmpty();
    }

    @Test
    void whatOlderSendersLeaveOutIsMadeUpFor() {
        Post post = new Post();
        post.json.remove("truncatedAlerts");
        post.alert(0).remove("fingerprint");
        AlertmanagerPayload payload = post.payload();
        assertThat(payload.truncatedAlerts()).isZero();
        assertThat(payload.alerts().get(0).print()).matches("[0-9a-f]{16}");
    }

    @Test
    void fingerprintsAreThoseOfTheSender() {
        assertThat(Fingerprint.of(Map.of())).isEqualTo("cbf29ce484222325");
        String known = Fingerprint.of(Map.of("name", "garland, briggs", "fear", "love is not enough"));
        assertThat(Long.parseUnsignedLong(known, 16)).isEqualTo(5799056148416392346L);
        assertThat(Fingerprint.of(Map.of("a", "1", "b", "2")))
                .isEqualTo(Fingerprint.of(new java.util.TreeMap<>(Map.of("b", "2", "a", "1"))))
                .isNotEqualTo(Fingerprint.of(Map.of("a", "12", "b", "")));
    }

    @Test
    void whatIsNoTextIsReplacedAndNotRefused() {
        Post post = new Post();
        ((ObjectNode) post.json.get("commonAnnotations")).put("summary", "\u001b[31mred\u0000 end");
        assertThat(post.payload().commonAnnotations().get("summary")).isEqualTo("\ufffd[31mred\ufffd end");
        assertThat(Text.clean("half \ud800 whole \ud83d\udd25")).isEqualTo("half \ufffd whole \ud83d\udd25");
        assertThat(Text.link("javascript:alert(1)")).isEmpty();
        assertThat(Text.link("https://x/?q= 1")).isEmpty();
        assertThat(Text.link("HTTPS://x/")).isEqualTo("HTTPS://x/");
    }

    /** Cut off or garbled anywhere, it is read or refused, and nothing else. */
    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @IntRange(max = 2_000) int at, @ForAll byte garbage, @ForAll boolean cut) {
        byte[] body = new Post().body();
        int place = Math.min(at, body.length - 1);
        if (cut) {
            body = Arrays.copyOf(body, place);
        } else {
            body[place] = garbage;
        }
        try {
            AlertmanagerPayload.parse(body);
        } catch (Rejection e) {
            assertThat(e.code()).isEqualTo(Rejection.Code.INVALID);
        }
    }
}
