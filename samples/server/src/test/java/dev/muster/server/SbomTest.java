package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials that goes into the jar: made with it, of what it ships. */
class SbomTest {
    /** Ends up in the manifest as Sbom-Location. */
    private static final String PLACE = "/META-INF/sbom/muster-server.cdx.json";

    private static final List<String> SHIPPED = List.of(
            "muster-core",
            "muster-storage-jdbc",
            "muster-transport-websocket",
            "jackson-databind",
            "caffeine",
            "jetty-server",
            "jetty-ee10-servlet",
            "jetty-ee10-websocket-jakarta-server",
            "sqlite-jdbc",
            "postgresql",
            "HikariCP",
            "jdbi3-core",
            "password4j",
            "zxcvbn",
            "java-otp",
            "qrcodegen",
            "slf4j-jdk14",
            "lit",
            "marked",
            "dompurify");

    private static List<JsonNode> components() throws IOException {
        try (InputStream in = SbomTest.class.getResourceAsStream(PLACE)) {
            assertThat(in).as(PLACE).isNotNull();
            JsonNode bom = Program.JSON.readTree(in);
            assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(bom.at("/metadata/component/name").asText()).isEqualTo("muster-sample-server");
            List<JsonNode> components = new ArrayList<>();
            bom.path("components").forEach(components::add);
            return components;
        }
    }

    @Test
    void itNamesEveryLibraryThatIsShippedAndNoneThatOnlyTests() throws IOException {
        Set<String> names =
                components().stream().map(c -> c.path("name").asText()).collect(Collectors.toSet());
        assertThat(names).containsAll(SHIPPED).doesNotContain("junit-jupiter", "assertj-core", "playwright", "jqwik");
    }

    @Test
    void eachIsThereAsItIsOnTheClassPath() throws IOException {
        Set<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(p -> Path.of(p).getFileName().toString())
                .collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (JsonNode one : components()) {
            boolean ours = one.path("group").asText().equals("dev.muster");
            String jar = one.path("name").asText() + "-" + one.path("version").asText() + ".jar";
            if (!one.path("purl").asText().startsWith("pkg:maven/") || (!ours && !jars.contains(jar))) {
                wrong.add(jar);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
