package dev.muster.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.TestMuster.ManualClock;
import dev.muster.TestMuster.People;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Rejection;
import dev.muster.context.Collector.Found;
import dev.muster.context.Collector.Request;
import dev.muster.context.Collector.Value;
import dev.muster.context.ContextCommands.CollectAgain;
import dev.muster.context.ContextCommands.SetWorkspaceContext;
import dev.muster.context.ContextViews.PieceView;
import dev.muster.context.ContextViews.ShowContext;
import dev.muster.context.ContextViews.ShowWorkspaceContext;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.playbook.ContextPlan;
import dev.muster.playbook.ContextPlan.CollectPlan;
import dev.muster.playbook.ContextPlan.LinkPlan;
import dev.muster.playbook.ContextPlan.ReportPlan;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.storage.MemoryStore;
import dev.muster.transport.Outbound;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is laid before everybody when an incident opens: filled as data, collected side by side, posted as it comes. */
class PackTest {
    private static final String EVIL = "a\"} or vector(1) #&x=1 {number} ${7*7} {{x}} <b>";
    private final List<Outbound.Request> sent = new CopyOnWriteArrayList<>();
    private volatile Outbound out = request -> answer(200, "{\"state\":\"up\",\"deep\":{\"list\":[1,2]}}");
    private volatile Collector own = collector("own", request -> new Found(List.of(new Value("a", "b"))));
    private final TestMuster test =
            new TestMuster(new MemoryStore(), new ManualClock(), new People(), b -> b.outbound(request -> {
                        sent.add(request);
                        return out.send(request);
                    })
                    .collector(collector("own", request -> own.collect(request))));

    private interface Asking {
        Found collect(Request request) throws Exception;
    }

