package dev.millrace;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Time, chance and threads reach the engine through constructors: below the schedulers nobody helps himself to them. */
@Tag("architecture")
class NothingAmbientTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.millrace");

    @Test
    void noClockOfTheMachine() {
        DescribedPredicate<JavaClass> fromJavaTime = JavaClass.Predicates.resideInAPackage("java.time..");
        belowTheSchedulers()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethodWhere(target(owner(fromJavaTime)).and(target(nameMatching("now|system.*|tick.*"))))
                .because("processing time is virtual in the simulation, so the same seed gives the same trace")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noChanceOfTheirOwn() {
        belowTheSchedulers()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class, RandomGenerator.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("each draw is a function of seed, entity and ordinal, so that two runs can be compared")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noThreadsOfTheirOwn() {
        belowTheSchedulers()
                .should()
                .callConstructorWhere(target(owner(assignableTo(Thread.class))))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Executors.class))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(CompletableFuture.class)))
                        .and(target(nameMatching(".*Async").or(name("orTimeout")))))
                .because("a subtask is a passive step machine: schedulers decide when, and on which thread")
                .allowEmptyShould(true)
                .check(CORE);
    }

    private static GivenClassesConjunction belowTheSchedulers() {
        return noClasses().that().resideOutsideOfPackages("dev.millrace.simulation..", "dev.millrace.threads..");
    }
}
