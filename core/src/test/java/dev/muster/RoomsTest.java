package dev.muster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The room table: which package of core may know which. Features are rooms, and knowledge runs one
 * way. A new room gets its row here with its first type; a room without a row fails.
 */
class RoomsTest {

    /** Fewer than this and the scan went past the code instead of through it. Raise it as core grows. */
    private static final int EXPECTED_CLASSES = 590;

    private static final String ROOT = "dev.muster";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final Map<String, Set<String>> MAY_KNOW = rooms();

    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        rooms.put("access", Set.of());
        rooms.put("record", Set.of("access"));
        rooms.put("journal", Set.of("access", "record"));
        rooms.put("storage", Set.of("access", "record", "journal"));
        rooms.put("transport", Set.of("access", "journal"));
        rooms.put("command", Set.of("access", "record", "journal", "storage"));
        rooms.put("property", as(rooms, "command"));
        rooms.put("condition", as(rooms, "command"));
        rooms.put("local", Set.of());
        rooms.put("channel", as(rooms, "command", "local"));
        rooms.put("rotation", as(rooms, "channel"));
        rooms.put("thread", as(rooms, "channel"));
        rooms.put("attention", as(rooms, "channel"));
        rooms.put("later", as(rooms, "channel"));
        rooms.put("invitation", as(rooms, "channel"));
        rooms.put("slash", as(rooms, "channel"));
        rooms.put("file", as(rooms, "channel"));
        rooms.put("incident", as(rooms, "channel", "property", "condition"));
        rooms.put("timeline", as(rooms, "incident"));
        rooms.put("relation", as(rooms, "incident"));
        rooms.put("playbook", as(rooms, "incident", "file"));
        rooms.put("exchange", as(rooms, "playbook"));
        rooms.put("context", as(rooms, "playbook", "transport"));
        rooms.put("exercise", as(rooms, "playbook"));
        rooms.put("notifier", as(rooms, "incident", "transport"));
        rooms.put("notice", as(rooms, "notifier"));
        rooms.put("stakeholder", as(rooms, "notifier"));
        rooms.put("deadline", as(rooms, "incident"));
        rooms.put("help", as(rooms, "incident"));
        rooms.put("handover", as(rooms, "incident", "playbook", "notice", "help"));
        rooms.put("calendar", as(rooms, "rotation", "later", "deadline", "handover"));
        rooms.put("concern", as(rooms, "incident"));
        rooms.put("retrospective", as(rooms, "playbook"));
        rooms.put("work", as(rooms, "playbook", "handover", "notice", "attention", "help", "retrospective"));
        rooms.put("report", as(rooms, "relation", "playbook", "handover", "notice"));
        rooms.put("intake", as(rooms, "incident", "playbook"));
        rooms.put(
                "rule",
                as(
                        rooms,
                        "playbook",
                        "notice",
                        "slash",
                        "timeline",
                        "relation",
                        "handover",
                        "help",
                        "retrospective",
                        "attention",
                        "intake",
                        "transport"));
        rooms.put("search", as(rooms, "channel"));
        rooms.put("engine", Set.of("access", "record", "journal", "storage", "command", "transport"));
        return rooms;
    }

    /** What these rooms may know, and the rooms themselves. */
    private static Set<String> as(Map<String, Set<String>> rooms, String... names) {
        Set<String> known = new TreeSet<>(List.of(names));
        for (String name : names) {
            known.addAll(rooms.get(name));
        }
        return known;
    }

    @Test
    void theScanSeesCore() {
        assertThat(CORE.size())
                .as("classes scanned in %s; with fewer, the other tests here prove nothing", ROOT)
                .isGreaterThanOrEqualTo(EXPECTED_CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> aRoomKnowsOnlyWhatItsRowAllows() {
        return MAY_KNOW.entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> check(row.getKey(), row.getValue())));
    }

    /** The front door is in no row, so this also keeps everyone from knowing it. */
    private static void check(String room, Set<String> mayKnow) {
        noClasses()
                .that(describe("live in " + room, type -> roomOf(type).equals(room)))
                .should()
                .dependOnClassesThat(describe("live elsewhere in dev.muster than in " + mayKnow, type -> {
                    String other = roomOf(type);
                    return isMuster(type) && !other.equals(room) && !mayKnow.contains(other);
                }))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyRoomHasARow() {
        Set<String> rooms = CORE.stream().map(RoomsTest::roomOf).collect(toCollection(TreeSet::new));
        rooms.remove("");
        rooms.removeAll(MAY_KNOW.keySet());
        assertThat(rooms).as("rooms without a row in this table").isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new PackageSlices())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyPackageHasANullMarkedDoorplate() {
        Set<String> without = CORE.stream()
                .map(JavaClass::getPackage)
                .filter(room -> room.tryGetPackageInfo()
                        .filter(plate -> plate.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(JavaPackage::getName)
                .collect(toCollection(TreeSet::new));
        assertThat(without)
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }

    @Test
    void halfOfTheEngineIsPackagePrivate() {
        List<JavaClass> types = CORE.stream()
                .filter(type -> roomOf(type).equals("engine"))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        List<String> open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .toList();
        assertThat(open)
                .as("public ones among the %d types of the engine", types.size())
                .hasSizeLessThanOrEqualTo(types.size() / 2);
    }

    @Test
    void theDescriptorExportsEveryRoomButTheEngine() {
        Set<String> packages = CORE.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
        packages.removeIf(name -> name.startsWith(ROOT + ".engine"));
        Set<String> exported = descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(toCollection(TreeSet::new));
        assertThat(exported).isEqualTo(packages);
    }

    private static ModuleDescriptor descriptor() {
        JavaClass any = CORE.iterator().next();
        String uri = any.getSource().orElseThrow().getUri().toString();
        Path classes = Path.of(URI.create(uri.substring(0, uri.indexOf("/dev/muster/") + 1)));
        return ModuleFinder.of(classes).findAll().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no module-info.class in " + classes))
                .descriptor();
    }

    private static boolean isMuster(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first name below the root package, empty for the root itself and for what is not ours. */
    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /** Each package is a slice of its own, the root too. */
    private static final class PackageSlices implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isMuster(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of core";
        }
    }
}