    private static Collector collector(String name, Asking asking) {
        return new Collector() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Found collect(Request request) throws Exception {
                return asking.collect(request);
            }
        };
    }

    private static Outbound.Reply answer(int status, String body) {
        return new Outbound.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static PlaybookContent playbook(ContextPlan plan) {
        return PlaybookContent.of("outage").context(plan).build();
    }

    private static CollectPlan collect(String title, String collector, Map<String, String> settings) {
        return new CollectPlan(title, collector, settings, null);
    }

    private IncidentId declare(ContextPlan plan, Map<String, String> parameters) {
        String playbook =
                test.run("ada", new PublishPlaybook(null, playbook(plan))).id("playbook");
        return new IncidentId(
                test.run("ada", new DeclareIncident("t", null, null, playbook, null, null, parameters, null, null))
                        .id("incident"));
    }

    private List<EntryView> entries(IncidentId incident, String kind) {
        return test.ask("ada", new History(incident.channel(), null, null, 200, null)).entries().stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(EntryView entry) {
        return dev.muster.record.Json.read(entry.data().getBytes(StandardCharsets.UTF_8), Map.class);
    }

    private IncidentId collected(CollectPlan... plans) {
        IncidentId incident = declare(new ContextPlan(null, null, List.of(plans)), Map.of("job", EVIL, "path", "../x"));
        test.runDue();
        return incident;
    }

    @Test
    void linksAndTextsAreFilledAsDataAndLinksAreEncoded() {
        IncidentId incident = declare(
                new ContextPlan(
                        List.of(
                                new LinkPlan("logs", "https://logs.example/{path}?q={job}&n={number}", false),
                                new LinkPlan("dash", "https://dash.example/d/{nothing}", true)),
                        List.of(new ReportPlan("first", "job {job}, INC-{number}, {nothing}")),
                        null),
                Map.of("job", EVIL, "path", "../x", "number", "forged"));
        EntryView posted = entries(incident, "context.posted").get(0);
        assertThat(data(posted).get("links").toString())
                .contains("https://logs.example/..%2Fx?q=a%22%7D%20or%20vector%281%29%20%23%26x%3D1")
                .contains("&n=1")
                .doesNotContain("forged");
        assertThat(data(posted).get("missing")).isEqualTo(List.of("dash"));
        assertThat(data(posted).get("reports").toString()).contains("job " + EVIL + ", INC-1, {nothing}");
    }

    @Test
    void theWorkspacesContextComesFirstAndNeedsNoPlaybook() {
        ContextPlan plan = new ContextPlan(List.of(new LinkPlan("wiki", "https://wiki.example/", false)), null, null);
        test.run("ada", new SetWorkspaceContext(plan, null));
        assertThatThrownBy(() -> test.run("ben", new SetWorkspaceContext(null, null)))
                .isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> test.run("ada", new SetWorkspaceContext(null, 0)))
                .isInstanceOf(Rejection.class);
        assertThat(test.ask("ada", new ShowWorkspaceContext()).collectors())
                .containsExactly("http-json", "own", "prometheus");
        IncidentId incident = new IncidentId(
                test.run("ada", DeclareIncident.of("t", null, null)).id("incident"));
        assertThat(entries(incident, "context.posted")).hasSize(1);
    }

    @Test
    void whatHasNoContextSaysNothingOfIt() {
        IncidentId incident = new IncidentId(
                test.run("ada", DeclareIncident.of("t", null, null)).id("incident"));
        assertThat(entries(incident, "context.posted")).isEmpty();
        assertThat(test.ask("ada", new ShowContext(incident)).pieces()).isEmpty();
    }

    @Test
    void jsonIsAskedForAndItsPartsAreShownAsTheyAre() {
        IncidentId incident = collected(
                collect(
                        "status",
                        "http-json",
                        Map.of(
                                "address", "https://status.example/{path}?j={job}",
                                "select.state", "/state",
                                "select.first", "/deep/list/0",
                                "select.none", "/no/such")),
                collect("all", "http-json", Map.of("address", "https://status.example/")));
        assertThat(sent.get(0).address().getRawPath() + sent.get(1).address().getRawPath())
                .contains("/..%2Fx");
        assertThat(sent).allSatisfy(r -> assertThat(r.method()).isEqualTo("GET"));
        List<EntryView> collected = entries(incident, "context.collected");
        assertThat(collected).hasSize(2);
        assertThat(collected.stream().map(PackTest::data).map(Object::toString).reduce("", String::concat))
                .contains("value=up", "value=1", "value=(not there)", "name=deep, value={\"list\":[1,2]}");
        assertThat(test.ask("ada", new ShowContext(incident)).pieces())
                .extracting(PieceView::state)
                .containsExactly("found", "found");
    }

    @Test
    void prometheusIsAskedByItsApiAndValuesCannotLeaveTheirQuotationMarks() {
        out = request -> answer(200, """
                {"status":"success","data":{"resultType":"vector","result":[
                  {"metric":{"__name__":"up","job":"api"},"value":[1435781451.781,"1"]},
                  {"metric":{},"value":[1435781451.781,"NaN"]}]}}""");
        IncidentId incident = collected(collect(
                "up", "prometheus", Map.of("server", "https://prom.example/base/", "query", "up{job=\"{job}\"}")));
        String query = java.net.URLDecoder.decode(sent.get(0).address().getRawQuery(), StandardCharsets.UTF_8);
        assertThat(sent.get(0).address().toString()).startsWith("https://prom.example/base/api/v1/query?timeout=10s&");
        assertThat(query).isEqualTo("timeout=10s&query=up{job=\"" + EVIL.replace("\"", "\\\"") + "\"}");
        assertThat(data(entries(incident, "context.collected").get(0))
                        .get("found")
                        .toString())
                .isEqualTo("[{name=up{job=\"api\"}, value=1}, {name={}, value=NaN}]");
    }

    @Test
    void whatGoesWrongIsPostedAndHoldsNothingElseUp() {
        out = request -> switch (request.address().getHost()) {
            case "refused.example" -> new Outbound.Failure(Outbound.Failure.Reason.NOT_ALLOWED, "not allowed here");
            case "broken.example" -> answer(200, "<html>");
            case "deep.example" -> answer(200, "[".repeat(10_000));
            case "error.example" -> answer(500, "{}");
            case "prom.example" -> answer(422, "{\"status\":\"error\",\"error\":\"bad\\u0007 data\"}");
            default -> answer(200, "{\"state\":\"up\"}");
        };
        own = collector("own", request -> {
            throw new IllegalStateException("no\u202Eidea\nat all");
        });
        IncidentId incident = collected(
                collect("refused", "http-json", Map.of("address", "https://refused.example/")),
                collect("broken", "http-json", Map.of("address", "https://broken.example/")),
                collect("deep", "http-json", Map.of("address", "https://deep.example/")),
                collect("error", "http-json", Map.of("address", "https://error.example/")),
                collect("prom", "prometheus", Map.of("server", "https://prom.example", "query", "up")),
                collect("unfilled", "http-json", Map.of("address", "https://x.example/{nothing}")),
                collect("elsewhere", "http-json", Map.of("address", "https://{job}.example/")),
                collect("unknown", "no-such", Map.of()),
                collect("own", "own", Map.of()),
                collect("good", "http-json", Map.of("address", "https://good.example/")));
        Map<Object, Object> failures = new java.util.HashMap<>();
        entries(incident, "context.collected").forEach(e -> failures.put(data(e).get("title"), data(e).get("failure")));
        assertThat(failures)
                .containsEntry("refused", "not allowed here")
                .containsEntry("error", "the other side answered with status 500")
                .containsEntry("prom", "Prometheus refused the query: bad  data")
                .containsEntry("unknown", "there is no collector named no-such here")
                .containsEntry("own", "no idea at all")
                .containsEntry("good", null);
        assertThat(failures.get("deep").toString()).contains("did not answer with JSON");
        assertThat(failures.get("broken").toString()).contains("did not answer with JSON");
        assertThat(failures.get("unfilled").toString()).contains("cannot be filled");
        assertThat(failures.get("elsewhere").toString()).contains("cannot be filled");
        assertThat(sent).extracting(r -> r.address().getHost()).doesNotContain("x.example");
    }

    @Test
    void collectorsRunSideBySide() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        own = collector("own", request -> {
            together.await(20, TimeUnit.SECONDS);
            return new Found(List.of(new Value("met", "yes")));
        });
        IncidentId incident =
                collected(collect("a", "own", Map.of()), collect("b", "own", Map.of()), collect("c", "own", Map.of()));
        assertThat(test.ask("ada", new ShowContext(incident)).pieces())
                .extracting(PieceView::state)
                .containsExactly("found", "found", "found");
    }

    @Test
    void oneThatNeverAnswersIsPostedAsThatWhenItsTimeIsUp() {
        CountDownLatch never = new CountDownLatch(1);
        own = collector("own", request -> {
            never.await();
            return new Found(List.of());
        });
        IncidentId incident = collected(
                new CollectPlan("slow", "own", Map.of(), 1),
                collect("good", "http-json", Map.of("address", "https://good.example/")));
        dev.muster.engine.Live.eventually(
                () -> entries(incident, "context.collected").size() == 2);
        assertThat(entries(incident, "context.collected").toString()).contains("no answer in PT1S");
    }

    @Test
    void whatWasCollectedIsAskedForAgain() {
        out = request -> answer(500, "");
        IncidentId incident = collected(
                collect("one", "http-json", Map.of("address", "https://a.example/")), collect("two", "own", Map.of()));
        out = request -> answer(200, "{\"state\":\"up\"}");
        test.run("ada", new CollectAgain(incident, 1));
        assertThat(test.ask("ada", new ShowContext(incident)).pieces().get(0).state())
                .isEqualTo("asked");
        test.runDue();
        assertThat(test.ask("ada", new ShowContext(incident)).pieces())
                .extracting(PieceView::state)
                .containsExactly("found", "found");
        assertThat(entries(incident, "context.collected")).hasSize(3);
        assertThatThrownBy(() -> test.run("ada", new CollectAgain(incident, 9))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> test.run("dan", new CollectAgain(incident, 1))).isInstanceOf(Rejection.class);
    }

    @Test
    void muchIsCutToWhatIsPosted() {
        own = collector(
                "own",
                request -> new Found(java.util.stream.IntStream.range(0, 80)
                        .mapToObj(i -> new Value("n".repeat(300), "v".repeat(900) + "\u0000"))
                        .toList()));
        IncidentId incident = collected(collect("much", "own", Map.of()));
        List<?> found =
                (List<?>) data(entries(incident, "context.collected").get(0)).get("found");
        assertThat(found).hasSize(50);
        assertThat(found.get(0).toString()).hasSize("{name=, value=}".length() + 201 + 501);
    }

    @Test
    void theRecordedTimeFromAlertToOpenStaysWhatItWas() {
        IncidentId incident = collected(collect("own", "own", Map.of()));
        assertThat(test.ask("ada", new ShowIncident(incident)).openedAfterSeconds())
                .isNull();
    }

    @Test
    void plansThatCannotWorkAreRefusedByTheirPath() {
        refused(
                "content.context.links[0].address",
                new ContextPlan(List.of(new LinkPlan("x", "https://{host}/", false)), null, null));
        refused(
                "content.context.links[0].address",
                new ContextPlan(List.of(new LinkPlan("x", "javascript:alert(1)", false)), null, null));
        refused(
                "content.context.collectors[0].collector",
                new ContextPlan(null, null, List.of(collect("x", "a b", Map.of()))));
        refused(
                "content.context.collectors[0].seconds",
                new ContextPlan(null, null, List.of(new CollectPlan("x", "own", null, 60))));
        refused(
                "content.context.collectors[1].title",
                new ContextPlan(null, null, List.of(collect("x", "own", Map.of()), collect("x", "own", Map.of()))));
    }

    private void refused(String path, ContextPlan plan) {
        assertThatThrownBy(() -> test.run("ada", new PublishPlaybook(null, playbook(plan))))
                .isInstanceOf(Rejection.class)
                .satisfies(e -> assertThat(((Rejection) e).field()).isEqualTo(path));
    }
}
