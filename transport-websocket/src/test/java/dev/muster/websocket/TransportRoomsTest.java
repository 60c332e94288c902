package dev.muster.websocket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the transport may know: core's exported packages, and the socket nothing of the servlet. */
class TransportRoomsTest {
    private static final JavaClasses TRANSPORT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.muster.websocket", "dev.muster.web");

    private static List<JavaClass> types() {
        return TRANSPORT.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(t -> !t.getSimpleName().equals("package-info"))
                .toList();
    }

    @Test
    void theScanSeesTheTransport() {
        assertThat(types().size()).isGreaterThanOrEqualTo(35);
    }

    @Test
    void onlyExportedPackagesOfCoreAreUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.muster.engine..")
                .check(TRANSPORT);
    }

    @Test
    void theSocketKnowsNothingOfTheServlet() {
        noClasses()
                .that()
                .resideInAPackage("dev.muster.websocket..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.muster.web..", "jakarta.servlet..")
                .check(TRANSPORT);
    }

    @Test
    void noContainerIsNamed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "org.apache..", "io.undertow..")
                .check(TRANSPORT);
    }

    @Test
    void halfOfTheTypesArePackagePrivate() {
        List<String> open = types().stream()
                .filter(t -> t.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .toList();
        assertThat(open)
                .as("public ones among the %d types of the transport", types().size())
                .hasSizeLessThanOrEqualTo(types().size() / 2);
    }

    @Test
    void noLibraryTypeIsInAPublicSignature() {
        assertThat(types().stream()
                        .filter(t -> t.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(t -> t.getMethods().stream())
                        .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(m -> java.util.stream.Stream.concat(
                                m.getRawParameterTypes().stream(), java.util.stream.Stream.of(m.getRawReturnType())))
                        .map(JavaClass::getPackageName)
                        .filter(p -> p.startsWith("com.fasterxml") || p.startsWith("com.google")))
                .isEmpty();
    }

    @Test
    void everyPackageHasANullMarkedDoorplate() {
        assertThat(types().stream().map(JavaClass::getPackage).distinct()).allMatch(p -> p.tryGetPackageInfo()
                .filter(i -> i.isAnnotatedWith(NullMarked.class))
                .isPresent());
    }
}
