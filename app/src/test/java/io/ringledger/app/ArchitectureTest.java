package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ringledger.otherplanted.rest.NosyResource;
import io.ringledger.planted.persistence.PublicRow;
import io.ringledger.planted.rest.RowReadingResource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.ringledger");

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .importClasses(
              RowReadingResource.class,
              PublicRow.class,
              NosyResource.class,
              io.ringledger.planted.application.PlantedUseCase.class);

  static Stream<ArchRule> rules() {
    return Stream.of(
            ArchitectureRules.adaptersDoNotSeeEachOther(),
            ArchitectureRules.arrowsPointInwards(),
            Stream.of(
                ArchitectureRules.contextsDoNotSeeEachOther(),
                ArchitectureRules.theSandboxKnowsNothingOfUs(),
                ArchitectureRules.theDeployableKnowsNothingOfTheSandbox(),
                ArchitectureRules.rowsStayInTheirPackage()))
        .flatMap(rule -> rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_product_keeps_the_rule(ArchRule rule) {
    rule.check(PRODUCT);
  }

  @Test
  void a_resource_that_reads_rows_is_caught() {
    assertThat(
            ArchitectureRules.adaptersDoNotSeeEachOther()
                .anyMatch(rule -> rule.evaluate(PLANTED).hasViolation()))
        .isTrue();
  }

  @Test
  void a_use_case_that_names_a_row_is_caught() {
    assertThat(
            ArchitectureRules.arrowsPointInwards()
                .anyMatch(rule -> rule.evaluate(PLANTED).hasViolation()))
        .isTrue();
  }

  @Test
  void a_context_that_looks_into_another_is_caught() {
    assertThat(ArchitectureRules.contextsDoNotSeeEachOther().evaluate(PLANTED).hasViolation())
        .isTrue();
  }

  @Test
  void a_public_row_is_caught() {
    assertThat(ArchitectureRules.rowsStayInTheirPackage().evaluate(PLANTED).hasViolation())
        .isTrue();
  }

  @Test
  void no_package_is_split_between_modules() {
    Map<String, Set<String>> modulesByPackage = new TreeMap<>();
    for (JavaClass type : PRODUCT) {
      String source = type.getSource().orElseThrow().getUri().toString();
      String file = type.getName().replace('.', '/');
      String module = source.substring(0, source.indexOf(file.substring(0, file.lastIndexOf('/'))));
      modulesByPackage.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>()).add(module);
    }
    assertThat(modulesByPackage).allSatisfy((_, modules) -> assertThat(modules).hasSize(1));
  }
}
