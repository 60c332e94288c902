package dev.muster.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The server is a host like any other: it knows what is exported, and keeps its own to itself. */
class HostTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.muster.server");

    @Test
    void onlyExportedPackagesAreUsed() {
        assertThat(CLASSES.size()).isGreaterThan(20);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.muster..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                                "dev.muster",
                                "dev.muster.access",
                                "dev.muster.command",
                                "dev.muster.intake",
                                "dev.muster.jdbc",
                                "dev.muster.mail",
                                "dev.muster.notifier",
                                "dev.muster.outbound",
                                "dev.muster.playbook",
                                "dev.muster.record",
                                "dev.muster.server..",
                                "dev.muster.storage",
                                "dev.muster.web",
                                "dev.muster.websocket"))))
                .check(CLASSES);
    }

    @Test
    void onlyMainIsPublicBesideWhatIsAboutAccounts() {
        assertThat(CLASSES.stream()
                        .filter(c -> c.getPackageName().equals("dev.muster.server"))
                        .filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(c -> c.getSimpleName()))
                .containsExactly("Main");
    }

    @Test
    void whatIsAboutAccountsKnowsNothingOfTheWeb() {
        noClasses()
                .that()
                .resideInAPackage("dev.muster.server.account")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.muster.server", "dev.muster.web", "dev.muster.websocket", "jakarta..", "org.eclipse.."))
                .check(CLASSES);
    }
}
