package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about events and the code that makes them speak of the same types and facts. */
class EventsPageTest {

  private static final Path PAGE = Path.of("../docs/events.md");
  private static final Path CORE = Path.of("../application/src/main/java");

  private static final Pattern TYPE = Pattern.compile("\"([a-z_]+\\.[A-Z][A-Za-z]+)\"");
  private static final Pattern FACT = Pattern.compile("facts\\.put\\(\"([a-z_]+)\"");
  private static final Pattern HEADING = Pattern.compile("`([a-z_]+\\.[A-Z][A-Za-z]+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  /** Types that have the same facts. */
  private record Family(Set<String> types, Set<String> facts) {}

  @Test
  void thePageListsEveryTypeWithEveryFactAndNoOther() throws IOException {
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(made());
  }

  private static List<Family> documented() throws IOException {
    List<Family> families = new ArrayList<>();
    for (String section : Files.readString(PAGE).split("(?m)^#+ ", -1)) {
      if (section.startsWith("Facts of ")) {
        families.add(
            new Family(
                found(HEADING, section.lines().findFirst().orElseThrow()), found(ROW, section)));
      }
    }
    return families;
  }

  private static List<Family> made() throws IOException {
    List<Family> families = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        if (code.contains("new NewEvent(")) {
          families.add(new Family(found(TYPE, code), found(FACT, code)));
        }
      }
    }
    return families;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
