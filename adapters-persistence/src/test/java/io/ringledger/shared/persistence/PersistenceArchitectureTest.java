package io.ringledger.shared.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;

/** Rows stay in their room, and contexts do not look into each other's. */
@AnalyzeClasses(packages = "io.ringledger", importOptions = ImportOption.DoNotIncludeTests.class)
class PersistenceArchitectureTest {

  @ArchTest
  static final ArchRule rowsAreNobodyElsesBusiness =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule rowsDoNotSaveThemselves =
      noClasses().should().beAssignableTo(PanacheEntityBase.class);

  @ArchTest
  static final ArchRule boutsDoNotLookIntoIdentity =
      noClasses()
          .that()
          .resideInAPackage("io.ringledger.bouts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringledger.identity..");

  @ArchTest
  static final ArchRule identityDoesNotLookIntoBouts =
      noClasses()
          .that()
          .resideInAPackage("io.ringledger.identity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringledger.bouts..");

  @ArchTest
  static final ArchRule whatIsSharedKnowsNoContext =
      noClasses()
          .that()
          .resideInAPackage("io.ringledger.shared..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ringledger.bouts..",
              "io.ringledger.identity..",
              "io.ringledger.rewards..",
              "io.ringledger.reputation..",
              "io.ringledger.events..",
              "io.ringledger.sites..",
              "io.ringledger.commerce..",
              "io.ringledger.advisory..");

  @ArchTest
  static final ArchRule rewardsDoNotLookIntoReputation =
      noClasses()
          .that()
          .resideInAPackage("io.ringledger.rewards..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.ringledger.reputation..");

  @ArchTest
  static final ArchRule reputationDoesNotLookIntoRewards =
      noClasses()
          .that()
          .resideInAPackage("io.ringledger.reputation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.ringledger.rewards..", "io.ringledger.events..");
}
