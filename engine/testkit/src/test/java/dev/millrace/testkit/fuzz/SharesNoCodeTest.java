package dev.millrace.testkit.fuzz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class SharesNoCodeTest {
    private static final String FUZZ = "dev.millrace.testkit.fuzz";

    @Test
    void theReferenceAndThePlanKnowNothingOfTheEngine() {
        JavaClasses classes = new ClassFileImporter().importPackages(FUZZ);
        DescribedPredicate<JavaClass> engine = DescribedPredicate.describe(
                "are of the engine",
                used -> used.getPackageName().startsWith("dev.millrace")
                        && !used.getPackageName().startsWith(FUZZ + ".plan")
                        && !used.getPackageName().startsWith(FUZZ + ".reference"));
        noClasses()
                .that()
                .resideInAnyPackage(FUZZ + ".plan", FUZZ + ".reference")
                .should()
                .dependOnClassesThat(engine)
                .because("an oracle that shares code with what it judges shares its errors")
                .check(classes);
    }
}
