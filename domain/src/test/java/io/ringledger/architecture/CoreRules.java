package io.ringledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** The rules for the inner rooms, {@code domain} and {@code application}. */
public final class CoreRules {

  private static final Set<String> CONTEXTS =
      Set.of(
          "bouts",
          "identity",
          "rewards",
          "reputation",
          "events",
          "sites",
          "commerce",
          "advisory",
          "vault");

  /** What makes an answer depend on when and where it runs; {@code *} is every method. */
  private static final Map<String, Set<String>> AMBIENT =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry(
              "java.time.Clock",
              Set.of(
                  "system",
                  "systemUTC",
                  "systemDefaultZone",
                  "tickMillis",
                  "tickSeconds",
                  "tickMinutes")),
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.util.Date", Set.of("<init>")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.Random", Set.of("*")),
          Map.entry("java.util.SplittableRandom", Set.of("*")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("*")),
          Map.entry("java.security.SecureRandom", Set.of("*")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry(
              "java.lang.System",
              Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "out", "err", "in")),
          Map.entry("java.lang.Thread", Set.of("*")));

  private CoreRules() {}

  /** The domain knows the platform, the annotations of nullness, and itself. */
  public static final ArchRule DOMAIN_IMPORTS =
      classes()
          .that()
          .resideInAPackage("io.ringledger.*.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.ringledger.*.domain..");

  /** The application adds nothing but the domain. */
  public static final ArchRule APPLICATION_IMPORTS =
      classes()
          .that()
          .resideInAPackage("io.ringledger.*.application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.ringledger.*.domain..",
              "io.ringledger.*.application..");

  /** Both are business: of the platform they need neither files, sockets, databases nor logs. */
  public static final ArchRule NO_OUTSIDE_WORLD =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.net..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.sql..",
              "java.util.logging..",
              "java.util.concurrent..");

  /** Time, ids and secrets are arguments. */
  public static final ArchRule NO_AMBIENT_STATE = classes().should(takeTimeAndChanceAsArguments());

  /** Contexts meet only through ids and events, never through each other's types. */
  public static final ArchRule CONTEXTS_DO_NOT_MEET = classes().should(stayInTheirContext());

  /** Every class that is delivered, and none of the tests. */
  public static JavaClasses delivered() {
    JavaClasses delivered =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.ringledger");
    Assertions.assertThat(delivered.size()).as("classes to check").isGreaterThan(50);
    return delivered;
  }

  /** Fails unless the rule finds fault with exactly these classes. */
  public static void assertCatches(ArchRule rule, Class<?>... planted) {
    for (Class<?> one : planted) {
      EvaluationResult result =
          rule.allowEmptyShould(true).evaluate(new ClassFileImporter().importClasses(one));
      Assertions.assertThat(result.getFailureReport().getDetails())
          .as("violations of \"%s\" in %s", rule.getDescription(), one.getSimpleName())
          .isNotEmpty()
          .allMatch(detail -> detail.contains(one.getName()));
    }
  }

  private static ArchCondition<JavaClass> takeTimeAndChanceAsArguments() {
    return new ArchCondition<>("take time, ids and chance as arguments") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          Set<String> forbidden = AMBIENT.get(access.getTargetOwner().getName());
          if (forbidden != null
              && (forbidden.contains("*") || forbidden.contains(access.getTarget().getName()))) {
            events.add(SimpleConditionEvent.violated(type, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> stayInTheirContext() {
    return new ArchCondition<>("stay in their context") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = contextOf(type);
        type.getDirectDependenciesFromSelf().stream()
            .filter(
                dependency -> {
                  String other = contextOf(dependency.getTargetClass());
                  return CONTEXTS.contains(other) && !other.equals(own);
                })
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  /** The third part of the name: {@code io.ringledger.<context>}. */
  private static String contextOf(JavaClass type) {
    List<String> parts = Arrays.asList(type.getPackageName().split("\\.", -1));
    boolean ours = parts.size() > 2 && type.getPackageName().startsWith("io.ringledger.");
    return ours ? parts.get(2) : "";
  }
}
