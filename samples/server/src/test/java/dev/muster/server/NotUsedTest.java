package dev.muster.server;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/** What nothing here uses cannot be turned against it. Over the classes of all modules, and the scripts of all pages. */
class NotUsedTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.muster");

    private static final List<Path> SCRIPTS = List.of(
            Path.of("..", "..", "transport-websocket", "src", "main", "resources", "META-INF", "resources", "muster"),
            Path.of("src", "main", "resources"));

    /** Makes code or markup of text, or takes messages from other windows. */
    private static final Pattern DANGEROUS = Pattern.compile("\\beval\\(|new Function\\b|[iI]nnerHTML|outerHTML"
            + "|insertAdjacentHTML|document\\.write|createContextualFragment|\\.setHTML|srcdoc|unsafeSVG|unsafeStatic"
            + "|new RegExp\\(|postMessage|addEventListener\\('message'|document\\.domain|document\\.cookie");

    /** Compares what may be of two types. */
    private static final Pattern LOOSE = Pattern.compile("[^=!<>]==[^=]|!=[^=]");

    private static final Pattern ALGORITHM = Pattern.compile(
            "\\b(MessageDigest|Mac|Cipher|Signature|KeyGenerator|KeyPairGenerator|SecretKeyFactory|SecureRandom)"
                    + "\\.getInstance\\(([^,)]*)");

    /** The one module that shows what {@code markdown.js} has made safe. */
    private static final String SHOWS_MARKUP = "text.js";

    @Test
    void noProgramIsStartedAndNothingIsReadThatSaysWhatItsClassesAre() {
        assertThat(CLASSES.size()).isGreaterThan(600);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.ProcessBuilder|java\\.io\\.ObjectInputStream"
                        + "|java\\.beans\\.XML(En|De)coder|java\\.net\\.URLClassLoader|javax\\.(naming|script|xml)\\..*"
                        + "|org\\.(w3c\\.dom|xml\\.sax)\\..*|jakarta\\.el\\..*|org\\.springframework\\..*"
                        + "|com\\.fasterxml\\.jackson\\.annotation\\.JsonTypeInfo")
                .orShould()
                .callMethodWhere(target(name("exec")).and(target(owner(type(Runtime.class)))))
                .check(CLASSES);
    }

    /**
     * The client for Java programs calls the server that its user names, resources are read from the class path, one
     * class sets how much of a connection lies unread, e-mail goes to the one server that the operator names, and
     * everything else goes by the guarded way out.
     */
    @Test
    void nothingIsCalledButTheDatabaseAndWhatTheGuardLetsOut() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.muster\\.websocket\\.(MusterClient|ClientSocket)(\\$.*)?"
                        + "|dev\\.muster\\.web\\.Bundled|dev\\.muster\\.(outbound|mail)\\..*"
                        + "|dev\\.muster\\.server\\.web\\.ShortIntake")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.apache\\.hc\\..*|jakarta\\.mail\\..*|org\\.eclipse\\.angus\\..*|java\\.net\\.http\\..*|java\\.net\\.((Datagram|Multicast)?Socket"
                                + "|(Http)?URLConnection)|java\\.nio\\.channels\\.(Asynchronous)?SocketChannel"
                                + "|jakarta\\.websocket\\.(ContainerProvider|WebSocketContainer)|javax\\.net\\..*")
                .check(CLASSES);
    }

    @Test
    void scriptsMakeNeitherCodeNorMarkupOfText() throws IOException {
        List<String> suspect = new ArrayList<>();
        int scripts = 0;
        for (Path folder : SCRIPTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                    scripts++;
                    for (String line : Files.readAllLines(file)) {
                        boolean shows = line.contains("unsafeHTML") && !file.endsWith(SHOWS_MARKUP);
                        if (shows
                                || DANGEROUS.matcher(line).find()
                                || LOOSE.matcher(line).find()) {
                            suspect.add(file.getFileName() + ": " + line.strip());
                        }
                    }
                }
            }
        }
        assertThat(scripts).isGreaterThan(60);
        assertThat(suspect).isEmpty();
    }

    /** What a browser keeps of a page: how it looks, what was chosen, and when the inbox was seen. */
    @Test
    void nothingThatPeopleWroteIsKeptInTheBrowser() throws IOException {
        Pattern kept = Pattern.compile("sessionStorage|indexedDB|caches\\.|localStorage\\.setItem\\((?!(SLOT,"
                + "|'muster-theme', next\\)|'muster-inbox-seen', new Date\\(|`muster-\\$\\{name}`, value\\)"
                + "|this\\.#place, String\\(Math\\.round\\())");
        List<String> suspect = new ArrayList<>();
        for (Path folder : SCRIPTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> kept.matcher(line).find())
                            .forEach(line -> suspect.add(file.getFileName() + ": " + line.strip()));
                }
            }
        }
        assertThat(suspect).isEmpty();
    }

    /** Whoever can reach an object can hold its lock. */
    @Test
    void whatIsPublicLocksOnNothingThatOthersCanHold() throws IOException {
        Pattern others = Pattern.compile("(?m)^    (public |protected |private |static |final )*synchronized "
                + "|synchronized \\((\\w+\\.)?(this|class)\\)");
        Pattern open = Pattern.compile("(?m)^public (abstract |final |sealed )*class ");
        List<String> suspect = new ArrayList<>();
        int classes = 0;
        for (String module : List.of("../../core", "../../storage-jdbc", "../../transport-websocket", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    classes += open.matcher(source).find() ? 1 : 0;
                    if (open.matcher(source).find() && others.matcher(source).find()) {
                        suspect.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(classes).isGreaterThan(50);
        assertThat(suspect).isEmpty();
    }

    @Test
    void oneDigestAndOneCipherAreUsedAndNoOldOne() throws IOException {
        List<String> algorithms = new ArrayList<>();
        for (String module : List.of("../../core", "../../storage-jdbc", "../../transport-websocket", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    ALGORITHM
                            .matcher(Files.readString(file))
                            .results()
                            .map(r -> r.group(1) + "." + r.group(2))
                            .forEach(algorithms::add);
                }
            }
        }
        assertThat(algorithms)
                .isNotEmpty()
                .allMatch(
                        Set.of("MessageDigest.\"SHA-256\"", "Mac.\"HmacSHA256\"", "Cipher.\"AES/GCM/NoPadding\"")
                                ::contains)
                .areExactly(
                        2,
                        new Condition<>(a -> a.startsWith("Cipher."), "keys of second factors, and passes of files"));
    }
}
