package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xrpl.xrpl4j.codec.addresses.SeedCodec;

/** Searches the tree for secrets: keys, seeds, tokens, and what looks too random to be a text. */
class SecretScanTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> SKIPPED =
      Set.of("target", ".git", ".ringledger", ".idea", ".vscode", ".cifuzz-corpus", "node_modules");

  /** Bits for each character from which a text counts as random. */
  private static final double RANDOM = 4.0;

  /** What is no secret, and why. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry(
              "snoPBrXtMeMyMHUVTgbuqAfg1SUTb",
              "the seed of every new ledger's first account, public since the ledger's beginning"),
          Map.entry(
              "sEdTM1uX8pu2do5XvTnutH6HsouMaM2", "a seed of the XRPL documentation's examples"),
          Map.entry("sEdSJHS4oiAdz7w2X2ni1gFiqtbJHqE", "another one of them, of zeros only"),
          Map.entry(
              "3q2+7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=",
              "a key of the tests: deadbeef and counting bytes"),
          Map.entry(
              "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
              "a key of the tests: bytes that count from one"),
          Map.entry(
              "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyE=", "the same with another last byte"),
          Map.entry(
              "ZGlzdGluY3RpdmUga2V5IG9mIHRoZSBwcmVpbWFnZXM=",
              "a key of the tests, which says so when it is decoded"),
          Map.entry(
              "0a6f3c1e-8d52-4b7a-9c3d-2f1e5a7b9c04",
              "made up for the signatures of webhooks that are tried"),
          Map.entry(
              "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=",
              "a public key of the examples: that of 32 ones"),
          Map.entry(
              "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=",
              "a public key of the tests: that of 32 zeros"),
          Map.entry(
              "q7Zk1vXb0TgNwPz5RrUe8YdLmCsHfJa2oKi4EnBt9xQ=",
              "made up to look strong to the checks of the start"));

  private record Rule(String name, Pattern form, int group, Predicate<String> isOne) {

    static Rule of(String name, String form) {
      return new Rule(name, Pattern.compile(form), 0, _ -> true);
    }

    Stream<String> findIn(String text) {
      return form.matcher(text)
          .results()
          .map((MatchResult found) -> found.group(group))
          .filter(isOne)
          .filter(found -> !ALLOWED.containsKey(found));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          Rule.of("an AWS key", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Rule.of("a GitHub token", "\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\\w{60,})"),
          Rule.of("a Slack token", "\\bxox[abprs]-[A-Za-z0-9-]{10,}"),
          Rule.of(
              "a JSON Web Token",
              "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}"),
          new Rule(
              "an XRPL seed",
              Pattern.compile("\\bs[1-9A-HJ-NP-Za-km-z]{27,30}\\b"),
              0,
              SecretScanTest::isSeed),
          new Rule(
              "a Xaman credential",
              Pattern.compile(
                  "(?i)(?:xaman|xumm)[^\\n]{0,40}?(?:key|secret)[^\\n]{0,20}?"
                      + "\\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b"),
              1,
              uuid -> uuid.chars().distinct().count() > 10),
          new Rule(
              "32 random bytes",
              Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])"),
              0,
              text -> entropy(text) > RANDOM),
          new Rule(
              "a random value under a telling name",
              Pattern.compile(
                  "(?i)(?:secret|passw(?:or)?d|token|api[_-]?key|private[_-]?key)[\\w.-]*"
                      + "[\"']?\\s*[:=,(]\\s*[\"']([A-Za-z0-9+/=_-]{24,})[\"']"),
              1,
              text -> entropy(text) > RANDOM));

  @Test
  void the_tree_holds_no_secret() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (Rule rule : RULES) {
        // The value itself would be repeated in the log of the build.
        rule.findIn(text)
            .forEach(
                secret ->
                    found.add(
                        "%s: %s, %s..."
                            .formatted(name(file), rule.name(), secret.substring(0, 4))));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void each_rule_finds_what_it_is_for() {
    String random = "hV7pX2q9Zt" + "LmB4sKc8Wd" + "Rf6yNgJ3Ua" + "Qe1vTzH5oP" + "w0E";
    List<String> planted =
        List.of(
            "-----BEGIN EC " + "PRIVATE KEY-----",
            "AKIA" + "IOSFODNN7EXAMPLE",
            "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
            "xoxb-" + "123456789012-abcdef",
            "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0." + "c2lnbmF0dXJlc2lnbmF0dXJl",
            "sEdSXGRS5" + "wtAcH33J9e4H7E78vue4iK",
            "XAMAN_API_SECRET=" + "0f1e2d3c-4b5a-6978-" + "8796-a5b4c3d2e1f0",
            Base64.getEncoder()
                .encodeToString(random.substring(0, 32).getBytes(StandardCharsets.US_ASCII)),
            "password = \"" + random + "\"");
    for (int i = 0; i < RULES.size(); i++) {
      assertThat(RULES.get(i).findIn("x " + planted.get(i) + " y").toList())
          .as(RULES.get(i).name())
          .hasSize(1);
    }
  }

  @Test
  void what_is_allowed_is_still_there() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      if (!file.endsWith("SecretScanTest.java")) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all.toString()).contains(ALLOWED.keySet());
  }

  private static boolean isSeed(String text) {
    try {
      SeedCodec.getInstance().decodeSeed(text);
      return true;
    } catch (RuntimeException notASeed) {
      return false;
    }
  }

  /** Shannon's entropy of the characters. */
  private static double entropy(String text) {
    return text.chars()
        .distinct()
        .mapToDouble(
            symbol ->
                (double) text.chars().filter(other -> other == symbol).count() / text.length())
        .map(share -> -share * Math.log(share) / Math.log(2))
        .sum();
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
