package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the security page says is shown by tests that exist. */
class SecurityPageTest {

  private static final Path PAGE = Path.of("../docs/security.md");
  private static final Pattern TEST =
      Pattern.compile("\\[([A-Z]\\w+)(?:\\.(\\w+))?]\\((\\.\\./[^)]+\\.java)\\)");
  private static final String MET = "## Requirements that are met";
  private static final String NOT_MET = "## Requirements that are not met";

  @Test
  void every_named_test_exists() throws IOException {
    List<MatchResult> named = TEST.matcher(Files.readString(PAGE)).results().toList();
    assertThat(named).hasSizeGreaterThan(80);
    for (MatchResult test : named) {
      Path file = PAGE.resolveSibling(test.group(3)).normalize();
      assertThat(file).exists().hasFileName(test.group(1) + ".java");
      if (test.group(2) != null) {
        assertThat(Files.readString(file))
            .as("%s in %s", test.group(2), file)
            .containsPattern("void " + test.group(2) + "\\(");
      }
    }
  }

  @Test
  void every_requirement_that_is_met_names_its_test() throws IOException {
    String page = Files.readString(PAGE);
    List<String> rows =
        page.substring(page.indexOf(MET), page.indexOf(NOT_MET))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| Requirement"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(50).allMatch(row -> TEST.matcher(row).find());
  }
}
