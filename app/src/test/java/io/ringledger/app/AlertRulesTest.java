package io.ringledger.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The alert rules are ones that Prometheus takes, each was seen to fire, and they ask only for
 * metrics that there are. That the documented metrics are exported is shown by {@link MetricsTest}.
 */
class AlertRulesTest {

  private static final Path FOLDER = Path.of("../deploy/prometheus").toAbsolutePath().normalize();
  private static final Path PAGE = Path.of("../docs/observability.md");

  private static final Pattern ALERT =
      Pattern.compile("(?ms)^ {6}- alert: (\\w+)$(.*?)(?=^ {6}- alert: |^ {2}- name: |\\z)");
  private static final Pattern EXPRESSION =
      Pattern.compile("(?m)^ {8}expr: (>\\n(?:(?: {10}.*)?\\n)+|.+\\n)");
  private static final Pattern SEVERITY =
      Pattern.compile("(?m)^ {8}labels: \\{severity: (page|ticket)\\}$");
  private static final Pattern ANNOTATIONS =
      Pattern.compile("(?m)^ {8}annotations:\\n {10}summary: \\S.*\\n {10}description: \\S");
  private static final Pattern FIRED =
      Pattern.compile(
          "(?m)^ {10}- \\{labels: 'ALERTS\\{alertname=\"(\\w+)\",alertstate=\"firing\",.*, value: 1\\}$");
  private static final Pattern SERIES = Pattern.compile("(?m)^ {6}- \\{series: '([a-z_]+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (page|ticket) \\|");
  private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  /** What is between braces, brackets or quotes names labels, times and values. */
  private static final Pattern NO_NAMES = Pattern.compile("\\{[^}]*\\}|\\[[^\\]]*\\]|\"[^\"]*\"");

  private static final Pattern NAME = Pattern.compile("[a-z]+(?:_[a-z]+)+");
  private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");

  /** An alert as it stands in the file. */
  private record Alert(String name, String body) {

    String severity() {
      return SEVERITY.matcher(body).results().map(found -> found.group(1)).findFirst().orElse("");
    }

    Set<String> metrics() {
      String expression =
          EXPRESSION.matcher(body).results().map(found -> found.group(1)).findFirst().orElse("");
      return NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "))
          .results()
          .map(MatchResult::group)
          .filter(name -> !FUNCTIONS.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void prometheus_takes_the_rules_and_each_fires_and_rests_as_their_tests_say()
      throws IOException, InterruptedException {
    promtool("check", "rules", "alerts.yaml");
    promtool("test", "rules", "alerts-test.yaml");
  }

  @Test
  void every_alert_was_seen_to_fire_and_none_on_a_healthy_system() throws IOException {
    String tests = Files.readString(FOLDER.resolve("alerts-test.yaml"));
    assertThat(names(tests, FIRED)).isEqualTo(alerts().keySet());
    assertThat(tests)
        .containsPattern(
            "(?s)a healthy system alerts nobody.*expr: ALERTS\\{alertstate=\"firing\"\\}\n"
                + " {8}exp_samples: \\[\\]");
  }

  @Test
  void every_alert_says_how_urgent_it_is_what_it_means_and_what_to_do_first() throws IOException {
    assertThat(alerts().values())
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(alert.severity()).as(alert.name()).isNotEmpty())
        .allSatisfy(
            alert -> assertThat(alert.body()).as(alert.name()).containsPattern(ANNOTATIONS));
  }

  @Test
  void exactly_the_alerts_there_are_stand_on_the_page_with_their_urgency() throws IOException {
    Map<String, String> rows =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    assertThat(rows)
        .isEqualTo(
            alerts().values().stream().collect(Collectors.toMap(Alert::name, Alert::severity)));
  }

  @Test
  void alerts_and_their_tests_ask_only_for_documented_metrics() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> documented =
        names(page.substring(page.indexOf("## Metrics"), page.indexOf("### Alerts")), METRIC_ROW);
    assertThat(alerts().values())
        .allSatisfy(
            alert ->
                assertThat(alert.metrics()).as(alert.name()).isNotEmpty().isSubsetOf(documented));
    assertThat(names(Files.readString(FOLDER.resolve("alerts-test.yaml")), SERIES))
        .isSubsetOf(documented);
  }

  private static Map<String, Alert> alerts() throws IOException {
    return ALERT
        .matcher(Files.readString(FOLDER.resolve("alerts.yaml")))
        .results()
        .map(found -> new Alert(found.group(1), found.group(2)))
        .collect(Collectors.toMap(Alert::name, Function.identity(), (one, _) -> one, TreeMap::new));
  }

  private static Set<String> names(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Runs it, and shows what it said where it is not content. */
  private static void promtool(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(FOLDER.resolve("promtool").toString()), Stream.of(arguments))
                    .toList())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("promtool %s:%n%s", List.of(arguments), said).isZero();
  }
}
