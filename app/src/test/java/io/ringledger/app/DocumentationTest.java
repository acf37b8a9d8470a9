package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.events.domain.EventsFailure;
import io.ringledger.identity.domain.IdentityFailure;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.application.IdempotencyFailure;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.rest.ProtocolFailure;
import io.ringledger.sites.domain.SiteFailure;
import io.ringledger.vault.domain.VaultFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the code does. */
class DocumentationTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| `([A-Za-z0-9_]+)` \\|");
  private static final Pattern FAILURE_ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| \\d{3} \\| (.+) \\|$");
  private static final Pattern PREFLIGHT_ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([a-z ]+) \\| .+ \\|$");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  @Test
  void exactly_the_failure_codes_there_are_stand_on_their_page_word_for_word() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/failure-codes.md"));
    Set<String> rows =
        FAILURE_ROW
            .matcher(page)
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .collect(Collectors.toSet());
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(
                            BoutFailure.values(),
                            EventsFailure.values(),
                            IdempotencyFailure.values(),
                            IdentityFailure.values(),
                            RewardFailure.values(),
                            SiteFailure.values(),
                            CommerceFailure.values(),
                            AdvisoryFailure.values(),
                            VaultFailure.values())
                        .flatMap(Stream::of)
                        .map((FailureCode failure) -> failure.code() + " " + failure.detail()),
                    Stream.of(ProtocolFailure.values())
                        .map(failure -> failure.code() + " " + failure.detail()))
                .collect(Collectors.toSet()));
  }

  @Test
  void exactly_the_preflight_codes_there_are_stand_on_their_page_with_what_they_mean()
      throws IOException {
    String page = Files.readString(ROOT.resolve("docs/preflight.md"));
    Set<String> rows =
        PREFLIGHT_ROW
            .matcher(page)
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .collect(Collectors.toSet());
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PreflightCode.values())
                .map(
                    code ->
                        code.wire()
                            + " "
                            + code.severity().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList());
  }

  @Test
  void the_configuration_page_lists_exactly_the_settings_there_are() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/configuration.md"));
    String properties =
        Files.readString(ROOT.resolve("app/src/main/resources/application.properties"));
    Set<String> known =
        VARIABLE.matcher(properties).results().map(r -> r.group(1)).collect(Collectors.toSet());
    assertThat(firstColumn(page)).containsExactlyInAnyOrderElementsOf(new TreeSet<>(known));
  }

  @Test
  void every_link_between_documents_resolves() throws IOException {
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .map((MatchResult link) -> link.group(1))
          .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
          .forEach(
              target ->
                  assertThat(page.resolveSibling(target))
                      .as("link in %s", ROOT.relativize(page))
                      .exists());
    }
  }

  private static Set<String> firstColumn(String page) {
    return FIRST_COLUMN
        .matcher(page)
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
