package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.websocket.Limits;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts are served with relative, versioned addresses, so that a page needs no import map. */
class AssetsTest {
    private static final Pattern IMPORT = Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*[\"']([^\"']+)[\"']");

    @Test
    void everyModuleOfTheTableIsThereAndImportsOnlyWhatIsServed() {
        try (JettyTestServer server = JettyTestServer.start("/m", Limits.STANDARD, g -> g, null)) {
            Http http = new Http(server);
            String version = new Assets().version();
            Set<URI> seen = new HashSet<>();
            for (String place : new Modules().places().values()) {
                if (!place.endsWith("/")) {
                    follow(http, server.uri(), server.at("assets/" + version + "/" + place), seen);
                }
            }
            assertThat(seen).hasSizeGreaterThan(8);
        }
    }

    /**
     * All scripts of the page with the longest of its languages, compressed as they are sent: at most 150 kB. What is fetched
     * later is not among them, and 40 kB each at most.
     */
    @Test
    void thePageWeighsLittle() {
        try (JettyTestServer server = JettyTestServer.start("/m", Limits.STANDARD, g -> g, null)) {
            Set<URI> seen = new HashSet<>();
            Http plain = new Http(server);
            URI start = server.at("assets/" + new Assets().version() + "/muster/muster.js");
            follow(plain, server.uri(), start, seen);
            Http compressed = plain.with("Accept-Encoding", "gzip");
            long scripts = seen.stream()
                    .filter(script -> !script.getPath().contains("/late/"))
                    .mapToLong(script -> sent(compressed, server.uri(), script))
                    .sum();
            long words = Stream.of("texts-en.js", "texts-de.js")
                    .mapToLong(script -> sent(compressed, server.uri(), start.resolve(script)))
                    .max()
                    .orElseThrow();
            assertThat(scripts + words).isBetween(50_000L, 150_000L);
            List<Long> late = seen.stream()
                    .filter(script -> script.getPath().contains("/late/"))
                    .map(script -> sent(compressed, server.uri(), script))
                    .toList();
            assertThat(late).as("what is fetched later").isNotEmpty().allMatch(size -> size < 40_000);
        }
    }

    private static long sent(Http http, URI mount, URI script) {
        HttpResponse<String> answer = http.get(mount.relativize(script).toString());
        assertThat(answer.statusCode()).as("%s", script).isEqualTo(200);
        return answer.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    @Test
    void onlyCommentsThatHaveLinesToThemselvesAreLeftOut() {
        String script = "/*! @license kept */\n/** gone\n * for good */\nlet a = '// stays'; // stays\n  // gone\n"
                + "let b = `/* stays */`; /* stays */ let c = 1 /* stays\n */ + 2;\n  /* a */ let d = 3;\n";
        assertThat(Comments.removed(script))
                .isEqualTo("/*! @license kept */\nlet a = '// stays'; // stays\n"
                        + "let b = `/* stays */`; /* stays */ let c = 1 /* stays\n */ + 2;\n  /* a */ let d = 3;\n");
    }

    private static void follow(Http http, URI mount, URI script, Set<URI> seen) {
        if (!seen.add(script)) {
            return;
        }
        HttpResponse<String> served = http.get(mount.relativize(script).toString());
        assertThat(served.statusCode()).as("%s", script).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(served.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        Matcher imports = IMPORT.matcher(served.body());
        boolean own = script.getPath().contains("/muster/");
        while (imports.find()) {
            if (own && !imports.group(1).startsWith(".")) {
                continue; // prose of ours that reads like an import
            }
            assertThat(imports.group(1)).as("import in %s", script).startsWith(".");
            follow(http, mount, script.resolve(imports.group(1)), seen);
        }
    }

    @Test
    void bareNamesBecomeRelativeAndOthersStay() {
        Modules modules = new Modules();
        assertThat(modules.rewrite("import {a} from 'lit';import x from \"./x.js\";", "muster/room.js"))
                .isEqualTo("import {a} from '../_static/lit/3.3.3/index.js';import x from \"./x.js\";");
        assertThat(modules.rewrite("import \"lit/directives/repeat.js\"", "muster/parts/list.js"))
                .isEqualTo("import \"../../_static/lit/3.3.3/directives/repeat.js\"");
        assertThat(modules.rewrite("const m = await import('marked')", "muster/a.js"))
                .isEqualTo("const m = await import('../_static/marked/17.0.5/lib/marked.esm.js')");
        assertThat(modules.rewrite("import y from 'unknown'; const a = 'from';", "muster/a.js"))
                .isEqualTo("import y from 'unknown'; const a = 'from';");
    }

    @Test
    void anotherVersionIsNotServedAndNothingElseOfTheClassPathIs() {
        try (JettyTestServer server = JettyTestServer.start()) {
            Http http = new Http(server);
            String version = new Assets().version();
            assertThat(http.get("assets/000000000000/_static/lit/3.3.3/index.js")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(http.get("assets/" + version + "/dev/muster/web/modules.properties")
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<String> compressed = http.with("Accept-Encoding", "gzip")
                    .get("assets/" + version + "/_static/marked/17.0.5/lib/marked.esm.js");
            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        }
    }
}
