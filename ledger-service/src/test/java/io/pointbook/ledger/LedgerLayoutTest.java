package io.pointbook.ledger;

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
import org.junit.jupiter.api.Test;

/** Which way packages may point. Each rule is also shown to fail, on the classes of {@code io.pointbook.wrong}. */
class LedgerLayoutTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pointbook");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("io.pointbook.wrong");

    private static final String[] WITH_DATABASE = {
        "..ledger.posting..",
        "..ledger.door..",
        "..ledger.ingest..",
        "..ledger.statement..",
        "..ledger.member..",
        "..ledger.hold..",
        "..ledger.couponing..",
        "..ledger.memberevent..",
        "..ledger.household..",
        "..ledger.conflict..",
        "..ledger.rulebook..",
        "..ledger.quote..",
        "..ledger.prizedraw..",
        "..ledger.promotion..",
        "..ledger.whatif..",
        "..ledger.audit..",
        "..ledger.runtime.."
    };

    @Test
    void the_account_knows_java_its_own_packages_and_annotations_of_axon_and_jackson() {
        holds(classes()
                .that()
                .resideInAPackage("..ledger.account..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "..ledger.account..",
                        "org.axonframework.commandhandling..",
                        "org.axonframework.eventsourcing..",
                        "org.axonframework.modelling.command..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void the_coupon_knows_java_and_annotations_of_axon_and_jackson() {
        holds(classes()
                .that()
                .resideInAPackage("..ledger.coupon..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "..ledger.coupon..",
                        "org.axonframework.commandhandling..",
                        "org.axonframework.eventsourcing..",
                        "org.axonframework.modelling.command..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void the_account_the_coupon_and_the_programme_read_neither_a_clock_nor_chance() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "..ledger.account..", "..ledger.coupon..", "..ledger.programme..", "..ledger.prize..")
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
                .areAssignableTo(java.util.random.RandomGenerator.class));
    }

    @Test
    void the_programme_knows_only_the_account() {
        holds(classes()
                .that()
                .resideInAPackage("..ledger.programme..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "..ledger.programme..",
                        "..ledger.account..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void ingest_does_not_know_publish() {
        holds(noClasses()
                .that()
                .resideInAPackage("..ledger.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..ledger.publish.."));
    }

    @Test
    void publish_does_not_know_ingest() {
        holds(noClasses()
                .that()
                .resideInAPackage("..ledger.publish..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..ledger.ingest.."));
    }

    @Test
    void only_runtime_puts_things_together() {
        holds(noClasses()
                .that()
                .resideInAPackage("..ledger..")
                .and()
                .resideOutsideOfPackage("..ledger.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework.config..", "io.agroal..", "org.flywaydb..", "jakarta.enterprise.inject.."));
    }

    @Test
    void only_those_who_keep_rows_see_the_database() {
        holds(noClasses()
                .that()
                .resideInAPackage("..ledger..")
                .and()
                .resideOutsideOfPackages(WITH_DATABASE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    @Test
    void what_the_services_share_knows_none_of_them() {
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

    @Test
    void features_do_not_go_in_circles() {
        holds(slices().matching("..ledger.(*)..").should().beFreeOfCycles());
    }

    private static void holds(ArchRule rule) {
        rule.check(PRODUCTION);
        assertThat(rule.evaluate(WRONG).hasViolation())
                .as("fails where it should: %s", rule.getDescription())
                .isTrue();
    }
}
