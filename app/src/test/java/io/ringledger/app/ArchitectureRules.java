package io.ringledger.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows between modules, as rules over packages. */
final class ArchitectureRules {

  /** The packages of each adapter; one that goes several ways has several. */
  private static final List<Set<String>> ADAPTERS =
      List.of(
          Set.of("rest"),
          Set.of("persistence"),
          Set.of("cloudevents", "kafka", "webhook"),
          Set.of("stripe", "standardwebhooks", "gateways"),
          Set.of("langchain"),
          Set.of("content"),
          Set.of("xaman"),
          Set.of("xrpl"),
          Set.of("wallets"),
          Set.of("redis"));

  private static final String[] SANDBOXES = {
    "io.ringledger.sandbox..", "io.ringledger.xamansandbox..", "io.ringledger.paymentsandbox.."
  };

  private ArchitectureRules() {}

  /** Adapters meet only in the application. */
  static Stream<ArchRule> adaptersDoNotSeeEachOther() {
    return ADAPTERS.stream()
        .map(
            adapter ->
                noClasses()
                    .that()
                    .resideInAnyPackage(packages(Stream.of(adapter)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                        packages(ADAPTERS.stream().filter(other -> !other.equals(adapter))))
                    .allowEmptyShould(true));
  }

  /** The core knows no adapter and nobody knows the composition root. */
  static Stream<ArchRule> arrowsPointInwards() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAnyPackage("io.ringledger.*.domain..", "io.ringledger.*.application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(ADAPTERS.stream())),
        noClasses()
            .that()
            .resideOutsideOfPackage("io.ringledger.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ringledger.app.."));
  }

  private static String[] packages(Stream<Set<String>> adapters) {
    return adapters
        .flatMap(Set::stream)
        .map(name -> "io.ringledger.*." + name + "..")
        .toArray(String[]::new);
  }

  /**
   * Contexts meet through ids and events only, which live in {@code shared}. The description of the
   * whole API ({@code api}) and the composition root speak of all of them.
   */
  static ArchRule contextsDoNotSeeEachOther() {
    return slices()
        .matching("io.ringledger.(*)..")
        .that(
            new DescribedPredicate<>("contexts") {
              @Override
              public boolean test(com.tngtech.archunit.library.dependencies.Slice slice) {
                return !List.of("api", "app", "shared", "sandbox", "xamansandbox", "paymentsandbox")
                    .contains(slice.getNamePart(1));
              }
            })
        .should()
        .notDependOnEachOther();
  }

  /** The simulators could be anybody's. */
  static ArchRule theSandboxKnowsNothingOfUs() {
    return noClasses()
        .that()
        .resideInAnyPackage(SANDBOXES)
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("are RingLedger's") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("io.ringledger.")
                    && !type.getPackageName().startsWith("io.ringledger.sandbox")
                    && !type.getPackageName().startsWith("io.ringledger.xamansandbox")
                    && !type.getPackageName().startsWith("io.ringledger.paymentsandbox");
              }
            });
  }

  /** And what is deployed knows nothing of the simulators. */
  static ArchRule theDeployableKnowsNothingOfTheSandbox() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(SANDBOXES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SANDBOXES);
  }

  /** Rows of the database never leave their adapter. */
  static ArchRule rowsStayInTheirPackage() {
    return classes()
        .that()
        .resideInAPackage("io.ringledger.*.persistence..")
        .and()
        .haveSimpleNameEndingWith("Row")
        .should()
        .bePackagePrivate();
  }
}
