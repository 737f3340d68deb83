package dev.millrace.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which module may know which, and what a view model may know of the screen. */
@Tag("architecture")
class ModuleDirectionsTest {
    private static final String[] OUTSIDE_CORE = {
        "dev.millrace.app..",
        "dev.millrace.exercises..",
        "dev.millrace.lessons..",
        "dev.millrace.host..",
        "dev.millrace.storage..",
        "dev.millrace.testkit.."
    };

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.millrace");

    @Test
    void arrowsBetweenModulesPointOneWay() {
        DescribedPredicate<JavaClass> core =
                resideInAPackage("dev.millrace..").and(not(resideInAnyPackage(OUTSIDE_CORE)));
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.millrace..")
                .withOptionalLayers(true)
                .layer("app")
                .definedBy("dev.millrace.app..")
                .layer("exercises")
                .definedBy("dev.millrace.exercises..")
                .layer("lessons")
                .definedBy("dev.millrace.lessons..")
                .layer("host")
                .definedBy("dev.millrace.host..")
                .layer("storage")
                .definedBy("dev.millrace.storage..")
                .layer("testkit")
                .definedBy("dev.millrace.testkit..")
                .layer("core")
                .definedBy(core)
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("exercises")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("lessons")
                .mayOnlyBeAccessedByLayers("app", "exercises")
                .whereLayer("host")
                .mayOnlyBeAccessedByLayers("app", "exercises", "lessons")
                .whereLayer("storage")
                .mayOnlyBeAccessedByLayers("app", "host", "testkit")
                .whereLayer("testkit")
                .mayOnlyBeAccessedByLayers("app", "exercises")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .because("the engine knows no lesson and a lesson no window, so each can be used and tested without"
                        + " what stands above it")
                .check(PROJECT);
    }

    @Test
    void viewModelsKnowNoScene() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.app.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("a view is a function of its view model: the model has to be testable with no window, and"
                        + " may use properties and bindings only")
                .allowEmptyShould(true)
                .check(PROJECT);
    }
}
