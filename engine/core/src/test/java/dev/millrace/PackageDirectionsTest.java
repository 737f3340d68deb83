package dev.millrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which package of the engine may know which. */
@Tag("architecture")
class PackageDirectionsTest {
    private static final String API = "dev.millrace.api..";
    private static final String[] SCHEDULERS = {"dev.millrace.simulation..", "dev.millrace.threads.."};
    private static final String[] BELOW_THE_API = {
        "dev.millrace.checkpoint..",
        "dev.millrace.graph..",
        "dev.millrace.runtime..",
        "dev.millrace.state..",
        "dev.millrace.time..",
        "dev.millrace.trace..",
        "dev.millrace.windowing.."
    };

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.millrace");

    @Test
    void whatExecutesAJobDoesNotKnowHowItWasWritten() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_THE_API)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API)
                .because("plan and execution are different nouns: the runtime takes a graph, whoever made it")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void nothingBelowTheSchedulersKnowsAScheduler() {
        noClasses()
                .that()
                .resideOutsideOfPackages(API, SCHEDULERS[0], SCHEDULERS[1])
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SCHEDULERS)
                .because("one runtime has two schedulers: a class that could ask which of them drives it would"
                        + " behave differently in a lesson and at full speed")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void theSchedulersDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(SCHEDULERS[0])
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SCHEDULERS[1])
                .because("what both need belongs to the runtime")
                .allowEmptyShould(true)
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage(SCHEDULERS[1])
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SCHEDULERS[0])
                .because("what both need belongs to the runtime")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void coreNeedsTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.millrace..", "java..", "org.jspecify..")
                .because("a learner reads this engine, and it starts in a process of its own: each library would be"
                        + " one more thing to know and to load")
                .allowEmptyShould(true)
                .check(CORE);
    }
}
