package io.pointbook.testkit.layout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The rules of one service. Each one is held against its classes, and also shown to fail on the classes of
 * {@code io.pointbook.wrong}: a rule that cannot fail says nothing.
 */
public final class LayoutRules {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pointbook");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("io.pointbook.wrong");

    private final String service;

    /** @param service the last word of its root package */
    public LayoutRules(String service) {
        this.service = service;
    }

    /** A feature's package with all below it, as ArchUnit writes it. */
    public String in(String feature) {
        return ".." + service + "." + feature + "..";
    }

    private String[] in(String... features) {
        var packages = new String[features.length];
        for (int i = 0; i < features.length; i++) {
            packages[i] = in(features[i]);
        }
        return packages;
    }

    /** The feature needs nothing but these packages. */
    public void knowsOnly(String feature, String... packages) {
        holds(classes()
                .that()
                .resideInAPackage(in(feature))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages));
    }

    /** One feature needs nothing of the others. */
    public void doesNotKnow(String feature, String... others) {
        holds(noClasses()
                .that()
                .resideInAPackage(in(feature))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(others)));
    }

    /** What is decided follows from what came in. */
    public void readNeitherClockNorChance(String... features) {
        holds(noClasses()
                .that()
                .resideInAnyPackage(in(features))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class));
    }

    /** Axon's configuration, pools, migrations and beans are the business of one package. */
    public void onlyRuntimePutsThingsTogether() {
        onlySee(
                new String[] {"runtime"},
                "org.axonframework.config..",
                "io.agroal..",
                "org.flywaydb..",
                "jakarta.enterprise.inject..");
    }

    /** Only these features see the database. */
    public void onlyTheseSeeTheDatabase(String... features) {
        onlySee(features, "java.sql..", "javax.sql..");
    }

    /** Only these features see classes of these packages. */
    public void onlySee(String[] features, String... packages) {
        holds(noClasses()
                .that()
                .resideInAPackage(".." + service + "..")
                .and()
                .resideOutsideOfPackages(in(features))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages));
    }

    /** What all services share would otherwise drag one of them into the others. */
    public void whatIsSharedKnowsNoService() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "io.pointbook.runtime..",
                        "io.pointbook.contract..",
                        "io.pointbook.testkit..",
                        "io.pointbook.wrong.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pointbook.ledger..", "io.pointbook.rewards..", "io.pointbook.notification.."));
    }

    /** Whoever changes one feature has only those below it to read. */
    public void featuresDoNotGoInCircles() {
        holds(slices().matching(".." + service + ".(*)..").should().beFreeOfCycles());
    }

    private static void holds(ArchRule rule) {
        rule.check(PRODUCTION);
        assertThat(rule.evaluate(WRONG).hasViolation())
                .as("fails where it should: %s", rule.getDescription())
                .isTrue();
    }
}
