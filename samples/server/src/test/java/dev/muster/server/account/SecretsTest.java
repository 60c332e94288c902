package dev.muster.server.account;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets come from one place, are long enough, are kept as digests, and are compared in constant time. */
class SecretsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.muster.server");

    @TempDir
    Path folder;

    @Test
    void chanceComesFromOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Secret.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|UUID|concurrent\\.ThreadLocalRandom)"
                        + "|java\\.util\\.random\\..*")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    /** A line that holds something secret and compares with equals, or a digest of it that is not looked up. */
    private static final Pattern COMPARED = Pattern.compile(
            "(?i)(secret|token|password|hash|digest|code|key|recovery|cookie)[a-z()]*(\\(\\))?\\.equals\\("
                    + "|\\.equals\\([^)]*(secret|token|password|hash|digest|code|key|recovery|cookie)"
                    + "|(?i)(contains|indexOf|remove)\\((secret|hash|digest|code)\\)");

    /** Says nothing of a secret: names of cookies and headers, and a digest that was found in constant time before. */
    private static final Set<String> KNOWN = Set.of(
            "if (cookie.getName().equals(name(request))) {",
            "left.remove(digest);",
            "Session.Kind carried = kind.equals(\"token\") ? Session.Kind.TOKEN : Session.Kind.PAGE;");

    @Test
    void whatIsSecretIsComparedInConstantTime() throws IOException {
        Path sources = Path.of("src", "main", "java", "dev", "muster", "server");
        List<String> suspect = new ArrayList<>();
        int lines = 0;
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    lines++;
                    if (COMPARED.matcher(line).find() && !KNOWN.contains(line.strip())) {
                        suspect.add(file.getFileName() + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(lines).isGreaterThan(2_000);
        assertThat(suspect)
                .as("compare with Secret.same, or look it up by its digest")
                .isEmpty();
        assertThat(Files.readString(sources.resolve("account/Secret.java"))).contains("MessageDigest.isEqual(");
    }

    /** The library is shown secrets of invitations, alert sources and handshakes: it looks each up by its digest. */
    @Test
    void theLibraryComparesNoSecretAtAll() throws IOException {
        Pattern compared = Pattern.compile("(secret|token|ticket|password|signature)[A-Za-z]*(\\(\\))?\\.equals\\("
                + "|\\.equals\\([^)]*([sS]ecret|[tT]oken|[tT]icket|[pP]assword|[sS]ignature)");
        List<String> suspect = new ArrayList<>();
        int lines = 0;
        for (String module : List.of("../../core", "../../storage-jdbc", "../../transport-websocket")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        lines++;
                        if (compared.matcher(line).find() && !line.contains("place.equals(\"ticket\")")) {
                            suspect.add(file.getFileName() + ": " + line.strip());
                        }
                    }
                }
            }
        }
        assertThat(lines).isGreaterThan(20_000);
        assertThat(suspect).as("look it up by its digest").isEmpty();
    }

    @Test
    void secretsAreLongEnough() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(Secret.fresh()).matches("[A-Za-z0-9_-]{43}").satisfies(seen::add);
            assertThat(Secret.recovery().replace("-", "").length() * 5).isGreaterThanOrEqualTo(128);
            assertThat(Secret.key().length() * 5).isEqualTo(160);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void whatSomebodyComesInWithIsKeptNowhere() {
        try (Node node = new Node(null, folder, new Clock()).filled()) {
            Node.Factor factor = node.enrol("liam");
            Sessions.Opened mia = node.opened("mia");
            String link =
                    node.administration.reset(mia.present(), Node.LIAM, false).secret();
            String kept = String.join("\n", all(node));
            assertThat(kept).contains("liam").contains("$argon2id$").contains(Secret.digest(link));
            assertThat(kept).doesNotContain(Node.PASSWORD).doesNotContain(link).doesNotContain(mia.secret());
            assertThat(kept).doesNotContain(factor.opened().secret());
            factor.recovery().forEach(c -> assertThat(kept).doesNotContain(c).doesNotContain(c.replace("-", "")));
        }
    }

    private static List<String> all(Node node) {
        List<String> tables = List.of(
                "host_account", "host_session", "host_link", "host_name", "host_wrong", "host_group", "host_member");
        return tables.stream()
                .flatMap(t -> node
                        .tables
                        .read(h -> h.createQuery("select * from " + t).mapToMap().list().stream()
                                .map(Object::toString)
                                .toList())
                        .stream())
                .toList();
    }

    @Test
    void aFailedStatementSaysNothingOfWhatItHeld() {
        try (Node node = new Node(null, folder, new Clock()).filled()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> node.tables.change(h ->
                            h.execute("insert into host_name (name) values (?), (?)", "s3cret-value", "s3cret-value")))
                    .hasMessageNotContaining("s3cret-value")
                    .rootCause()
                    .hasMessageNotContaining("s3cret-value");
        }
    }
}
